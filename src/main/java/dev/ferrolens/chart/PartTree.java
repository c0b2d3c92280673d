package dev.ferrolens.chart;

import dev.ferrolens.table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Collects rows to a whole and its parts. Parts of one whole with the same name are combined. */
public final class PartTree {
    private final Map<String, PartTree> parts = new LinkedHashMap<>();
    private double own;

    private PartTree() {}

    /** Returns the tree of rows, which are within a part for each of the given names, the outermost first. */
    static PartTree ofPaths(List<Row> rows, Function<Row, List<String>> path, String value) {
        PartTree root = new PartTree();
        for (Row row : rows) {
            PartTree part = root;
            for (String name : path.apply(row)) {
                part = part.part(name);
            }
            part.own += Math.max(0, row.getDouble(value));
        }
        return root;
    }

    /**
     * Returns the tree of rows that are a tree, each before its parts. The value of a row includes those of its parts.
     *
     * @param level the column with the level of a row, 0 at the top
     * @param value the column of values
     */
    public static PartTree ofLevels(List<Row> rows, Function<Row, String> name, String level, String value) {
        PartTree root = new PartTree();
        List<PartTree> open = new ArrayList<>(List.of(root));
        for (Row row : rows) {
            int depth = (int) Math.max(0, Math.min(row.getLong(level), open.size() - 1L));
            open.subList(depth + 1, open.size()).clear();
            PartTree part = open.get(depth).part(name.apply(row));
            part.own += Math.max(0, row.getDouble(value));
            open.get(depth).own -= depth == 0 ? 0 : Math.max(0, row.getDouble(value));
            open.add(part);
        }
        return root;
    }

    private PartTree part(String name) {
        return parts.computeIfAbsent(name, n -> new PartTree());
    }

    /** Returns the whole with all parts in one colour. */
    public Part whole(String name, String colour) {
        return whole(name, colour, (part, place) -> parts.get(part).whole(part, colour));
    }

    /** Returns the whole, in which each part at the top has its own colour, and the parts inside it are lighter. */
    Part whole() {
        return whole("all", Palette.NEUTRAL, (part, place) -> parts.get(part).shaded(part, Palette.of(part, place)));
    }

    private Part shaded(String name, String colour) {
        return whole(name, colour, (part, place) -> parts.get(part).shaded(part,
                Palette.lighter(colour, place % 2 == 0 ? 0.35 : 0.2)));
    }

    private Part whole(String name, String colour, BiFunction<String, Integer, Part> partOf) {
        List<Part> all = new ArrayList<>();
        parts.keySet().forEach(part -> all.add(partOf.apply(part, all.size())));
        all.sort(Comparator.comparingDouble(Part::total).reversed());
        return new Part(name, colour, Math.max(0, own), List.copyOf(all));
    }
}
