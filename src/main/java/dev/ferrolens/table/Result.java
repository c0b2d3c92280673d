package dev.ferrolens.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The rows of an answer in memory.
 *
 * @param columns the names of the columns
 * @param rows the rows, in order
 */
public record Result(List<String> columns, List<Row> rows) {
    /** Reads all rows. */
    public static Result read(ResultSet from) throws SQLException {
        List<String> columns = columns(from.getMetaData());
        List<Row> rows = new ArrayList<>();
        while (from.next()) {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = plain(from.getObject(i + 1));
            }
            rows.add(new Row(columns, Collections.unmodifiableList(Arrays.asList(values))));
        }
        return new Result(columns, rows);
    }

    /** Returns the first rows, as many as asked for, or all that there are. */
    public Result first(int most) {
        return rows.size() <= most ? this : new Result(columns, rows.subList(0, most));
    }

    /** Returns the first columns, as many as asked for. */
    public Result columns(int most) {
        List<String> names = columns.subList(0, most);
        return new Result(names, rows.stream().map(row -> new Row(names, row.values().subList(0, most))).toList());
    }

    /** Returns one row of one value. */
    public static Result of(String column, Object value) {
        List<String> columns = List.of(column);
        return new Result(columns, List.of(new Row(columns, List.of(value))));
    }

    /** Returns the names of the columns of a result, in order. */
    public static List<String> columns(ResultSetMetaData of) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= of.getColumnCount(); i++) {
            columns.add(of.getColumnName(i));
        }
        return List.copyOf(columns);
    }

    /** Returns a value as one of the types of {@link Row}. DuckDB sums BIGINT to HUGEINT, but these sums fit a long. */
    public static Object plain(Object value) throws SQLException {
        if (value instanceof BigInteger big) {
            return big.bitLength() < Long.SIZE ? (Object) big.longValue() : (Object) big.doubleValue();
        } else if (value instanceof BigDecimal decimal) {
            return decimal.doubleValue();
        } else if (value instanceof Float || value instanceof Double) {
            return ((Number) value).doubleValue();
        } else if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        } else if (value instanceof Array array) {
            return Arrays.toString((Object[]) array.getArray());
        }
        return value.toString();
    }
}
