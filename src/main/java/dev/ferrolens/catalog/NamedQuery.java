package dev.ferrolens.catalog;

import dev.ferrolens.message.Alike;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.message.Terminal;
import dev.ferrolens.relation.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A ready-made query: one file of {@code queries/}, documented by its header.
 *
 * <pre>{@code
 * -- title: Summary by label
 * -- about: What the time was spent on.
 * -- by-name: self_ns
 * -- needs: args
 * -- param: crate  VARCHAR = NULL   only compilations of this crate
 * -- column: label  the query or activity
 * SELECT … WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
 * }</pre>
 *
 * <p>The SQL reads a parameter as {@code getvariable('name')}, so that the file also runs unchanged in a {@code duckdb}
 * shell, after {@code SET VARIABLE name = …} or with the default. Here, values are bound.
 *
 * @param name the file's name without {@code .sql}
 * @param title the title, in a few words
 * @param about the purpose, in a sentence or two
 * @param byName the column of times, if the first column names what the time was spent on; time without a name is in
 *     rows in brackets, such as {@code (unattributed)}
 * @param needs the data that a recording must contain
 * @param parameters the parameters
 * @param columns the columns of the answer, in order
 * @param sql the SQL without the header
 */
public record NamedQuery(String name, String title, String about, Optional<String> byName, List<RecordedData> needs,
        List<Parameter> parameters, List<ColumnNote> columns, String sql) {
    private static final Pattern ENTRY = Pattern.compile("-- ([a-z-]+):(.*)");
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)\\s+(\\w+)\\s*=\\s*(\\S+)\\s+(.+)");
    private static final String INDENT = " ".repeat(34);
    private static final Pattern VARIABLE = Pattern.compile("getvariable\\('(\\w+)'\\)");

    /**
     * A parameter of a query.
     *
     * @param name its name
     * @param type its SQL type
     * @param byDefault its default value, as SQL
     * @param about its effect
     */
    public record Parameter(String name, String type, String byDefault, String about) {
        /** Returns whether a value is of the parameter's type, or is text that can be converted to it. */
        private boolean takes(Object value) {
            if (value == null) {
                return true;
            }
            String text = value.toString().strip();
            return switch (type) {
                case "INTEGER" -> isWhole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
                case "BIGINT" -> isWhole(text, Long.MIN_VALUE, Long.MAX_VALUE);
                case "BOOLEAN" -> text.matches("(?i)true|false|t|f|1|0");
                default -> true;
            };
        }

        private static boolean isWhole(String text, long least, long most) {
            try {
                BigDecimal number = new BigDecimal(text);
                return number.precision() - number.scale() < 20 && number.compareTo(BigDecimal.valueOf(least)) >= 0
                        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    /**
     * A column of the answer.
     *
     * @param name its name, with its unit at the end
     * @param about the meaning of its values
     */
    public record ColumnNote(String name, String about) {}

    /**
     * Returns the SQL with values bound to its parameters; a parameter without a value keeps its default.
     *
     * @throws FerrolensException if it has no such parameter, or a value is not of the parameter's type
     */
    public Sql bind(Map<String, ?> given) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        FerrolensException.requireGiven(given, "parameters").forEach((name, value) -> {
            int place = known.indexOf(name);
            if (place < 0) {
                String hint = Alike.hint(String.valueOf(name), known);
                throw new FerrolensException("The query " + this.name + " has no parameter " + name
                        + (hint.isEmpty() ? "; it has " + (known.isEmpty() ? "none" : String.join(", ", known)) + "."
                                : hint));
            }
            if (!parameters.get(place).takes(value)) {
                throw new FerrolensException("The parameter " + name + " of the query " + this.name + " has the type "
                        + parameters.get(place).type + "; " + value + " is not a value of that type.");
            }
        });
        List<Object> values = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(sql);
        while (variables.find()) {
            values.add(given.get(variables.group(1)));
        }
        return new Sql(variables.replaceAll("?"), values);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if a line of its header cannot be read; the message names it
     */
    static NamedQuery parse(String name, String text) {
        List<String> lines = text.lines().toList();
        List<String> header = lines.stream().takeWhile(line -> line.startsWith("--")).toList();
        Map<String, List<String>> entries = new HashMap<>();
        List<Parameter> parameters = new ArrayList<>();
        List<ColumnNote> columns = new ArrayList<>();
        List<RecordedData> needs = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            Matcher line = ENTRY.matcher(header.get(i));
            try {
                if (!line.matches()) {
                    throw new IllegalArgumentException("a header line has the form -- KEY: TEXT");
                }
                String entry = line.group(2).strip();
                switch (line.group(1)) {
                    case "title", "about", "by-name" ->
                            entries.computeIfAbsent(line.group(1), key -> new ArrayList<>()).add(entry);
                    case "needs" -> needs.add(RecordedData.of(entry));
                    case "param" -> parameters.add(parameter(entry));
                    case "column" -> columns.add(column(entry));
                    default -> throw new IllegalArgumentException("unknown key " + line.group(1));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("queries/" + name + ".sql:" + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return new NamedQuery(name, String.join(" ", entries.getOrDefault("title", List.of())),
                String.join(" ", entries.getOrDefault("about", List.of())),
                entries.getOrDefault("by-name", List.of()).stream().findFirst(), List.copyOf(needs),
                List.copyOf(parameters),
                List.copyOf(columns), lines.stream().skip(header.size()).collect(Collectors.joining("\n")).strip());
    }

    private static Parameter parameter(String entry) {
        Matcher words = PARAMETER.matcher(entry);
        if (!words.matches()) {
            throw new IllegalArgumentException("a parameter has the form NAME TYPE = DEFAULT ABOUT");
        }
        return new Parameter(words.group(1), words.group(2), words.group(3), words.group(4));
    }

    private static ColumnNote column(String entry) {
        String[] words = entry.split("\\s+", 2);
        if (words.length < 2) {
            throw new IllegalArgumentException("a column has the form NAME ABOUT");
        }
        return new ColumnNote(words[0], words[1]);
    }

    /**
     * Returns a message about data that the recording lacks for this query, with the flag that records it; empty if it
     * lacks none.
     */
    public Optional<String> lacking(Set<RecordedData> recorded) {
        return lacking(recorded, Set.of());
    }

    /** Returns the same message; for data that no flag could have recorded, it says why. */
    public Optional<String> lacking(Set<RecordedData> recorded, Set<RecordedData> impossible) {
        return needs.stream().filter(need -> !recorded.contains(need)).findFirst()
                .map(need -> need.message(name, impossible.contains(need)));
    }

    /** Returns the documentation of the query, as in its header, in the width of the terminal. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        append(name + ": " + title, "  ", out);
        append("  " + about, "  ", out);
        needs.forEach(need -> append("  needs: " + need.flag(), "    ", out));
        parameters.forEach(p -> append(String.format("  param  %-24s %s", p.name + " " + p.type + " = " + p.byDefault,
                p.about), INDENT, out));
        columns.forEach(c -> append(String.format("  column %-24s %s", c.name, c.about), INDENT, out));
        return out.toString();
    }

    private static void append(String line, String hanging, StringBuilder out) {
        out.append(Printable.wrapped(line, Terminal.width(), hanging)).append('\n');
    }
}
