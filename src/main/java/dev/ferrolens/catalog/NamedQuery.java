package dev.ferrolens.catalog;

import dev.ferrolens.ProfileException;
import dev.ferrolens.relation.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A ready-made question: one file of {@code queries/}, whose header says what it is for.
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
 * <p>A parameter stands in the SQL as {@code getvariable('name')}, so that the file also runs as it is in a
 * {@code duckdb} shell, after {@code SET VARIABLE name = …} or with its default; here it is bound.
 *
 * @param name the file's name without {@code .sql}
 * @param title what it shows, in a few words
 * @param about what it is for, in a sentence or two
 * @param byName of a query whose first column names what the time was spent on: the column with the time, of which
 *     some has no name and stands in rows with brackets
 * @param needs what a recording must hold
 * @param parameters what can be set
 * @param columns what comes back, in order
 * @param sql the SQL without the header
 */
public record NamedQuery(String name, String title, String about, Optional<String> byName, List<Need> needs,
        List<Parameter> parameters, List<ColumnNote> columns, String sql) {
    private static final Pattern VARIABLE = Pattern.compile("getvariable\\('(\\w+)'\\)");

    /**
     * What can be set.
     *
     * @param name its name
     * @param type its SQL type
     * @param byDefault its value if it is not set, as SQL
     * @param about what it does
     */
    public record Parameter(String name, String type, String byDefault, String about) {}

    /**
     * A column that comes back.
     *
     * @param name its name, with its unit at the end
     * @param about what it holds
     */
    public record ColumnNote(String name, String about) {}

    /** The SQL with values bound for its parameters; what is not given keeps its default. */
    public Sql bind(Map<String, ?> given) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new ProfileException("The query " + this.name + " has no parameter " + name + "; it has "
                        + (known.isEmpty() ? "none" : String.join(", ", known)) + ".");
            }
        }
        List<Object> values = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(sql);
        while (variables.find()) {
            values.add(given.get(variables.group(1)));
        }
        return new Sql(variables.replaceAll("?"), values);
    }

    static NamedQuery parse(String name, String text) {
        List<String> lines = text.lines().toList();
        List<String> header = lines.stream().takeWhile(line -> line.startsWith("--")).toList();
        String sql = lines.stream().skip(header.size()).collect(Collectors.joining("\n")).strip();
        return new NamedQuery(
                name,
                String.join(" ", entries(header, "title")),
                String.join(" ", entries(header, "about")),
                entries(header, "by-name").stream().findFirst(),
                entries(header, "needs").stream().map(Need::of).toList(),
                entries(header, "param").stream().map(NamedQuery::parameter).toList(),
                entries(header, "column").stream().map(NamedQuery::column).toList(),
                sql);
    }

    private static List<String> entries(List<String> header, String key) {
        String start = "-- " + key + ":";
        return header.stream().filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip()).toList();
    }

    private static Parameter parameter(String entry) {
        String[] words = entry.split("\\s+", 5);
        return new Parameter(words[0], words[1], words[3], words[4]);
    }

    private static ColumnNote column(String entry) {
        String[] words = entry.split("\\s+", 2);
        return new ColumnNote(words[0], words[1]);
    }

    /** What the recording lacks for this query, as a sentence with the flag to record with. */
    public Optional<String> lacking(Set<Need> recorded) {
        return lacking(recorded, Set.of());
    }

    /** The same, with what no flag would record: of that, the sentence says why. */
    public Optional<String> lacking(Set<Need> recorded, Set<Need> impossible) {
        return needs.stream().filter(need -> !recorded.contains(need)).findFirst()
                .map(need -> need.sentence(name, impossible.contains(need)));
    }

    /** The documentation of the query, as the header has it. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(name).append(": ").append(title).append("\n  ").append(about).append('\n');
        needs.forEach(need -> out.append("  needs: ").append(need.flag()).append('\n'));
        parameters.forEach(p -> out.append(String.format("  param  %-24s %s%n",
                p.name + " " + p.type + " = " + p.byDefault, p.about)));
        columns.forEach(c -> out.append(String.format("  column %-24s %s%n", c.name, c.about)));
        return out.toString();
    }
}
