package dev.ferrolens.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL text with the values for its question marks, in their order.
 *
 * @param text the SQL
 * @param values what is bound
 */
public record Sql(String text, List<Object> values) {
    /** What tells whether SQL ends in an order: brackets, the order, and what may follow one. */
    private static final Pattern ORDER = Pattern.compile(
            "(?<open>\\()|(?<close>\\))|(?<order>\\bORDER\\s+BY\\b)|\\b(LIMIT|OFFSET|FETCH|USING)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Checks nothing: a wrong number of values is for DuckDB to tell. Null values are allowed. */
    public Sql {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** SQL with its values. */
    public static Sql of(String text, Object... values) {
        return new Sql(text, Arrays.asList(values));
    }

    /** The text with its values in place, as literals: what a person would paste into a prompt. */
    public String withLiterals() {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (SqlToken token : SqlToken.split(text)) {
            out.append(token.isPlaceholder() && next < values.size() ? literal(values.get(next++)) : token.text());
        }
        return out.toString();
    }

    /**
     * The same rows in no order: what is only counted need not be sorted, and DuckDB would. Unchanged where the text
     * does not plainly end in an order.
     */
    Sql unordered() {
        if (text.contains("$") || text.contains("\\")) {
            // It may hold strings that the tokens do not know.
            return this;
        }
        Sql unordered = this;
        int depth = 0;
        int start = 0;
        int placeholders = 0;
        for (SqlToken token : SqlToken.split(text)) {
            Matcher found = ORDER.matcher(token.isPlain() ? token.text() : "");
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
            placeholders += token.isPlaceholder() ? 1 : 0;
            start += token.text().length();
        }
        return unordered;
    }

    /** Whether the text plainly ends in an order. */
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
