package dev.ferrolens.chart;

import dev.ferrolens.html.Scheme;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A timeline: lanes with bars from start to end. If two bars overlap, the later one in the list is on top.
 *
 * @param lanes the lanes, from top to bottom
 * @param bars the bars of all lanes
 * @param notes texts on the paper, such as beside bars
 * @param links lines from lane to lane
 * @param axis the axis of time, from 0 on
 */
record Timeline(String title, List<Lane> lanes, List<Bar> bars, List<Note> notes, List<Link> links, Axis axis)
        implements Drawing {
    private static final int LABEL = 44;
    /** The width of the room for notes behind the last bar. */
    private static final int NOTE = 64;
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
     * @param top the place of its upper edge, in lanes below the middle of its lane
     * @param height its height in lanes
     */
    record Bar(int lane, double start, double end, String kind, String text, String hover, double top,
            double height) {
        /** Creates a bar that fills its lane. */
        Bar(int lane, double start, double end, String kind, String text, String hover) {
            this(lane, start, end, kind, text, hover, -0.4, 0.8);
        }
    }

    /** A text that begins at a time in a lane. */
    record Note(int lane, double at, String text) {}

    /** A line at a time from one lane to another, and from there to a later time. */
    record Link(int from, double at, int to, double until) {}

    /** Returns a timeline of bars alone. */
    static Timeline of(String title, List<Lane> lanes, List<Bar> bars, Units units) {
        return new Timeline(title, List.copyOf(lanes), List.copyOf(bars), List.of(), List.of(), axis(bars, units));
    }

    /** Returns the axis of time from the first start, which is not negative, to the last end. */
    static Axis axis(List<Bar> bars, Units units) {
        double last = bars.stream().mapToDouble(Bar::end).max().orElse(0);
        Axis axis = Axis.of("time_ns", units, 0, last);
        return new Axis("time since the first event", axis.divisor(), axis.unit(), 0, last);
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
        return of(title, names, bars, units);
    }

    private int laneHeight() {
        return lanes.size() > MANY ? 13 : lanes.size() > FEW ? 20 : 28;
    }

    @Override
    public int height(int width) {
        return 36 + legendHeight(width) + lanes.size() * laneHeight() + 48;
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
                    "offset", same.stream().map(Bar::top).toList(), "width", same.stream().map(Bar::height).toList(),
                    "marker", PlotlyFigure.attributes("color", colour,
                            "line", PlotlyFigure.attributes("width", 0.5, "color", Palette.GAP)),
                    "customdata", same.stream().map(bar -> Label.plotlyLines(bar.hover())).toList(),
                    "hovertemplate", "%{customdata}<extra></extra>",
                    "text", same.stream().map(bar -> Label.plotly(bar.text())).toList(),
                    "textposition", "inside", "insidetextanchor", "middle", "constraintext", "inside",
                    "textangle", 0, "textfont", PlotlyFigure.attributes("size", 11, "color", Scheme.ON_COLOUR),
                    "showlegend", hasLegend()));
        });
        if (!links.isEmpty()) {
            List<Object> across = new ArrayList<>();
            List<Object> down = new ArrayList<>();
            for (Link link : links) {
                across.addAll(Arrays.asList(axis.scaled(link.at()), axis.scaled(link.at()), axis.scaled(link.until()),
                        null));
                down.addAll(Arrays.asList(link.from(), link.to(), link.to(), null));
            }
            traces.add(PlotlyTrace.of("type", "scatter", "mode", "lines", "x", across, "y", down, "hoverinfo", "skip",
                    "line", PlotlyFigure.attributes("color", Palette.CRITICAL, "width", 1), "showlegend", false));
        }
        if (!notes.isEmpty()) {
            traces.add(PlotlyTrace.of("type", "scatter", "mode", "text",
                    "x", notes.stream().map(note -> axis.scaled(note.at())).toList(),
                    "y", notes.stream().map(Note::lane).toList(),
                    "text", notes.stream().map(note -> " " + Label.plotly(note.text())).toList(),
                    "textposition", "middle right", "hoverinfo", "skip", "cliponaxis", false,
                    "textfont", PlotlyFigure.attributes("size", 11, "color", Scheme.INK), "showlegend", false));
        }
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
        int right = notes.isEmpty() ? 30 : NOTE;
        return PlotlyFigure.attributes("barmode", "overlay", "xaxis", time,
                "yaxis", PlotlyFigure.attributes("tickvals", places, "ticktext", labels,
                        "range", List.of(lanes.size() - 0.5, -0.5), "automargin", true, "fixedrange", true,
                        "showgrid", false, "zeroline", false, "ticklabelstandoff", 6,
                        "tickfont", PlotlyFigure.attributes("family", Svg.CODE, "size", laneHeight() > 15 ? 11 : 9)),
                "uniformtext", PlotlyFigure.attributes("mode", "hide", "minsize", 9),
                "hovermode", "closest",
                "legend", Drawings.legend(),
                "margin", PlotlyFigure.attributes("l", 8, "r", right, "t", 36 + legendHeight(width), "b", 44));
    }

    @Override
    public void draw(Svg svg) {
        List<String> labels = lanes.stream().map(lane -> Label.shortened(lane.name(), label(svg.width()))).toList();
        double left = 20 + Svg.CODE_WIDTH * labels.stream().mapToInt(String::length).max().orElse(0);
        double right = svg.width() - (notes.isEmpty() ? 30 : NOTE);
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
            svg.rectangle(x, y + (0.5 + bar.top()) * laneHeight(), Math.max(0.3, width), bar.height() * laneHeight(),
                    kinds.get(bar.kind()), bar.hover());
            if (!bar.text().isEmpty() && width > Svg.CODE_WIDTH * bar.text().length() + 4) {
                svg.code(x + width / 2, y + laneHeight() / 2.0, Label.shortened(bar.text(), 60), "middle",
                        Scheme.ON_COLOUR);
            }
        }
        for (Link link : links) {
            double x = left + link.at() * scale;
            double end = top + (link.to() + 0.5) * laneHeight();
            svg.line(x, top + (link.from() + 0.5) * laneHeight(), x, end, Palette.CRITICAL);
            svg.line(x, end, left + link.until() * scale, end, Palette.CRITICAL);
        }
        for (Note note : notes) {
            svg.text(left + note.at() * scale + 4, top + (note.lane() + 0.5) * laneHeight(), note.text(), "start",
                    Scheme.INK);
        }
    }
}
