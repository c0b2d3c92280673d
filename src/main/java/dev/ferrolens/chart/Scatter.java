package dev.ferrolens.chart;

import dev.ferrolens.html.Scheme;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.traces.Trace;

/** A scatter plot with a point for each row. Points far from the others are labelled with their names. */
record Scatter(String title, List<String> names, Side x, Side y) implements Drawing {
    private static final int NAMED = 14;

    /**
     * The numbers along one axis, which is logarithmic if nine in ten points would be in its first tenth. Numbers that
     * are not positive are then at its beginning.
     *
     * @param values the values of the points
     * @param labels the values formatted for people
     * @param least the smallest positive number
     * @param column the column of the numbers
     * @param units the units of the numbers
     */
    record Side(Axis axis, double[] values, List<String> labels, boolean isLogarithmic, double least,
            String column, Units units) {
        static Side of(String column, List<Row> rows, Units units) {
            double[] values = rows.stream().mapToDouble(row -> row.getDouble(column)).toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double min = sorted.length == 0 ? 0 : sorted[0];
            double max = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
            boolean crowded = min >= 0 && max > 0 && BoxPlot.quantile(sorted, 0.9) < max / 10;
            double least = Arrays.stream(sorted).filter(value -> value > 0).findFirst().orElse(1);
            List<String> labels = rows.stream().map(row -> units.format(column, row.get(column))).toList();
            return new Side(Axis.of(column, units, min, max), values, labels, crowded, least, column, units);
        }

        /** Returns the position of a point between the beginning of the axis, 0, and its largest number, 1. */
        double share(int i) {
            return share(values[i]);
        }

        double share(double value) {
            if (isLogarithmic) {
                return value <= 0 ? 0 : Math.log(value / first()) / Math.log(axis.max() / first());
            }
            return (value - axis.min()) / Math.max(axis.max() - axis.min(), Double.MIN_NORMAL);
        }

        /** Returns the beginning of a logarithmic axis, which is apart from the smallest number if it stands for 0. */
        private double first() {
            return hasZero() ? least / 4 : least / 1.5;
        }

        private boolean hasZero() {
            return Arrays.stream(values).anyMatch(value -> value <= 0);
        }

        /** Returns the number of a point for plotly. */
        double plotly(int i) {
            return axis.scaled(isLogarithmic ? Math.max(values[i], first()) : values[i]);
        }

        List<Double> ticks() {
            if (!isLogarithmic) {
                return axis.ticks();
            }
            List<Double> powers = new ArrayList<>();
            if (hasZero()) {
                powers.add(first());
            }
            for (double power = Math.pow(10, Math.ceil(Math.log10(least / 1.5))); power <= axis.max(); power *= 10) {
                powers.add(power);
            }
            return powers;
        }

        /** Returns the label of a tick; on a logarithmic axis, each has its own unit. */
        String tick(double tick) {
            if (isLogarithmic && hasZero() && tick == first()) {
                return "0";
            }
            return (isLogarithmic ? Axis.of(column, units, 0, tick) : axis).tick(tick);
        }

        Map<String, Object> attributes() {
            Map<String, Object> attributes = axis.plotly();
            if (isLogarithmic) {
                double high = Math.log10(axis.scaled(axis.max()));
                double low = Math.log10(axis.scaled(first()));
                attributes.putAll(PlotlyFigure.attributes("type", "log",
                        "tickvals", ticks().stream().map(axis::scaled).toList(), "ticksuffix", "",
                        "ticktext", ticks().stream().map(this::tick).map(Label::plotly).toList(), "range",
                        List.of(low - (high - low) * 0.02, high + (high - low) * 0.05)));
            }
            return attributes;
        }
    }

    static Scatter of(ChartSpec spec, List<Row> rows, Units units) {
        String xColumn = spec.values().get(0);
        String yColumn = spec.values().get(1);
        List<Row> whole = rows.stream().filter(row -> row.get(xColumn) != null && row.get(yColumn) != null).toList();
        // A number on an axis is not a name.
        boolean isNamed = !spec.values().containsAll(spec.names());
        List<String> names = whole.stream().map(row -> isNamed ? Drawings.name(row, spec.names()) : "").toList();
        Side x = Side.of(xColumn, whole, units);
        Side y = Side.of(yColumn, whole, units);
        String title = spec.title() != null ? spec.title()
                : Drawings.capitalized(y.axis().title() + " against " + x.axis().title());
        return new Scatter(title, names, x, y);
    }

    @Override
    public int height(int width) {
        return 480;
    }

    private String hover(int i) {
        return x.axis().title() + ": " + x.labels().get(i) + ", " + y.axis().title() + ": " + y.labels().get(i);
    }

    @Override
    public List<Trace> traces() {
        List<Double> across = new ArrayList<>();
        List<Double> up = new ArrayList<>();
        List<String> hovers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            across.add(x.plotly(i));
            up.add(y.plotly(i));
            hovers.add((names.get(i).isEmpty() ? "" : "<b>" + Label.plotlyLines(names.get(i)) + "</b><br>")
                    + Label.plotly(hover(i)));
        }
        return List.of(PlotlyTrace.of("type", "scatter", "mode", "markers", "x", across, "y", up,
                "marker", PlotlyFigure.attributes("color", Palette.PLAIN, "size", 8, "opacity", 0.6),
                "cliponaxis", false, "customdata", hovers, "hovertemplate", "%{customdata}<extra></extra>",
                "showlegend", false));
    }

    @Override
    public Map<String, Object> layout(int width) {
        List<Map<String, Object>> labels = new ArrayList<>();
        for (int i : named(width)) {
            labels.add(PlotlyFigure.attributes(
                    "x", x.isLogarithmic() ? Math.log10(x.plotly(i)) : x.plotly(i),
                    "y", y.isLogarithmic() ? Math.log10(y.plotly(i)) : y.plotly(i), "showarrow", false,
                    "text", Label.plotly(label(i, width)), "xanchor", isRight(i) ? "right" : "left",
                    "xshift", isRight(i) ? -7 : 7,
                    "font", PlotlyFigure.attributes("family", Svg.CODE, "size", 11, "color", Scheme.INK)));
        }
        return PlotlyFigure.attributes("xaxis", x.attributes(), "yaxis", y.attributes(), "hovermode", "closest",
                "annotations", labels, "margin", PlotlyFigure.attributes("l", 12, "r", 16, "t", 36, "b", 44));
    }

    /**
     * Returns the points that are labelled: those furthest along an axis whose label has room beside them, without
     * other points or labels.
     */
    private List<Integer> named(int width) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Double.compare(reach(b), reach(a)));
        List<Integer> named = new ArrayList<>();
        for (int i : order.subList(0, Math.min(order.size(), 200))) {
            boolean isFar = !names.get(i).isEmpty() && reach(i) > 0.02;
            if (isFar && named.size() < NAMED && named.stream().noneMatch(other -> isNear(i, other, width))
                    && IntStream.range(0, names.size()).noneMatch(other -> isUnderLabel(other, i, width))) {
                named.add(i);
            }
        }
        return named;
    }

    private double reach(int i) {
        return Math.max(x.values()[i] / Math.max(x.axis().max(), 1), y.values()[i] / Math.max(y.axis().max(), 1));
    }

    private String label(int i, int width) {
        return Label.shortened(names.get(i), Drawings.isNarrow(width) ? 22 : 40);
    }

    /** Returns the length of a label as a part of the axis. */
    private double length(int i, int width) {
        return (Svg.CODE_WIDTH * label(i, width).length() + 12) / (width - 100);
    }

    private boolean isNear(int a, int b, int width) {
        return Math.abs(y.share(a) - y.share(b)) < 0.04
                && Math.abs(x.share(a) - x.share(b)) < length(a, width) + length(b, width);
    }

    private boolean isUnderLabel(int point, int labelled, int width) {
        double across = (x.share(point) - x.share(labelled)) * (isRight(labelled) ? -1 : 1);
        return across > 0.003 && across < length(labelled, width)
                && Math.abs(y.share(point) - y.share(labelled)) < 0.018;
    }

    private boolean isRight(int i) {
        return x.share(i) > 0.5;
    }

    @Override
    public void draw(Svg svg) {
        double left = 76;
        double width = svg.width() - 30 - left;
        double top = 44;
        double bottom = height(svg.width()) - 48;
        for (double tick : x.ticks()) {
            double at = left + x.share(tick) * width;
            svg.line(at, top, at, bottom, Scheme.LINE);
            svg.text(at, bottom + 10, x.tick(tick), "middle", Scheme.FAINT);
        }
        for (double tick : y.ticks()) {
            double at = bottom - y.share(tick) * (bottom - top);
            svg.line(left, at, left + width, at, Scheme.LINE);
            svg.text(left - 6, at, y.tick(tick), "end", Scheme.FAINT);
        }
        svg.text(left + width / 2, bottom + 28, x.axis().title(), "middle", Scheme.FAINT);
        svg.text(8, 34, y.axis().title(), "start", Scheme.FAINT);
        for (int i = 0; i < names.size(); i++) {
            svg.circle(left + x.share(i) * width, bottom - y.share(i) * (bottom - top), 3.5, Palette.PLAIN,
                    names.get(i) + " · " + hover(i));
        }
        for (int i : named(svg.width())) {
            svg.code(left + x.share(i) * width + (isRight(i) ? -7 : 7), bottom - y.share(i) * (bottom - top),
                    label(i, svg.width()), isRight(i) ? "end" : "start");
        }
    }
}
