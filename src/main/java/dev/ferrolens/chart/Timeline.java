package dev.ferrolens.chart;

import dev.ferrolens.html.Scheme;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A timeline: lanes with bars from start to end. If two bars overlap, the later one in the list is on top.
 *
 * @param lanes the lanes, from top to bottom
 * @param bars the bars of all lanes
 * @param axis the axis of time, from 0 on
 * @param units the units of times
 */
record Timeline(String title, List<Lane> lanes, List<Bar> bars, Axis axis, Units units) implements Drawing {
    private static final int LABEL = 44;
    /** The number of lanes above which each has the least height. */
    private static final int MANY = 80;
    /** The largest number of lanes with room for names on the bars. */
    private static final int FEW = 24;

    /** A lane; a heading is a lane without bars. */
    record Lane(String name, boolean isHeading) {}

    /**
     * A bar in a lane.
     *
     * @param lane the index of the lane
     * @param kind the kind, which decides the colour
     * @param text the text on the bar; empty for none
     * @param hover the hover text
     */
    record Bar(int lane, double start, double end, String kind, String text, String hover) {}

    /** Returns the axis of time from the first start, which is not negative, to the last end. */
    static Axis axis(List<Bar> bars, Units units) {
        double last = bars.stream().mapToDouble(Bar::end).max().orElse(0);
        Axis axis = Axis.of("time_ns", units, 0, last);
        return new Axis("", axis.divisor(), axis.unit(), 0, last);
    }

    /** Returns a timeline with a lane for each name and a bar for each row. */
    static Timeline ofRows(ChartSpec spec, List<Row> rows, Units units) {
        Map<String, Integer> lanes = new LinkedHashMap<>();
        List<Bar> bars = new ArrayList<>();
        String from = spec.values().get(0);
        String to = spec.values().get(1);
        for (Row row : rows) {
            if (row.get(from) == null || row.get(to) == null) {
                continue;
            }
            String name = Drawings.name(row, spec.names().subList(0, 1));
            int lane = lanes.computeIfAbsent(name, n -> lanes.size());
            String kind = spec.names().size() > 1 ? Drawings.name(row, spec.names().subList(1, 2)) : "";
            double start = row.getDouble(from);
            double end = row.getDouble(to);
            bars.add(new Bar(lane, start, end, kind, "", name + (kind.isEmpty() ? "" : " · " + kind) + " · "
                    + units.duration(end - start) + " from " + units.duration(start)));
        }
        String title = spec.title() != null ? spec.title()
                : "When each " + Axis.words(spec.names().get(0), "") + " ran";
        List<Lane> names = lanes.keySet().stream().map(name -> new Lane(name, false)).toList();
        return new Timeline(title, names, bars, axis(bars, units), units);
    }

    private int laneHeight() {
        return lanes.size() > MANY ? 13 : lanes.size() > FEW ? 20 : 28;
    }

    @Override
    public int height(int width) {
        return 36 + legendHeight(width) + lanes.size() * laneHeight() + 30;
    }

    private static int label(int width) {
        return Drawings.isNarrow(width) ? LABEL / 3 : LABEL;
    }

    private boolean hasLegend() {
        return kinds().size() > 1;
    }

    private int legendHeight(int width) {
        return hasLegend() ? Svg.legendHeight(List.copyOf(kinds().keySet()), width) : 0;
    }

    /** Returns the kinds in the order of their first bars, with their colours. */
    private Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Bar bar : bars) {
            kinds.computeIfAbsent(bar.kind(), kind -> kind.isEmpty() ? Palette.PLAIN : Palette.of(kind, kinds.size()));
        }
        return kinds;
    }

    @Override
    public List<Trace> traces() {
        List<Trace> traces = new ArrayList<>();
        kinds().forEach((kind, colour) -> {
            List<Bar> same = bars.stream().filter(bar -> bar.kind().equals(kind)).toList();
            traces.add(PlotlyTrace.of("type", "bar", "orientation", "h", "name", Label.key(kind),
                    "y", same.stream().map(Bar::lane).toList(),
                    "base", same.stream().map(bar -> axis.scaled(bar.start())).toList(),
                    "x", same.stream().map(bar -> axis.scaled(bar.end() - bar.start())).toList(),
                    "width", 0.8, "marker", PlotlyFigure.attributes("color", colour,
                            "line", PlotlyFigure.attributes("width", 0.5, "color", Palette.GAP)),
                    "customdata", same.stream().map(bar -> Label.plotlyLines(bar.hover())).toList(),
                    "hovertemplate", "%{customdata}<extra></extra>",
                    "text", same.stream().map(bar -> Label.plotly(bar.text())).toList(),
                    "textposition", "inside", "insidetextanchor", "middle", "constraintext", "inside",
                    "textangle", 0, "textfont", PlotlyFigure.attributes("size", 11, "color", Scheme.ON_COLOUR),
                    "showlegend", hasLegend()));
        });
        return traces;
    }

    @Override
    public Map<String, Object> layout(int width) {
        List<Integer> places = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            String name = Label.plotly(Label.shortened(lanes.get(i).name(), label(width)));
            places.add(i);
            labels.add(lanes.get(i).isHeading() ? "<b>" + name + "</b>" : name);
        }
        Map<String, Object> time = axis.plotly();
        time.put("range", List.of(0, axis.scaled(axis.max())));
        return PlotlyFigure.attributes("barmode", "overlay", "xaxis", time,
                "yaxis", PlotlyFigure.attributes("tickvals", places, "ticktext", labels,
                        "range", List.of(lanes.size() - 0.5, -0.5), "automargin", true, "fixedrange", true,
                        "showgrid", false, "zeroline", false, "ticklabelstandoff", 6,
                        "tickfont", PlotlyFigure.attributes("family", Svg.CODE, "size", laneHeight() > 15 ? 11 : 9)),
                "uniformtext", PlotlyFigure.attributes("mode", "hide", "minsize", 9),
                "hovermode", "closest",
                "legend", Drawings.legend(),
                "margin", PlotlyFigure.attributes("l", 8, "r", 30, "t", 36 + legendHeight(width), "b", 30));
    }

    @Override
    public void draw(Svg svg) {
        List<String> labels = lanes.stream().map(lane -> Label.shortened(lane.name(), label(svg.width()))).toList();
        double left = 20 + Svg.CODE_WIDTH * labels.stream().mapToInt(String::length).max().orElse(0);
        double right = svg.width() - 30;
        double top = 36 + legendHeight(svg.width());
        double bottom = top + lanes.size() * laneHeight();
        Map<String, String> kinds = kinds();
        if (hasLegend()) {
            svg.legend(List.copyOf(kinds.keySet()), List.copyOf(kinds.values()));
        }
        svg.axis(axis, left, right, top, bottom);
        double scale = (right - left) / Math.max(axis.max(), Double.MIN_NORMAL);
        for (int i = 0; i < lanes.size(); i++) {
            svg.code(left - 6, top + (i + 0.5) * laneHeight(), labels.get(i), "end");
        }
        for (Bar bar : bars) {
            double x = left + bar.start() * scale;
            double width = (bar.end() - bar.start()) * scale;
            double y = top + bar.lane() * laneHeight();
            svg.rectangle(x, y + 2, Math.max(0.3, width), laneHeight() - 4, kinds.get(bar.kind()), bar.hover());
            if (!bar.text().isEmpty() && width > Svg.CODE_WIDTH * bar.text().length() + 4) {
                svg.code(x + width / 2, y + laneHeight() / 2.0, Label.shortened(bar.text(), 60), "middle",
                        Scheme.ON_COLOUR);
            }
        }
    }
}
