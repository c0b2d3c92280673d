package dev.ferrolens.chart;

import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A heat map: a cell for each pair of names, darker for larger values. Darkness grows with the square root, so that
 * small numbers differ from zero.
 *
 * @param rows the names from top to bottom, those with most first
 * @param columns the names from left to right, those with most first
 * @param values the values by row and column; NaN if there is none
 * @param sum the sum of all values, also of those that are not drawn
 * @param axis the axis of the colour bar
 * @param column the column of the numbers
 * @param units the units of the numbers
 */
record HeatMap(String title, List<String> rows, List<String> columns, double[][] values, double sum, Axis axis,
        String column, Units units) implements Drawing {
    private static final int ROW = 20;
    private static final int LABEL = 40;
    private static final int MOST_ROWS = 100;
    private static final int MOST_COLUMNS = 40;

    static HeatMap of(ChartSpec spec, List<Row> answer, Units units) {
        String column = spec.values().get(0);
        Map<String, Double> rowSums = new LinkedHashMap<>();
        Map<String, Double> columnSums = new LinkedHashMap<>();
        Map<String, Map<String, Double>> fields = new LinkedHashMap<>();
        for (Row row : answer) {
            String y = Drawings.name(row, spec.names().subList(0, 1));
            String x = Drawings.name(row, spec.names().subList(1, 2));
            double value = row.getDouble(column);
            rowSums.merge(y, value, Double::sum);
            columnSums.merge(x, value, Double::sum);
            fields.computeIfAbsent(y, name -> new LinkedHashMap<>()).merge(x, value, Double::sum);
        }
        List<String> rows = bySum(rowSums, MOST_ROWS);
        List<String> columns = bySum(columnSums, MOST_COLUMNS);
        double[][] values = new double[rows.size()][columns.size()];
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < columns.size(); x++) {
                values[y][x] = fields.get(rows.get(y)).getOrDefault(columns.get(x), Double.NaN);
            }
        }
        double max = fields.values().stream().flatMap(row -> row.values().stream())
                .mapToDouble(Double::doubleValue).max().orElse(0);
        Axis axis = Axis.of(column, units, 0, max);
        String title = Drawings.limited(Drawings.title(spec, axis), rows.size(), rowSums.size());
        return new HeatMap(title, rows, columns, values,
                rowSums.values().stream().mapToDouble(Double::doubleValue).sum(), axis, column, units);
    }

    private static List<String> bySum(Map<String, Double> sums, int most) {
        return sums.entrySet().stream().sorted(Comparator.comparing(entry -> -entry.getValue())).limit(most)
                .map(Map.Entry::getKey).toList();
    }

    @Override
    public int height(int width) {
        return 60 + rows.size() * ROW + above(width) + (Drawings.isNarrow(width) ? 50 : 0);
    }

    /** Returns the height for the slanted names above, which are upright in a narrow drawing. */
    private int above(int width) {
        double steep = Drawings.isNarrow(width) ? 1 : 0.65;
        return 20 + (int) (steep * Svg.TEXT_WIDTH * columnLabels().stream().mapToInt(String::length).max().orElse(0));
    }

    private List<String> rowLabels(int width) {
        int most = Drawings.isNarrow(width) ? LABEL / 2 : LABEL;
        return Label.apart(rows).stream().map(name -> Label.shortened(name, most)).toList();
    }

    private List<String> columnLabels() {
        return columns.stream().map(name -> Label.shortened(name, 24)).toList();
    }

    private double darkness(double value) {
        return axis.max() > 0 ? Math.sqrt(Math.max(0, value) / axis.max()) : 0;
    }

    private String hover(int y, int x) {
        double value = Double.isNaN(values[y][x]) ? 0 : values[y][x];
        String share = sum > 0 ? String.format(Locale.ROOT, ", %.1f %% of all", 100 * value / sum) : "";
        return units.format(column, value) + share;
    }

    @Override
    public List<Trace> traces() {
        List<List<Double>> fields = new ArrayList<>();
        List<List<String>> hovers = new ArrayList<>();
        for (int y = 0; y < rows.size(); y++) {
            List<Double> line = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (int x = 0; x < columns.size(); x++) {
                line.add(Double.isNaN(values[y][x]) ? null : darkness(values[y][x]));
                texts.add("<b>" + Label.plotlyLines(rows.get(y)) + "</b><br>" + Label.plotlyLines(columns.get(x)) + ": "
                        + Label.plotly(hover(y, x)));
            }
            fields.add(line);
            hovers.add(texts);
        }
        return List.of(PlotlyTrace.of("type", "heatmap", "z", fields, "xgap", 1, "ygap", 1, "coloraxis", "coloraxis",
                "text", hovers, "hovertemplate", "%{text}<extra></extra>", "hoverongaps", false));
    }

    @Override
    public Map<String, Object> layout(int width) {
        boolean isNarrow = Drawings.isNarrow(width);
        List<Double> ticks = axis.ticks();
        Map<String, Object> bar = PlotlyFigure.attributes("thickness", 12, "lenmode", "pixels",
                "len", Math.min(300, 40 + rows.size() * ROW), "outlinewidth", 0,
                "title", PlotlyFigure.attributes("text", Label.plotly(axis.title())),
                "tickvals", ticks.stream().map(this::darkness).toList(),
                "ticktext", ticks.stream().map(axis::tick).map(Label::plotly).toList());
        bar.putAll(isNarrow ? PlotlyFigure.attributes("orientation", "h", "y", 0, "yanchor", "top", "len", 200)
                : PlotlyFigure.attributes("y", 1, "yanchor", "top"));
        return PlotlyFigure.attributes(
                "coloraxis", PlotlyFigure.attributes("cmin", 0, "cmax", 1, "colorscale", Palette.heatScale(),
                        "colorbar", bar),
                "xaxis", names(columnLabels(), "tickangle", isNarrow ? -90 : -40, "side", "top",
                        "range", List.of(-0.5, columns.size() - 0.5)),
                "yaxis", names(rowLabels(width), "range", List.of(rows.size() - 0.5, -0.5), "ticklabelstandoff", 4,
                        "tickfont", PlotlyFigure.attributes("family", Svg.CODE, "size", 11)),
                "margin", PlotlyFigure.attributes("l", isNarrow ? 4 : 20, "r", isNarrow ? 8 : 20, "t", 36, "b", 20));
    }

    private static Map<String, Object> names(List<String> labels, Object... more) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            places.add(i);
        }
        Map<String, Object> axis = PlotlyFigure.attributes("tickvals", places,
                "ticktext", labels.stream().map(Label::plotly).toList(), "automargin", true, "showgrid", false,
                "zeroline", false, "ticks", "");
        axis.putAll(PlotlyFigure.attributes(more));
        return axis;
    }

    @Override
    public void draw(Svg svg) {
        List<String> labels = rowLabels(svg.width());
        double left = 20 + Svg.CODE_WIDTH * labels.stream().mapToInt(String::length).max().orElse(0);
        double top = 40 + above(svg.width());
        double width = Math.min(60, (svg.width() - left - 20) / columns.size());
        for (int y = 0; y < rows.size(); y++) {
            svg.code(left - 6, top + y * ROW + ROW / 2.0, labels.get(y), "end");
            for (int x = 0; x < columns.size(); x++) {
                if (!Double.isNaN(values[y][x])) {
                    svg.rectangle(left + x * width, top + y * ROW, width - 1, ROW - 1,
                            Palette.heat(darkness(values[y][x])),
                            rows.get(y) + " · " + columns.get(x) + " · " + hover(y, x));
                }
            }
        }
        List<String> above = columnLabels();
        for (int x = 0; x < columns.size(); x++) {
            svg.slanted(left + (x + 0.4) * width, top - 8, above.get(x));
        }
    }
}
