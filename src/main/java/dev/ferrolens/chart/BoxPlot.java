package dev.ferrolens.chart;

import dev.ferrolens.html.Scheme;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A box plot of the values of each name: a box from the first quartile to the third with the median in it, and whiskers
 * to the smallest and the largest value.
 *
 * @param names the names, from top to bottom
 * @param values the sorted values of each name
 */
record BoxPlot(String title, List<String> names, List<double[]> values, Axis axis, String column, Units units)
        implements Drawing {
    private static final int BOX = 26;
    private static final int LABEL = 52;

    static BoxPlot of(ChartSpec spec, List<Row> rows, Units units) {
        String column = spec.values().get(0);
        Map<String, List<Double>> found = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.get(column) != null) {
                found.computeIfAbsent(Drawings.name(row, spec.names()), n -> new ArrayList<>())
                        .add(row.getDouble(column));
            }
        }
        List<String> names = found.keySet().stream().limit(Bars.MOST).toList();
        List<double[]> values = new ArrayList<>();
        for (String name : names) {
            double[] sorted = found.get(name).stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            values.add(sorted);
        }
        double max = values.stream().mapToDouble(sorted -> sorted[sorted.length - 1]).max().orElse(0);
        double min = values.stream().mapToDouble(sorted -> sorted[0]).min().orElse(0);
        Axis axis = Axis.of(column, units, min, max);
        String title = Drawings.limited(Drawings.title(spec, axis), names.size(), found.size());
        return new BoxPlot(title, names, values, axis, column, units);
    }

    @Override
    public int height(int width) {
        return 84 + names.size() * (Drawings.isNarrow(width) ? 40 : BOX);
    }

    @Override
    public List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<Double> lengths = Arrays.stream(values.get(i)).map(axis::scaled).boxed().toList();
            traces.add(PlotlyTrace.of("type", "box", "orientation", "h", "x", lengths,
                    "y", Collections.nCopies(lengths.size(), i), "name", "",
                    "marker", PlotlyFigure.attributes("color", Palette.of(names.get(i)), "size", 5),
                    "boxpoints", "all", "jitter", 0.4, "pointpos", 0, "quartilemethod", "inclusive",
                    "text", Collections.nCopies(lengths.size(), Label.plotlyLines(names.get(i))),
                    "showlegend", false));
        }
        return traces;
    }

    @Override
    public Map<String, Object> layout(int width) {
        boolean isNarrow = Drawings.isNarrow(width);
        return PlotlyFigure.attributes("meta", PlotlyFigure.attributes("isFixed", isNarrow), "xaxis", axis.plotly(),
                "yaxis", Drawings.lines(names, LABEL * (isNarrow ? 9 : 10) / 10, width),
                "hovermode", "closest", "boxgap", isNarrow ? 0.6 : 0.3,
                "margin", PlotlyFigure.attributes("l", isNarrow ? 8 : 20, "r", 30, "t", 36, "b", 44));
    }

    @Override
    public void draw(Svg svg) {
        List<String> labels = names.stream().map(name -> Label.shortened(name, LABEL)).toList();
        double left = 20 + Svg.CODE_WIDTH * labels.stream().mapToInt(String::length).max().orElse(0);
        double right = svg.width() - 30;
        double bottom = 36 + names.size() * BOX;
        svg.axis(axis, left, right, 36, bottom);
        double scale = (right - left) / Math.max(axis.max() - axis.min(), Double.MIN_NORMAL);
        for (int i = 0; i < names.size(); i++) {
            double[] sorted = values.get(i);
            double middle = 36 + i * BOX + BOX / 2.0;
            double[] at = {quantile(sorted, 0), quantile(sorted, 0.25), quantile(sorted, 0.5),
                quantile(sorted, 0.75), quantile(sorted, 1)};
            for (int q = 0; q < at.length; q++) {
                at[q] = left + (at[q] - axis.min()) * scale;
            }
            String colour = Palette.of(names.get(i));
            svg.code(left - 6, middle, labels.get(i), "end");
            svg.line(at[0], middle, at[4], middle, colour);
            svg.line(at[0], middle - 5, at[0], middle + 5, colour);
            svg.line(at[4], middle - 5, at[4], middle + 5, colour);
            svg.rectangle(at[1], middle - 8, Math.max(1, at[3] - at[1]), 16, Scheme.PAPER, colour,
                    names.get(i) + " · median " + units.format(column, quantile(sorted, 0.5)));
            svg.line(at[2], middle - 8, at[2], middle + 8, colour);
        }
    }

    /** Returns the value below which a share of the sorted values lies, interpolated between two of them. */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
    }
}
