package dev.ferrolens.chart;

import dev.ferrolens.html.Scheme;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A chart of horizontal bars, the first on top; each has one part or several.
 *
 * @param names the label of each bar
 * @param parts the parts of the bars, each with a number for every bar
 * @param axis the axis of the numbers
 * @param column the column of the numbers
 * @param units the units of the numbers
 */
record Bars(String title, List<String> names, List<Series> parts, Axis axis, String column, Units units)
        implements Drawing {
    /** The number of bars that fit on a screen; the title tells how many there are in all. */
    static final int MOST = 30;
    private static final int BAR = 22;
    private static final int LABEL = 52;

    /**
     * One part of all bars.
     *
     * @param name the name of the part
     * @param colours the colour of the part; for bars with one part, that of each bar
     * @param values the length in each bar
     */
    record Series(String name, List<String> colours, double[] values) {
        /** Returns the colour of the part in the legend. */
        String colour() {
            return colours.get(0);
        }
    }

    /** Returns a bar for each row, with a part for each column of values. */
    static Bars ofRows(ChartSpec spec, List<Row> rows, Units units) {
        List<Row> shown = rows.subList(0, Math.min(rows.size(), MOST));
        List<String> names = shown.stream().map(row -> Drawings.name(row, spec.names())).toList();
        List<Series> parts = new ArrayList<>();
        for (String column : spec.values()) {
            String name = Axis.words(column, column.endsWith("_ns") ? "_ns" : "");
            double[] values = shown.stream().mapToDouble(row -> row.getDouble(column)).toArray();
            List<String> colours = spec.values().size() > 1 ? List.of(Palette.of(name, parts.size()))
                    : column.startsWith("change") ? signs(values) : names.stream().map(Palette::of).toList();
            parts.add(new Series(name, colours, values));
        }
        return of(spec, names, parts, units, rows.size());
    }

    private static List<String> signs(double[] changes) {
        return Arrays.stream(changes).mapToObj(change -> change < 0 ? Scheme.LESS : Scheme.MORE).toList();
    }

    /** Returns a bar for each name, the longest on top, with a part for each value of the second column. */
    static Bars ofGroups(ChartSpec spec, List<Row> rows, Units units) {
        Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
        Set<String> partNames = new LinkedHashSet<>();
        for (Row row : rows) {
            String name = Drawings.name(row, spec.names().subList(0, 1));
            String part = Drawings.name(row, spec.names().subList(1, 2));
            double value = row.getDouble(spec.values().get(0));
            numbers.computeIfAbsent(name, n -> new LinkedHashMap<>()).merge(part, value, Double::sum);
            partNames.add(part);
        }
        List<String> names = numbers.entrySet().stream().sorted(Comparator.comparingDouble(Bars::sum).reversed())
                .limit(MOST).map(Map.Entry::getKey).toList();
        List<Series> parts = new ArrayList<>();
        for (String part : partNames) {
            parts.add(new Series(part, List.of(Palette.of(part, parts.size())),
                    names.stream().mapToDouble(name -> numbers.get(name).getOrDefault(part, 0.0)).toArray()));
        }
        return of(spec, names, parts, units, numbers.size());
    }

    private static double sum(Map.Entry<String, Map<String, Double>> bar) {
        return bar.getValue().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Bars of(ChartSpec spec, List<String> names, List<Series> parts, Units units, int all) {
        double min = 0;
        double max = 0;
        for (int i = 0; i < names.size(); i++) {
            double below = 0;
            double above = 0;
            for (Series part : parts) {
                below += Math.min(0, part.values()[i]);
                above += Math.max(0, part.values()[i]);
            }
            min = Math.min(min, below);
            max = Math.max(max, above);
        }
        String column = spec.values().get(0);
        Axis axis = Axis.of(spec.values().size() == 1 ? column : Drawings.ending(column), units, min, max);
        String title = Drawings.limited(Drawings.title(spec, axis), names.size(), all);
        return new Bars(title, names, parts, axis, column, units);
    }

    @Override
    public int height(int width) {
        return 84 + names.size() * bar(width) + legendHeight(width);
    }

    /** Returns the height of a bar, in a narrow drawing with its name above it. */
    private static int bar(int width) {
        return Drawings.isNarrow(width) ? 36 : BAR;
    }

    private boolean hasLegend() {
        return parts.size() > 1;
    }

    private int legendHeight(int width) {
        return hasLegend() ? Svg.legendHeight(parts.stream().map(Series::name).toList(), width) : 0;
    }

    @Override
    public List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        for (Series part : parts) {
            List<Integer> places = new ArrayList<>();
            List<Double> lengths = new ArrayList<>();
            List<String> hovers = new ArrayList<>();
            List<String> ends = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                places.add(i);
                lengths.add(axis.scaled(part.values()[i]));
                hovers.add("<b>" + Label.plotlyLines(names.get(i)) + "</b><br>" + Label.plotly(hover(part, i)));
                ends.add(hasLegend() ? "" : units.format(column, part.values()[i]));
            }
            traces.add(PlotlyTrace.of("type", "bar", "orientation", "h", "name", Label.key(part.name()),
                    "y", places, "x", lengths,
                    "marker", PlotlyFigure.attributes("color", hasLegend() ? part.colour() : part.colours()),
                    "customdata", hovers, "hovertemplate", "%{customdata}<extra></extra>",
                    "text", ends, "textposition", hasLegend() ? "none" : "outside", "cliponaxis", false,
                    "showlegend", hasLegend()));
        }
        return traces;
    }

    private String hover(Series part, int bar) {
        String number = units.format(column, part.values()[bar]);
        return hasLegend() ? part.name() + ": " + number : number;
    }

    @Override
    public Map<String, Object> layout(int width) {
        boolean isNarrow = Drawings.isNarrow(width);
        Map<String, Object> x = axis.plotly();
        if (!hasLegend()) {
            // Numbers stand at the ends of bars.
            double room = (axis.max() - axis.min()) * (isNarrow ? 0.3 : 0.15);
            x.put("range", List.of(axis.scaled(axis.min() < 0 ? axis.min() - room : 0), axis.scaled(axis.max()
                    + room)));
        }
        return PlotlyFigure.attributes("barmode", "relative", "meta", PlotlyFigure.attributes("isFixed", isNarrow),
                "bargap", isNarrow ? 0.6 : 0.25,
                "xaxis", x, "yaxis", Drawings.lines(labels(), LABEL * (isNarrow ? 9 : 10) / 10, width),
                "hovermode", "closest",
                "margin", PlotlyFigure.attributes("l", isNarrow ? 8 : 20, "r", 16, "t", 36 + legendHeight(width),
                        "b", 44),
                "legend", Drawings.legend());
    }

    /** Returns the names without the beginning that they have in common. */
    private List<String> labels() {
        return Label.apart(names);
    }

    @Override
    public void draw(Svg svg) {
        List<String> labels = labels().stream().map(name -> Label.shortened(name, LABEL)).toList();
        double left = 20 + Svg.CODE_WIDTH * labels.stream().mapToInt(String::length).max().orElse(0);
        double right = svg.width() - 80;
        left += axis.min() < 0 ? 70 : 0;
        double top = 36 + legendHeight(svg.width());
        double bottom = top + names.size() * BAR;
        if (hasLegend()) {
            svg.legend(parts.stream().map(Series::name).toList(), parts.stream().map(Series::colour).toList());
        }
        svg.axis(axis, left, right, top, bottom);
        double scale = (right - left) / Math.max(axis.max() - axis.min(), Double.MIN_NORMAL);
        double zero = left - axis.min() * scale;
        for (int i = 0; i < names.size(); i++) {
            double y = top + i * BAR;
            svg.code(left - 6 - (axis.min() < 0 ? 70 : 0), y + BAR / 2.0, labels.get(i), "end");
            double below = zero;
            double above = zero;
            for (Series part : parts) {
                double length = part.values()[i] * scale;
                double x = length < 0 ? below + length : above;
                svg.rectangle(x, y + 3, Math.abs(length), BAR - 6, hasLegend() ? part.colour() : part.colours().get(i),
                        names.get(i) + " · " + hover(part, i));
                if (!hasLegend()) {
                    svg.text(x + (length < 0 ? -5 : length + 5), y + BAR / 2.0, hover(part, i),
                            length < 0 ? "end" : "start", Scheme.INK);
                }
                below = Math.min(below, x);
                above = Math.max(above, x + length);
            }
        }
    }
}
