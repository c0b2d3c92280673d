package dev.ferrolens.chart;

import dev.ferrolens.relation.Row;
import dev.ferrolens.relation.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Bars from left to right, the first on top; each of one part or of several.
 *
 * @param names what stands before each bar
 * @param parts the parts of the bars, each with a number for every bar
 * @param note what is not drawn; empty if nothing
 */
record Bars(String title, List<String> names, List<Part> parts, Axis axis, String column, Units units, String note)
        implements Drawing {
    /** As many bars as fit on a screen or two; more are told about in a note. */
    static final int MOST = 60;
    private static final int BAR = 22;
    private static final int LABEL = 52;

    /** One part of all bars. */
    record Part(String name, List<String> colours, double[] values) {
        /** What stands for the part beside its name. */
        String colour() {
            return colours.get(0);
        }
    }

    /** A bar a row, in as many parts as there are columns of values. */
    static Bars ofRows(ChartSpec spec, List<Row> rows, Units units) {
        List<Row> shown = rows.subList(0, Math.min(rows.size(), MOST));
        List<String> names = shown.stream().map(row -> Drawings.name(row, spec.names())).toList();
        List<Part> parts = new ArrayList<>();
        for (String column : spec.values()) {
            String name = Axis.words(column, column.endsWith("_ns") ? "_ns" : "");
            List<String> colours = column.startsWith("change") ? shown.stream().map(row -> row.getDouble(column))
                    .map(change -> change < 0 ? Palette.LESS : Palette.MORE).toList()
                    : spec.values().size() == 1 ? names.stream().map(Palette::of).toList()
                    : List.of(Palette.of(name, parts.size()));
            parts.add(new Part(name, colours,
                    shown.stream().mapToDouble(row -> row.getDouble(column)).toArray()));
        }
        return of(spec, names, parts, units, rest(rows.size() - shown.size()));
    }

    /** A bar for each name, the longest on top, with a part for each value of the second column. */
    static Bars ofGroups(ChartSpec spec, List<Row> rows, Units units) {
        Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
        Map<String, Double> partNames = new LinkedHashMap<>();
        for (Row row : rows) {
            String name = Drawings.name(row, spec.names().subList(0, 1));
            String part = Drawings.name(row, spec.names().subList(1, 2));
            double value = row.getDouble(spec.values().get(0));
            numbers.computeIfAbsent(name, n -> new LinkedHashMap<>()).merge(part, value, Double::sum);
            partNames.merge(part, value, Double::sum);
        }
        List<String> names = numbers.entrySet().stream().sorted(Comparator.comparingDouble(Bars::sum).reversed())
                .limit(MOST).map(Map.Entry::getKey).toList();
        List<Part> parts = new ArrayList<>();
        for (String part : partNames.keySet()) {
            parts.add(new Part(part, List.of(Palette.of(part, parts.size())),
                    names.stream().mapToDouble(name -> numbers.get(name).getOrDefault(part, 0.0)).toArray()));
        }
        return of(spec, names, parts, units, rest(numbers.size() - names.size()));
    }

    private static double sum(Map.Entry<String, Map<String, Double>> bar) {
        return bar.getValue().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Bars of(ChartSpec spec, List<String> names, List<Part> parts, Units units, String note) {
        double min = 0;
        double max = 0;
        for (int i = 0; i < names.size(); i++) {
            double below = 0;
            double above = 0;
            for (Part part : parts) {
                below += Math.min(0, part.values()[i]);
                above += Math.max(0, part.values()[i]);
            }
            min = Math.min(min, below);
            max = Math.max(max, above);
        }
        String column = spec.values().get(0);
        Axis axis = Axis.of(spec.values().size() == 1 ? column : Drawings.ending(column), units, min, max);
        return new Bars(Drawings.title(spec, axis), names, parts, axis, column, units, note);
    }

    private static String rest(int rows) {
        return rows == 0 ? "" : String.format(Locale.ROOT, "… and %,d more", rows);
    }

    @Override
    public int height() {
        return 84 + names.size() * BAR + (hasLegend() ? 22 : 0) + (note.isEmpty() ? 0 : 18);
    }

    private boolean hasLegend() {
        return parts.size() > 1;
    }

    @Override
    public List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        for (Part part : parts) {
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
            traces.add(PlotlyTrace.of("type", "bar", "orientation", "h", "name", Label.plotly(part.name()),
                    "y", places, "x", lengths, "marker", PlotlyFigure.attributes("color", hasLegend() ? part.colour() : part.colours()),
                    "customdata", hovers, "hovertemplate", "%{customdata}<extra></extra>",
                    "text", ends, "textposition", hasLegend() ? "none" : "outside", "cliponaxis", false,
                    "showlegend", hasLegend()));
        }
        return traces;
    }

    private String hover(Part part, int bar) {
        String number = units.format(column, part.values()[bar]);
        return hasLegend() ? part.name() + ": " + number : number;
    }

    @Override
    public Map<String, Object> layout() {
        List<Integer> places = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            places.add(i);
            labels.add(Label.plotly(Label.shortened(names.get(i), LABEL)));
        }
        Map<String, Object> y = PlotlyFigure.attributes("tickvals", places, "ticktext", labels,
                "range", List.of(names.size() - 0.5, -0.5), "automargin", true, "fixedrange", true,
                "ticks", "", "ticklabelstandoff", 6,
                "tickfont", PlotlyFigure.attributes("family", Svg.CODE, "size", 11));
        Map<String, Object> x = axis.plotly();
        if (axis.min() < 0 && !hasLegend()) {
            double room = 0.12 * (axis.max() - axis.min());
            x.put("range", List.of(axis.scaled(axis.min() - room), axis.scaled(axis.max() + room)));
        }
        Map<String, Object> layout = PlotlyFigure.attributes("barmode", "relative", "bargap", 0.25,
                "xaxis", x, "yaxis", y, "hovermode", "closest",
                "margin", PlotlyFigure.attributes("l", 20, "r", 70, "t", hasLegend() ? 58 : 36, "b", note.isEmpty() ? 44 : 62),
                "legend", PlotlyFigure.attributes("orientation", "h", "x", 0, "y", 1, "yanchor", "bottom",
                        "traceorder", "normal"));
        if (!note.isEmpty()) {
            layout.put("annotations", List.of(PlotlyFigure.attributes("text", Label.plotly(note), "showarrow", false,
                    "xref", "paper", "x", 1, "xanchor", "right", "yref", "paper", "y", 0,
                    "yanchor", "top", "yshift", -38, "font", PlotlyFigure.attributes("color", Palette.FAINT))));
        }
        return layout;
    }

    @Override
    public void draw(Svg svg) {
        List<String> labels = names.stream().map(name -> Label.shortened(name, LABEL)).toList();
        double left = 20 + Svg.CODE_WIDTH * labels.stream().mapToInt(String::length).max().orElse(0);
        double right = Svg.WIDTH - 80;
        left += axis.min() < 0 ? 70 : 0;
        double top = hasLegend() ? 58 : 36;
        double bottom = top + names.size() * BAR;
        if (hasLegend()) {
            svg.legend(parts.stream().map(Part::name).toList(), parts.stream().map(Part::colour).toList(), 42);
        }
        svg.axis(axis, left, right, top, bottom);
        double scale = (right - left) / Math.max(axis.max() - axis.min(), Double.MIN_NORMAL);
        double zero = left - axis.min() * scale;
        for (int i = 0; i < names.size(); i++) {
            double y = top + i * BAR;
            svg.code(left - 6 - (axis.min() < 0 ? 70 : 0), y + BAR / 2.0, labels.get(i), "end");
            double below = zero;
            double above = zero;
            for (Part part : parts) {
                double length = part.values()[i] * scale;
                double x = length < 0 ? below + length : above;
                svg.rectangle(x, y + 3, Math.abs(length), BAR - 6, hasLegend() ? part.colour() : part.colours().get(i),
                        names.get(i) + " · " + hover(part, i));
                if (!hasLegend()) {
                    svg.text(x + (length < 0 ? -5 : length + 5), y + BAR / 2.0, hover(part, i),
                            length < 0 ? "end" : "start", Palette.TEXT);
                }
                below = Math.min(below, x);
                above = Math.max(above, x + length);
            }
        }
        if (!note.isEmpty()) {
            svg.text(Svg.WIDTH - 8, bottom + 40, note, "end", Palette.FAINT);
        }
    }
}
