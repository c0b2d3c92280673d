package dev.ferrolens.chart;

import dev.ferrolens.message.FerrolensException;
import java.util.List;

/**
 * What to draw of an answer, by the names of its columns.
 *
 * <pre>{@code
 * s.llvm().byCodegenUnit().chart(ChartSpec.bars("codegen_unit", "codegen_ns", "optimize_ns", "lto_ns", "emit_ns"))
 * s.phases().chart(ChartSpec.bars("crate", "wall_ns").by("phase").titled("Where the time went"))
 * s.areasByCrate().chart(ChartSpec.treemap("self_ns", "crate", "area"))
 * }</pre>
 *
 * @param kind the kind of chart
 * @param names the columns that name what is drawn
 * @param values the columns of numbers
 * @param title what stands above it; null for a title made of the columns' names
 * @param showsWaiting whether rows are drawn whose {@code area} is waiting or the profiler's own cost
 */
public record ChartSpec(Kind kind, List<String> names, List<String> values, String title, boolean showsWaiting) {
    /** Creates a chart of work, without waiting and the profiler's own cost. */
    public ChartSpec(Kind kind, List<String> names, List<String> values, String title) {
        this(kind, names, values, title, false);
    }

    /** The kinds of charts. */
    public enum Kind {
        /** A bar a row, the first on top; in parts if there are several columns of values. */
        BARS,
        /** A bar for each name, with a part for each value of a second column. */
        STACKED_BARS,
        /** A field for each pair of names; the darker, the more. */
        HEAT_MAP,
        /** For each name, how its values are spread. */
        BOX_PLOT,
        /** A point a row. */
        SCATTER,
        /** A bar from when to when for each row, over time. */
        TIMELINE,
        /** Nested rectangles whose areas are the values. */
        TREEMAP,
        /** Levels of bars, one below the other, whose lengths are the values. */
        ICICLE,
        /** An icicle of rows that are a tree, each with its level, a whole before its parts. */
        TREE
    }

    /** Draws a bar for each row; several columns of values are the parts of one bar. */
    public static ChartSpec bars(String name, String... values) {
        return new ChartSpec(Kind.BARS, columns(name), columns(values), null);
    }

    /** Draws a field for each pair of names. */
    public static ChartSpec heatMap(String rows, String columns, String value) {
        return new ChartSpec(Kind.HEAT_MAP, columns(rows, columns), columns(value), null);
    }

    /** Draws how the values of each name are spread: several runs, several instances. */
    public static ChartSpec boxPlot(String name, String value) {
        return new ChartSpec(Kind.BOX_PLOT, columns(name), columns(value), null);
    }

    /** Draws a point for each row, with its name when the pointer is over it. */
    public static ChartSpec scatter(String x, String y, String name) {
        return new ChartSpec(Kind.SCATTER, columns(name), columns(x, y), null);
    }

    /** Draws a bar from start to end for each row. */
    public static ChartSpec timeline(String name, String start, String end) {
        return new ChartSpec(Kind.TIMELINE, columns(name), columns(start, end), null);
    }

    /** Draws nested rectangles: one for each value of the first column, in it one for each of the second, and so on. */
    public static ChartSpec treemap(String value, String... path) {
        return new ChartSpec(Kind.TREEMAP, columns(path), columns(value), null);
    }

    /** Levels of bars: one for each value of the first column, below it those of the second, and so on. */
    public static ChartSpec icicle(String value, String... path) {
        return new ChartSpec(Kind.ICICLE, columns(path), columns(value), null);
    }

    /** Draws an icicle of rows that are a tree, as {@code callTree} gives them: a whole before its parts. */
    public static ChartSpec tree(String name, String level, String value) {
        return new ChartSpec(Kind.TREE, columns(name), columns(level, value), null);
    }

    /** Bars whose parts are the values of a column; a timeline whose bars are coloured by it. */
    public ChartSpec by(String column) {
        Kind stacked = kind == Kind.BARS ? Kind.STACKED_BARS : kind;
        return new ChartSpec(stacked, columns(names.get(0), column), values, title, showsWaiting);
    }

    /** Returns the same chart with another title. */
    public ChartSpec titled(String text) {
        return new ChartSpec(kind, names, values, text, showsWaiting);
    }

    /**
     * Returns the same chart with the rows whose {@code area} is waiting or the profiler's own cost, which are not
     * work.
     */
    public ChartSpec withWaiting() {
        return new ChartSpec(kind, names, values, title, true);
    }

    private static List<String> columns(String... names) {
        for (String name : FerrolensException.requireGiven(names, "columns")) {
            FerrolensException.requireGiven(name, "column");
        }
        return List.of(names);
    }
}
