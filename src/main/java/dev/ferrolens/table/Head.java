package dev.ferrolens.table;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.message.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * The first rows of an answer, to be shown to people, and the number of the other rows.
 *
 * @param columns the names of the columns
 * @param rows the first rows, in order
 * @param units the units for numbers
 * @param more the number of other rows
 * @param note a note to show below the rows; empty for none
 */
public record Head(List<String> columns, List<Row> rows, Units units, long more, String note) {
    public static Head of(Result result, Units units, long more) {
        return new Head(result.columns(), result.rows(), units, more, "");
    }

    /** Returns these rows with a note. */
    public Head below(String text) {
        return new Head(columns, rows, units, more, text);
    }

    /** Returns the first rows of a Tablesaw table, with times in nanoseconds where a column's name says so. */
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

    /** Returns the heading of a column, given its index. */
    public String title(int column) {
        return units.head(columns.get(column));
    }

    /** Returns whether a column contains numbers, given its index. */
    public boolean isNumeric(int column) {
        return rows.stream().map(row -> row.values().get(column)).anyMatch(Number.class::isInstance);
    }

    /** Returns a value formatted for people, on one line: {@code text(0, 2)} is the third value of the first row. */
    public String text(int row, int column) {
        return units.format(rows.get(row), column);
    }

    /** Returns the lines below the rows: the number of the other rows, and the note. */
    public List<String> footer() {
        return Stream.of(rest(), note).filter(line -> !line.isEmpty()).toList();
    }

    /** Returns a text for the other rows; empty if there are none, and {@code no rows} if the answer has no rows. */
    public String rest() {
        return rows.isEmpty() && more == 0 ? "no rows" : more == 0 ? ""
                : String.format(Locale.ROOT, "… and %,d more row%s", more, more == 1 ? "" : "s");
    }

    /**
     * Returns the rows as aligned text for a terminal of the given width, with the lines below. Columns that do not fit
     * are named there.
     */
    public String text(int width) {
        TextTable table = new TextTable(this, width);
        String below = Stream.of(rest(), table.leftOut(), note).filter(line -> !line.isEmpty())
                .map(line -> Printable.wrapped(line, width, "")).collect(Collectors.joining("\n"));
        return (table + below).stripTrailing();
    }

    /** Returns the rows as aligned text in the width of the terminal, with the lines below. */
    @Override
    public String toString() {
        return text(Terminal.width());
    }
}
