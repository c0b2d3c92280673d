package dev.ferrolens.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * SQL text with the values for its question marks, in their order.
 *
 * @param text the SQL
 * @param values what is bound
 */
public record Sql(String text, List<Object> values) {
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

    private static String literal(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
