package dev.ferrolens.store;

import java.nio.charset.StandardCharsets;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/**
 * A column of rows in memory.
 *
 * @param name the column's name in SQL
 * @param type its type
 * @param writer the writer of a range of rows
 */
record Column<T>(String name, DuckDBColumnType type, Writer<T> writer) {
    interface Writer<T> {
        /** Writes {@code count} rows, beginning with {@code from}, to the rows of a vector from 0 on. */
        void write(T rows, int from, int count, DuckDBWritableVector into);
    }

    interface LongValue<T> {
        long at(T rows, int row);
    }

    interface IntValue<T> {
        int at(T rows, int row);
    }

    interface BooleanValue<T> {
        boolean at(T rows, int row);
    }

    /** Returns valid UTF-8, or null. */
    interface TextValue<T> {
        byte[] at(T rows, int row);
    }

    static <T> Column<T> bigint(String name, LongValue<T> value) {
        return new Column<>(name, DuckDBColumnType.BIGINT, (rows, from, count, into) -> {
            for (int i = 0; i < count; i++) {
                into.setLong(i, value.at(rows, from + i));
            }
        });
    }

    static <T> Column<T> integer(String name, IntValue<T> value) {
        return new Column<>(name, DuckDBColumnType.INTEGER, (rows, from, count, into) -> {
            for (int i = 0; i < count; i++) {
                into.setInt(i, value.at(rows, from + i));
            }
        });
    }

    /** Returns a column of numbers from 0 on; a negative value becomes NULL. */
    static <T> Column<T> number(String name, IntValue<T> value) {
        return new Column<>(name, DuckDBColumnType.INTEGER, (rows, from, count, into) -> {
            for (int i = 0; i < count; i++) {
                int number = value.at(rows, from + i);
                if (number < 0) {
                    into.setNull(i);
                } else {
                    into.setInt(i, number);
                }
            }
        });
    }

    static <T> Column<T> bool(String name, BooleanValue<T> value) {
        return new Column<>(name, DuckDBColumnType.BOOLEAN, (rows, from, count, into) -> {
            for (int i = 0; i < count; i++) {
                into.setBoolean(i, value.at(rows, from + i));
            }
        });
    }

    static <T> Column<T> utf8(String name, TextValue<T> value) {
        return new Column<>(name, DuckDBColumnType.VARCHAR, (rows, from, count, into) -> {
            byte[][] texts = new byte[count][];
            for (int i = 0; i < count; i++) {
                texts[i] = value.at(rows, from + i);
            }
            into.setStringUtf8Batch(0, texts);
        });
    }

    static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
