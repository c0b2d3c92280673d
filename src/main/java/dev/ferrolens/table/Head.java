package dev.ferrolens.table;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * The first rows of an answer, which is what people look at, and how many more there are.
 *
 * @param columns the names of the columns
 * @param rows the first rows, in order
 * @param units how numbers are written
 * @param more how many rows the answer has beside these
 * @param note what is to be said below them, as a sentence; empty for nothing
 */
public record Head(List<String> columns, List<Row> rows, Units units, long more, String note) {
    public static Head of(Result result, Units units, long more) {
        return new Head(result.columns(), result.rows(), units, more, "");
    }

    /** The same with a sentence below. */
    public Head below(String sentence) {
        return new Head(columns, rows, units, more, sentence);
    }

    /** The first rows of a Tablesaw table, with times in nanoseconds where a column's name says so. */
    public static Head of(Table table, int most) {
        List<String> columns = List.copyOf(FerrolensException.requireGiven(table, "table").columnNames());
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(most, table.rowCount()); row++) {
            List<Object> values = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                values.add(table.column(column).isMissing(row) ? null : table.get(row, column));
            }
            rows.add(new Row(columns, values));
        }
        return new Head(columns, rows, Units.TIME, table.rowCount() - rows.size(), "");
    }

    /** What stands above a column, by its place. */
    public String title(int column) {
        return units.head(columns.get(column));
    }

    /** Whether a column holds numbers, by its place. */
    public boolean isNumeric(int column) {
        return rows.stream().map(row -> row.values().get(column)).anyMatch(Number.class::isInstance);
    }

    /** A value for people, on one line: {@code text(0, 2)} is the third value of the first row. */
    public String text(int row, int column) {
        return units.format(columns.get(column), rows.get(row).values().get(column));
    }

    /** The words below the rows: how many are not here, and the note. */
    public List<String> footer() {
        return Stream.of(rest(), note).filter(line -> !line.isEmpty()).toList();
    }

    /** The words for the rows that are not here; empty if all are, and {@code no rows} if there are none at all. */
    public String rest() {
        return rows.isEmpty() && more == 0 ? "no rows" : more == 0 ? ""
                : String.format(Locale.ROOT, "… and %,d more row%s", more, more == 1 ? "" : "s");
    }

    /** The rows as aligned text that fits into a terminal of so many columns, with the words below. */
    public String text(int width) {
        String below = footer().stream().map(line -> Printable.wrapped(line, width, ""))
                .collect(Collectors.joining("\n"));
        return (new TextTable(this, width) + below).stripTrailing();
    }

    /** The rows as aligned text, with the words below. */
    @Override
    public String toString() {
        return (new TextTable(this) + String.join("\n", footer())).stripTrailing();
    }
}
