package dev.ferrolens.table;

import dev.ferrolens.message.Alike;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import java.util.List;

/**
 * One row of an answer. Columns are found by their name; an unknown name is an error with the names that are alike, or
 * all names.
 */
public final class Row {
    private final List<String> columns;
    private final List<Object> values;

    /** Creates a row of as many values as columns; the lists are not copied. */
    public Row(List<String> columns, List<Object> values) {
        this.columns = columns;
        this.values = values;
    }

    /** Returns the names of the columns, in order. */
    public List<String> columns() {
        return columns;
    }

    /**
     * Returns the value of a column: a {@code Long}, {@code Integer}, {@code Double}, {@code Boolean} or {@code
     * String}, or null.
     */
    public Object get(String column) {
        int at = columns.indexOf(FerrolensException.requireGiven(column, "column"));
        if (at < 0) {
            String hint = Alike.hint(column, columns);
            throw new FerrolensException("There is no column " + column + " here"
                    + (hint.isEmpty() ? "; there are " + String.join(", ", columns) + "." : hint));
        }
        return values.get(at);
    }

    /** Returns the value of a column as text, or null. */
    public String getString(String column) {
        Object value = get(column);
        return value == null ? null : value.toString();
    }

    /** Returns the value of a column as a whole number; 0 if it is null. */
    public long getLong(String column) {
        return number(column).longValue();
    }

    /** Returns the value of a column as a number; 0 if it is null. */
    public double getDouble(String column) {
        return number(column).doubleValue();
    }

    private Number number(String column) {
        Object value = get(column);
        if (value == null) {
            return 0L;
        }
        if (value instanceof Number number) {
            return number;
        }
        throw new FerrolensException("The column " + column + " holds " + value + ", which is not a number.");
    }

    /**
     * Returns the row as a record, whose components have the names of columns: {@code self_ns} or {@code selfNs}. A
     * missing number is 0.
     *
     * <pre>{@code
     * record Cost(String function, long selfNs) {}
     * s.functions().rows(Cost.class)
     * }</pre>
     *
     * @throws FerrolensException if a component has no column, or another type than its column
     */
    public <T extends Record> T to(Class<T> type) {
        return RecordMaker.of(type).make(this);
    }

    /** Returns the values in the order of the columns. */
    public List<Object> values() {
        return values;
    }

    /** Returns the row as {@code column=value} pairs. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < columns.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(Printable.line(columns.get(i))).append('=')
                    .append(Printable.line(String.valueOf(values.get(i))));
        }
        return out.append('}').toString();
    }
}
