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
 * Parts of parts: nested rectangles (a treemap) or levels of bars (an icicle). Where there are too many, the smallest
 * parts of each whole are one part with their number, so that sums stay.
 *
 * @param root the whole
 * @param column the column that the numbers are from
 * @param units how they are written
 */
record Hierarchy(String title, Shape shape, Node root, String column, Units units) implements Drawing {
    /** As many parts as a page draws at once without making people wait. */
    static final int MOST = 1500;
    private static final int ROW = 22;
    private static final int ROWS_SHOWN = 14;

    /** How it is drawn. */
    enum Shape { TREEMAP, ICICLE }

    /**
     * A whole and its parts.
     *
     * @param name what it is called
     * @param colour its colour
     * @param own what of it is in none of its parts
     * @param parts its parts, the largest first
     */
    record Node(String name, String colour, double own, List<Node> parts) {
        /** What it is in all. */
        double total() {
            double total = own;
            for (Node part : parts) {
                total += part.total();
            }
            return total;
        }
    }

    /** Parts of times, in the colours of their areas. */
    static Hierarchy of(String title, Shape shape, Part whole, Units units) {
        return new Hierarchy(title, shape, bounded(node(whole, AreaColours.of(""))), "inclusive_ns", units);
    }

    private static Node node(Part part, String colour) {
        String own = part.area().isEmpty() ? colour : AreaColours.of(part.area());
        return new Node(part.name(), own, part.own(), part.parts().stream().map(p -> node(p, own)).toList());
    }

    /** Nodes by the values of some columns: within each value of the first, one for each of the second, and so on. */
    static Hierarchy ofRows(ChartSpec spec, List<Row> rows, Units units) {
        String column = spec.values().get(0);
        Building root = new Building();
        for (Row row : rows) {
            Building at = root;
            for (String name : spec.names()) {
                at = at.parts.computeIfAbsent(Drawings.name(row, List.of(name)), n -> new Building());
            }
            at.own += Math.max(0, row.getDouble(column));
        }
        Axis axis = Axis.of(column, units, 0, 0);
        Shape shape = spec.kind() == ChartSpec.Kind.TREEMAP ? Shape.TREEMAP : Shape.ICICLE;
        return new Hierarchy(Drawings.title(spec, axis), shape, bounded(root.whole()), column, units);
    }

    /** Rows that are a tree, a whole before its parts; what of a whole is in no row below it is its own. */
    static Hierarchy ofTree(ChartSpec spec, List<Row> rows, Units units) {
        String level = spec.values().get(0);
        String column = spec.values().get(1);
        Building root = new Building();
        List<Building> open = new ArrayList<>(List.of(root));
        for (Row row : rows) {
            int depth = (int) Math.max(0, Math.min(row.getLong(level), open.size() - 1L));
            open.subList(depth + 1, open.size()).clear();
            Building parent = open.get(depth);
            Building part = parent.parts.computeIfAbsent(Drawings.name(row, spec.names()), n -> new Building());
            part.own += Math.max(0, row.getDouble(column));
            parent.own -= depth == 0 ? 0 : Math.max(0, row.getDouble(column));
            open.add(part);
        }
        return new Hierarchy(Drawings.title(spec, Axis.of(column, units, 0, 0)), Shape.ICICLE, bounded(root.whole()),
                column, units);
    }

    /** A node while rows are being added. */
    private static final class Building {
        private final Map<String, Building> parts = new LinkedHashMap<>();
        private double own;

        private Node whole() {
            List<Node> nodes = new ArrayList<>();
            parts.forEach((part, building) -> nodes.add(building.node(part, Palette.of(part, nodes.size()))));
            return parent("all", "#eef1f4", nodes);
        }

        /** Parts have the colour of the whole, every other one a little lighter. */
        private Node node(String name, String colour) {
            List<Node> nodes = new ArrayList<>();
            parts.forEach((part, building) -> nodes.add(building.node(part, Palette.lighter(colour, nodes.size()
                    % 2 == 0 ? 0.35 : 0.2))));
            return parent(name, colour, nodes);
        }

        private Node parent(String name, String colour, List<Node> nodes) {
            nodes.sort(Comparator.comparingDouble(Node::total).reversed());
            return new Node(name, colour, Math.max(0, own), List.copyOf(nodes));
        }
    }

    /** The same with at most so many parts that a page can draw them. */
    static Node bounded(Node root) {
        List<Double> totals = new ArrayList<>();
        collect(root, totals);
        if (totals.size() <= MOST) {
            return root;
        }
        totals.sort(Comparator.reverseOrder());
        return without(root, totals.get(MOST / 2));
    }

    private static void collect(Node node, List<Double> totals) {
        totals.add(node.total());
        node.parts().forEach(part -> collect(part, totals));
    }

    private static Node without(Node node, double smallest) {
        List<Node> kept = new ArrayList<>();
        double rest = 0;
        int folded = 0;
        for (Node part : node.parts()) {
            if (part.total() >= smallest) {
                kept.add(without(part, smallest));
            } else {
                rest += part.total();
                folded++;
            }
        }
        if (folded > 0) {
            kept.add(new Node(String.format(Locale.ROOT, "%,d smaller", folded), "#d8dee4", rest, List.of()));
        }
        return new Node(node.name(), node.colour(), node.own(), List.copyOf(kept));
    }

    private String hover(Node node, double whole) {
        double total = node.total();
        String share = whole > 0 ? String.format(Locale.ROOT, ", %.1f %%", 100 * total / whole) : "";
        return units.format(column, total) + share;
    }

    @Override
    public int height() {
        return shape == Shape.TREEMAP ? 560 : 60 + ROW * Math.min(ROWS_SHOWN, depth(root));
    }

    private static int depth(Node node) {
        return 1 + node.parts().stream().mapToInt(Hierarchy::depth).max().orElse(0);
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
                        "line", PlotlyFigure.attributes("width", 0.5, "color", "#ffffff")),
                "customdata", hovers, "hovertemplate", "%{customdata}<extra></extra>",
                "textinfo", "label", "leaf", PlotlyFigure.attributes("opacity", 1),
                "textfont", PlotlyFigure.attributes("family", Svg.CODE, "size", 11),
                "pathbar", PlotlyFigure.attributes("visible", shape == Shape.TREEMAP),
                "tiling", shape == Shape.TREEMAP ? PlotlyFigure.attributes("packing", "squarify", "pad", 1)
                        : PlotlyFigure.attributes("orientation", "v", "flip", "", "pad", 1));
        if (shape == Shape.ICICLE) {
            attributes.put("maxdepth", ROWS_SHOWN);
        }
        return List.of(new PlotlyTrace(attributes));
    }

    private void add(Node node, String parent, List<String> ids, List<String> labels, List<String> parents,
            List<Double> values, List<String> colours, List<String> hovers) {
        String id = Integer.toString(ids.size());
        ids.add(id);
        labels.add(Label.plotly(Label.shortened(node.name(), 60)));
        parents.add(parent);
        values.add(node.total());
        colours.add(node.colour());
        hovers.add("<b>" + Label.plotlyLines(node.name()) + "</b><br>" + Label.plotly(hover(node, root.total())));
        for (Node part : node.parts()) {
            add(part, id, ids, labels, parents, values, colours, hovers);
        }
    }

    @Override
    public Map<String, Object> layout() {
        return PlotlyFigure.attributes("margin", PlotlyFigure.attributes("l", 8, "r", 8, "t", 36, "b", 8),
                "uniformtext", PlotlyFigure.attributes("mode", "hide", "minsize", 9));
    }

    @Override
    public void draw(Svg svg) {
        if (shape == Shape.TREEMAP) {
            drawArea(svg, root, 8, 36, Svg.WIDTH - 16, height() - 44);
        } else {
            draw(svg, root, 8, Svg.WIDTH - 16, 0, root.total());
        }
    }

    /** A rectangle with its name on top, and below that its parts. */
    private void drawArea(Svg svg, Node node, double x, double y, double width, double height) {
        svg.rectangle(x, y, width, height, node.colour(), "#ffffff", node.name() + " · " + hover(node, root.total()));
        int fitting = (int) ((width - 6) / Svg.CODE_WIDTH);
        if (fitting >= 3 && height >= 14) {
            svg.code(x + 3, y + 8, Label.shortened(node.name(), fitting), "start");
        }
        if (!node.parts().isEmpty() && width > 8 && height > 22) {
            double share = node.total() > 0 ? 1 - node.own() / node.total() : 0;
            drawParts(svg, node.parts(), x + 2, y + 16, (width - 4) * share, height - 18);
        }
    }

    /** Cuts a rectangle across its longer side, half of what is in it on each side, until each part has its own. */
    private void drawParts(Svg svg, List<Node> parts, double x, double y, double width, double height) {
        if (parts.isEmpty() || width < 2 || height < 2) {
            return;
        }
        if (parts.size() == 1) {
            drawArea(svg, parts.get(0), x, y, width, height);
            return;
        }
        double whole = parts.stream().mapToDouble(Node::total).sum();
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

    private void draw(Svg svg, Node node, double x, double width, int row, double whole) {
        double y = 36 + row * ROW;
        if (width < 1 || y + ROW > height()) {
            return;
        }
        svg.rectangle(x, y, width - 0.5, ROW - 1, node.colour(), node.name() + " · " + hover(node, whole));
        int fitting = (int) ((width - 8) / Svg.CODE_WIDTH);
        if (fitting >= 3) {
            svg.code(x + 4, y + ROW / 2.0, Label.shortened(node.name(), fitting), "start");
        }
        double at = x;
        double total = node.total();
        for (Node part : node.parts()) {
            double share = total > 0 ? width * part.total() / total : 0;
            draw(svg, part, at, share, row + 1, whole);
            at += share;
        }
    }
}
