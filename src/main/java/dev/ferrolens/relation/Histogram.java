package dev.ferrolens.relation;

import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.ChartSpec;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Terminal;
import dev.ferrolens.table.Head;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * How the values of a column are distributed. It prints a bar for each bin; {@link #chart} draws it.
 *
 * <pre>{@code s.typeck().byFunction().histogram("self_ns").chart().show()}</pre>
 */
public final class Histogram {
    private static final int WIDEST = 30;

    private final String column;
    private final Relation bins;

    Histogram(String column, Relation bins) {
        this.column = column;
        String unit = Units.unit(column).isEmpty() ? "_value" : Units.unit(column);
        this.bins = bins.select("\"from\" AS from" + unit, "\"to\" AS to" + unit, "\"rows\"", "share_pct");
    }

    /**
     * Returns the bins, empty ones in between included: {@code from_ns} and {@code to_ns}, with the unit of the column,
     * or else {@code from_value} and {@code to_value}; and {@code rows} and {@code share_pct}. The SQL is
     * {@code queries/relation/histogram.sql}.
     */
    public Relation bins() {
        return bins;
    }

    /** Draws the histogram. */
    public Chart chart() {
        List<String> names = List.of("bin", "rows");
        List<Row> bars = bins.rows().stream().map(row -> new Row(names, List.of(
                edge(row, 0) + " to " + edge(row, 1), row.get("rows")))).toList();
        return Chart.of(bars, Units.TIME, ChartSpec.bars("bin", "rows").titled("Histogram of " + column));
    }

    private String edge(Row row, int at) {
        return bins.units().format(row.columns().get(at), row.values().get(at));
    }

    /** Prints the histogram to standard output. */
    public void show() {
        System.out.println(this);
    }

    /** Returns a line for each bin, with a bar. */
    @Override
    public String toString() {
        return text(Terminal.width());
    }

    /** Returns the same text for a terminal of the given width. */
    public String text(int width) {
        try {
            List<Row> rows = bins.rows();
            long most = rows.stream().mapToLong(row -> row.getLong("rows")).max().orElse(0);
            List<String> columns = new ArrayList<>(List.of("bar"));
            columns.addAll(0, rows.isEmpty() ? List.of("rows") : rows.get(0).columns());
            return new Head(columns, rows.stream().map(row -> withBar(row, columns, most)).toList(), bins.units(), 0,
                    "").text(width);
        } catch (FerrolensException e) {
            return e.getMessage();
        }
    }

    private static Row withBar(Row row, List<String> columns, long most) {
        List<Object> values = new ArrayList<>(row.values());
        values.add("█".repeat((int) Math.ceil((double) row.getLong("rows") * WIDEST / Math.max(1, most))));
        return new Row(columns, values);
    }
}
