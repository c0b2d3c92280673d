package dev.ferrolens.chart;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes drawings from rows. */
final class Drawings {
    private Drawings() {}

    /** Returns the drawing of rows, of which there is at least one, for a specification. */
    static Drawing of(ChartSpec spec, List<Row> rows, Units units) {
        for (String column : spec.values()) {
            if (rows.stream().map(row -> row.get(column)).anyMatch(v -> v != null && !(v instanceof Number))) {
                throw new FerrolensException("The column " + column
                        + " cannot be drawn: it contains text; name a column of"
                        + " numbers.");
            }
        }
        return switch (spec.kind()) {
            case BARS -> Bars.ofRows(spec, rows, units);
            case STACKED_BARS -> Bars.ofGroups(spec, rows, units);
            case HEAT_MAP -> HeatMap.of(spec, rows, units);
            case BOX_PLOT -> BoxPlot.of(spec, rows, units);
            case SCATTER -> Scatter.of(spec, rows, units);
            case TIMELINE -> Timeline.ofRows(spec, rows, units);
            case TREEMAP, ICICLE -> Hierarchy.ofRows(spec, rows, units);
            case TREE -> Hierarchy.ofTree(spec, rows, units);
        };
    }

    /** Returns whether names are above their lines, since a drawing is too narrow for names beside them. */
    static boolean isNarrow(int width) {
        return width < 2 * Svg.NARROW;
    }

    /** Returns plotly's axis of names, one for each line: beside the lines, or above them in a narrow drawing. */
    static Map<String, Object> lines(List<String> names, int most, int width) {
        List<Integer> places = IntStream.range(0, names.size()).boxed().toList();
        List<String> labels = names.stream().map(name -> Label.plotly(Label.shortened(name, most))).toList();
        Map<String, Object> axis = PlotlyFigure.attributes("tickvals", places, "ticktext", labels,
                "range", List.of(names.size() - 0.5, -0.5), "automargin", true, "fixedrange", true,
                "showgrid", false, "zeroline", false, "ticks", "", "ticklabelstandoff", 6,
                "tickfont", PlotlyFigure.attributes("family", Svg.CODE, "size", 11));
        if (isNarrow(width)) {
            axis.putAll(PlotlyFigure.attributes("range", List.of(names.size() - 0.5, -0.8), "ticklabelposition",
                    "inside", "ticklabelstandoff", 0, "ticklabelshift", 15));
        }
        return axis;
    }

    /** Returns plotly's legend in lines above the drawing. */
    static Map<String, Object> legend() {
        return PlotlyFigure.attributes("orientation", "h", "x", 0, "y", 1, "yanchor", "bottom",
                "traceorder", "normal");
    }

    /** Returns the name of a row: its texts, without missing ones. */
    static String name(Row row, List<String> columns) {
        String name = columns.stream().map(row::getString).filter(Objects::nonNull).collect(Collectors.joining(" · "));
        return name.isEmpty() ? "(none)" : name;
    }

    /** Returns the title of a specification, or else one made of the axis and the names. */
    static String title(ChartSpec spec, Axis axis) {
        if (spec.title() != null) {
            return spec.title();
        }
        String by = spec.names().stream().map(name -> Axis.words(name, "")).collect(Collectors.joining(" and "));
        return capitalized(axis.title() + " by " + by);
    }

    /** Returns a title that tells the number in all if only the first are drawn. */
    static String limited(String title, int drawn, int all) {
        return drawn == all ? title : String.format(Locale.ROOT, "%s (%,d of %,d)", title, drawn, all);
    }

    /** Returns words with a capital letter. */
    static String capitalized(String words) {
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Returns the unit at the end of a column's name, which is what several columns have in common. */
    static String ending(String column) {
        int at = column.lastIndexOf('_');
        return at > 0 && List.of("_ns", "_bytes", "_pct").contains(column.substring(at))
                ? "time" + column.substring(at) : column;
    }
}
