package dev.ferrolens.relation;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.relation.SqlToken.Kind;
import dev.ferrolens.table.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQL text with the values for its question marks, in order.
 *
 * @param text the SQL
 * @param values the values to bind
 */
public record Sql(String text, List<Object> values) {
    /** Finds whether SQL ends in an ORDER BY: brackets, ORDER BY, and the clauses that may follow it. */
    private static final Pattern ORDER = Pattern.compile(
            "(?<open>\\()|(?<close>\\))|(?<order>\\bORDER\\s+BY\\b)|\\b(LIMIT|OFFSET|FETCH|USING)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int WIDEST = 100;

    /** Creates SQL without checking it. Null values are allowed. */
    public Sql {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /**
     * Returns SQL with its values. Comments and semicolons at the end are removed, so that more SQL can follow.
     * Numbered placeholders, {@code $2} or {@code ?2}, become question marks, so that the SQL can be combined with
     * other SQL.
     *
     * @param text the SQL
     * @param values the values for its question marks, one for each; a null array is one null
     * @throws FerrolensException if the number of values is not the number of question marks
     */
    public static Sql of(String text, Object... values) {
        FerrolensException.requireGiven(text, "SQL");
        List<SqlToken> tokens = withoutEnd(SqlToken.split(text));
        List<Object> given = values == null ? Collections.singletonList(null) : Arrays.asList(values);
        StringBuilder plain = new StringBuilder();
        List<Object> inOrder = new ArrayList<>();
        int marks = 0;
        int highest = 0;
        for (SqlToken token : tokens) {
            if (!token.is(Kind.PLACEHOLDER)) {
                plain.append(token.text());
                continue;
            }
            int number = number(token, text);
            int place = number == 0 ? marks++ : number - 1;
            highest = Math.max(highest, place + 1);
            inOrder.add(place < given.size() ? given.get(place) : null);
            plain.append('?');
        }
        if (highest != given.size()) {
            throw miscounted(text, highest, given.size());
        }
        return new Sql(plain.toString(), inOrder);
    }

    /** Returns the number of a placeholder; 0 for a plain question mark. */
    private static int number(SqlToken placeholder, String text) {
        String number = placeholder.text().substring(1);
        if (number.isEmpty()) {
            return 0;
        }
        if (!number.matches("[1-9][0-9]{0,4}")) {
            throw new FerrolensException("Named placeholders are not supported: write ? in place of "
                    + placeholder.text()
                    + " in " + cited(text) + ".");
        }
        return Integer.parseInt(number);
    }

    private static FerrolensException miscounted(String text, int marks, int values) {
        String have = marks == 0 ? "no question mark" : marks == 1 ? "1 question mark" : marks + " question marks";
        String given = values == 0 ? "no value was" : values == 1 ? "1 value was" : values + " values were";
        return new FerrolensException("The SQL " + cited(text) + " has " + have + ", and " + given
                + " given: give one value for each question mark, in their order.");
    }

    private static String cited(String text) {
        return "`" + Printable.shortened(Printable.line(text.strip()), WIDEST) + "`";
    }

    /** Returns the tokens without the comments and semicolons at the end, if there are any. */
    private static List<SqlToken> withoutEnd(List<SqlToken> tokens) {
        List<SqlToken> kept = new ArrayList<>(tokens);
        boolean isShorter = false;
        while (!kept.isEmpty()) {
            SqlToken last = kept.remove(kept.size() - 1);
            String text = last.is(Kind.PLAIN) ? last.text().replaceAll("[;\\s]+$", "") : last.text();
            isShorter |= last.is(Kind.COMMENT) || last.text().indexOf(';', text.length()) >= 0;
            if (!last.is(Kind.COMMENT) && !text.isEmpty()) {
                kept.add(new SqlToken(last.kind(), text));
                break;
            }
        }
        return isShorter ? kept : tokens;
    }

    /**
     * Returns a part of a statement that the user wrote, such as a condition, a column or an order.
     *
     * @param what a name for the part, for error messages
     * @throws FerrolensException if it is empty, or its brackets are not balanced, since it would then change the SQL
     *     around it; or as {@link #of}
     */
    static Sql part(String what, String text, Object... values) {
        Sql part = of(FerrolensException.requireGiven(text, what), values);
        int depth = 0;
        int lowest = 0;
        boolean isEmpty = true;
        for (SqlToken token : SqlToken.split(part.text)) {
            isEmpty &= token.is(Kind.COMMENT) || token.text().isBlank();
            for (char c : (token.is(Kind.PLAIN) ? token.text() : "").toCharArray()) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                lowest = Math.min(lowest, depth);
            }
        }
        if (isEmpty) {
            throw new FerrolensException("The " + what + " is empty.");
        }
        if (lowest < 0 || depth != 0) {
            throw new FerrolensException("The " + what + " " + cited(text) + (lowest < 0
                    ? " closes a bracket that it does not open." : " does not close a bracket that it opens."));
        }
        return part;
    }

    /** Returns parts that the user wrote, separated by commas. They must not have values. */
    static String list(String what, String... texts) {
        FerrolensException.requireGiven(texts, what);
        if (texts.length == 0) {
            throw new FerrolensException("There is no " + what + ": name at least one.");
        }
        return Arrays.stream(texts).map(text -> withoutValues(what, text)).collect(Collectors.joining(", "));
    }

    private static String withoutValues(String what, String text) {
        if (SqlToken.split(FerrolensException.requireGiven(text, what)).stream()
                .anyMatch(t -> t.is(Kind.PLACEHOLDER))) {
            throw new FerrolensException("The " + what + " " + cited(text)
                    + " has a question mark, but only where() and"
                    + " sql() take values.");
        }
        return part(what, text).text.strip();
    }

    /** Returns the text with its values as literals, so that it can be pasted into a prompt. */
    public String withLiterals() {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (SqlToken token : SqlToken.split(text)) {
            out.append(token.is(Kind.PLACEHOLDER) && next < values.size() ? literal(values.get(next++)) : token.text());
        }
        return out.toString();
    }

    /**
     * Returns SQL for the same rows without an order, since DuckDB would sort rows that are only counted. The text is
     * unchanged unless it clearly ends in an ORDER BY.
     */
    Sql unordered() {
        Sql unordered = this;
        int depth = 0;
        int start = 0;
        int placeholders = 0;
        for (SqlToken token : SqlToken.split(text)) {
            Matcher found = ORDER.matcher(token.is(Kind.PLAIN) ? token.text() : "");
            while (found.find()) {
                if (found.group("open") != null) {
                    depth++;
                } else if (found.group("close") != null) {
                    depth--;
                } else if (depth == 0) {
                    unordered = found.group("order") == null ? this : new Sql(text.substring(0, start + found.start()),
                            values.subList(0, Math.min(placeholders, values.size())));
                }
            }
            placeholders += token.is(Kind.PLACEHOLDER) ? 1 : 0;
            start += token.text().length();
        }
        return unordered;
    }

    /** Returns whether the text begins or ends a transaction, which would affect all later queries. */
    boolean isTransaction() {
        return text.strip().matches("(?is)(BEGIN|START|COMMIT|ROLLBACK|ABORT|END)\\b.*");
    }

    /** Returns SQL that gives the rows of an answer in memory. */
    static Sql giving(Result answer) {
        List<String> columns = answer.columns().stream().map(name -> '"' + name.replace("\"", "\"\"") + '"').toList();
        if (answer.rows().isEmpty()) {
            return new Sql(columns.stream().map(name -> "NULL AS " + name)
                    .collect(Collectors.joining(", ", "SELECT ", " WHERE false")), List.of());
        }
        String row = columns.stream().map(name -> "?").collect(Collectors.joining(", ", "(", ")"));
        return new Sql("FROM (VALUES " + String.join(", ", Collections.nCopies(answer.rows().size(), row))
                + ") AS answer (" + String.join(", ", columns) + ")",
                answer.rows().stream().flatMap(values -> values.values().stream())
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    /** Returns whether the text clearly is one SELECT: it begins as one, and no other statement follows. */
    boolean isPlainSelect() {
        return text.strip().matches("(?is)(SELECT|FROM|VALUES|PIVOT|UNPIVOT)\\b.*")
                && SqlToken.split(text).stream().noneMatch(token -> token.is(Kind.PLAIN) && token.text().contains(";"));
    }

    /** Returns whether the text clearly ends in an ORDER BY. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOrdered() {
        return unordered() != this;
    }

    private static String literal(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
