package dev.ferrolens.chart;

import dev.ferrolens.html.Scheme;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A whole and its parts as nested rectangles (a treemap) or levels of bars (an icicle). If there are too many, the
 * smallest parts of each whole are combined, so that sums stay.
 *
 * @param root the whole
 * @param column the column of the numbers
 * @param units the units of the numbers
 */
record Hierarchy(String title, Shape shape, Part root, String column, Units units) implements Drawing {
    /** The number of parts that a page draws without a noticeable delay. */
    static final int MOST = 1500;
    private static final int ROW = 22;
    private static final int ROWS_SHOWN = 14;

    /** The shapes of hierarchies. */
    enum Shape { TREEMAP, ICICLE }

    /** Returns the drawing of a whole and its parts. */
    static Hierarchy of(String title, Shape shape, Part whole, Units units) {
        return new Hierarchy(title, shape, bounded(whole), "inclusive_ns", units);
    }

    /**
     * Returns the drawing of the values of columns: a part for each value of the first column, those of the second
     * inside it, and so on.
     */
    static Hierarchy ofRows(ChartSpec spec, List<Row> rows, Units units) {
        String column = spec.values().get(0);
        PartTree tree = PartTree.ofPaths(rows, row -> spec.names().stream()
                .map(name -> Drawings.name(row, List.of(name))).toList(), column);
        return of(spec, spec.kind() == ChartSpec.Kind.TREEMAP ? Shape.TREEMAP : Shape.ICICLE, tree, column, units);
    }

    /** Returns the drawing of rows that are a tree, each before its parts. */
    static Hierarchy ofTree(ChartSpec spec, List<Row> rows, Units units) {
        String column = spec.values().get(1);
        PartTree tree = PartTree.ofLevels(rows, row -> Drawings.name(row, spec.names()), spec.values().get(0), column);
        return of(spec, Shape.ICICLE, tree, column, units);
    }

    private static Hierarchy of(ChartSpec spec, Shape shape, PartTree tree, String column, Units units) {
        return new Hierarchy(Drawings.title(spec, Axis.of(column, units, 0, 0)), shape, bounded(tree.whole()), column,
                units);
    }

    /** Returns the whole with at most as many parts as a page can draw. */
    private static Part bounded(Part root) {
        List<Double> totals = new ArrayList<>();
        collect(root, totals);
        if (totals.size() <= MOST) {
            return root;
        }
        totals.sort(Comparator.reverseOrder());
        return root.withoutSmall(totals.get(MOST / 2));
    }

    private static void collect(Part part, List<Double> totals) {
        totals.add(part.total());
        part.parts().forEach(inner -> collect(inner, totals));
    }

    private String hover(Part part, double whole) {
        double total = part.total();
        String share = whole > 0 ? String.format(Locale.ROOT, ", %.1f %%", 100 * total / whole) : "";
        return units.format(column, total) + share;
    }

    @Override
    public int height(int width) {
        return shape == Shape.TREEMAP ? 560 : 60 + ROW * Math.min(ROWS_SHOWN, depth(root));
    }

    private static int depth(Part part) {
        return 1 + part.parts().stream().mapToInt(Hierarchy::depth).max().orElse(0);
    }

    @Override
    public List<Trace> traces() {
        List<String> ids = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<String> parents = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<String> colours = new ArrayList<>();
        List<String> hovers = new ArrayList<>();
        add(root, "", ids, labels, parents, values, colours, hovers);
        Map<String, Object> attributes = PlotlyFigure.attributes(
                "type", shape == Shape.TREEMAP ? "treemap" : "icicle", "ids", ids, "labels", labels,
                "parents", parents, "values", values, "branchvalues", "total", "sort", false,
                "marker", PlotlyFigure.attributes("colors", colours,
                        "line", PlotlyFigure.attributes("width", 0.5, "color", Palette.GAP)),
                "customdata", hovers, "hovertemplate", "%{customdata}<extra></extra>",
                "textinfo", "label", "leaf", PlotlyFigure.attributes("opacity", 1),
                "textfont", PlotlyFigure.attributes("family", Svg.CODE, "size", 11, "color", Scheme.ON_COLOUR),
                "pathbar", PlotlyFigure.attributes("visible", shape == Shape.TREEMAP),
                "tiling", shape == Shape.TREEMAP ? PlotlyFigure.attributes("packing", "squarify", "pad", 1)
                        : PlotlyFigure.attributes("orientation", "v", "flip", "", "pad", 1));
        if (shape == Shape.ICICLE) {
            attributes.put("maxdepth", ROWS_SHOWN);
        }
        return List.of(new PlotlyTrace(attributes));
    }

    private void add(Part part, String parent, List<String> ids, List<String> labels, List<String> parents,
            List<Double> values, List<String> colours, List<String> hovers) {
        String id = Integer.toString(ids.size());
        ids.add(id);
        labels.add(Label.plotly(Label.shortened(part.name(), 60)));
        parents.add(parent);
        values.add(part.total());
        colours.add(part.colour());
        hovers.add("<b>" + Label.plotlyLines(part.name()) + "</b><br>" + Label.plotly(hover(part, root.total())));
        for (Part inner : part.parts()) {
            add(inner, id, ids, labels, parents, values, colours, hovers);
        }
    }

    @Override
    public Map<String, Object> layout(int width) {
        return PlotlyFigure.attributes("margin", PlotlyFigure.attributes("l", 8, "r", 8, "t", 36, "b", 8),
                "uniformtext", PlotlyFigure.attributes("mode", "hide", "minsize", 9));
    }

    @Override
    public void draw(Svg svg) {
        if (shape == Shape.TREEMAP) {
            drawArea(svg, root, 8, 36, svg.width() - 16, height(svg.width()) - 44);
        } else {
            draw(svg, root, 8, svg.width() - 16, 0, root.total());
        }
    }

    /** Draws a rectangle with its name at the top, and its parts below that. */
    private void drawArea(Svg svg, Part part, double x, double y, double width, double height) {
        svg.rectangle(x, y, width, height, part.colour(), Palette.GAP, part.name() + " · " + hover(part, root.total()));
        int fitting = (int) ((width - 6) / Svg.CODE_WIDTH);
        if (fitting >= 3 && height >= 14) {
            svg.code(x + 3, y + 8, Label.shortened(part.name(), fitting), "start", Scheme.ON_COLOUR);
        }
        if (!part.parts().isEmpty() && width > 8 && height > 22) {
            double share = part.total() > 0 ? 1 - part.own() / part.total() : 0;
            drawParts(svg, part.parts(), x + 2, y + 16, (width - 4) * share, height - 18);
        }
    }

    /** Divides a rectangle across its longer side into halves of about equal value, until each part has its own. */
    private void drawParts(Svg svg, List<Part> parts, double x, double y, double width, double height) {
        if (parts.isEmpty() || width < 2 || height < 2) {
            return;
        }
        if (parts.size() == 1) {
            drawArea(svg, parts.get(0), x, y, width, height);
            return;
        }
        double whole = parts.stream().mapToDouble(Part::total).sum();
        double first = parts.get(0).total();
        int cut = 1;
        while (cut < parts.size() - 1 && first + parts.get(cut).total() / 2 < whole / 2) {
            first += parts.get(cut++).total();
        }
        double share = whole > 0 ? first / whole : 0.5;
        boolean isWide = width > height;
        drawParts(svg, parts.subList(0, cut), x, y, isWide ? width * share : width, isWide ? height : height * share);
        drawParts(svg, parts.subList(cut, parts.size()), isWide ? x + width * share : x,
                isWide ? y : y + height * share, isWide ? width * (1 - share) : width,
                isWide ? height : height * (1 - share));
    }

    private void draw(Svg svg, Part part, double x, double width, int row, double whole) {
        double y = 36 + row * ROW;
        if (width < 1 || y + ROW > height(svg.width())) {
            return;
        }
        svg.rectangle(x, y, width - 0.5, ROW - 1, part.colour(), part.name() + " · " + hover(part, whole));
        int fitting = (int) ((width - 8) / Svg.CODE_WIDTH);
        if (fitting >= 3) {
            svg.code(x + 4, y + ROW / 2.0, Label.shortened(part.name(), fitting), "start", Scheme.ON_COLOUR);
        }
        double at = x;
        double total = part.total();
        for (Part inner : part.parts()) {
            double share = total > 0 ? width * inner.total() / total : 0;
            draw(svg, inner, at, share, row + 1, whole);
            at += share;
        }
    }
}
