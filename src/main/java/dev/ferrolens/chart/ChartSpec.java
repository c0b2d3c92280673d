package dev.ferrolens.chart;

import dev.ferrolens.message.FerrolensException;
import java.util.List;

/**
 * The specification of a chart of an answer, by the names of its columns.
 *
 * <pre>{@code
 * s.llvm().byCodegenUnit().chart(ChartSpec.bars("codegen_unit", "codegen_ns", "optimize_ns", "lto_ns", "emit_ns"))
 * s.phases().chart(ChartSpec.bars("crate", "wall_ns").by("phase").titled("Where the time went"))
 * s.areasByCrate().chart(ChartSpec.treemap("self_ns", "crate", "area"))
 * }</pre>
 *
 * @param kind the kind of chart
 * @param names the columns of names
 * @param values the columns of numbers
 * @param title the title; null for one made of the columns' names
 * @param showsWaiting whether to draw rows whose {@code area} is waiting or the profiler's own cost
 */
public record ChartSpec(Kind kind, List<String> names, List<String> values, String title, boolean showsWaiting) {
    /** Creates a chart of work, without waiting and the profiler's own cost. */
    public ChartSpec(Kind kind, List<String> names, List<String> values, String title) {
        this(kind, names, values, title, false);
    }

    /** The kinds of charts. */
    public enum Kind {
        /** A bar for each row, the first on top; in parts if there are several columns of values. */
        BARS,
        /** A bar for each name, with a part for each value of a second column. */
        STACKED_BARS,
        /** A cell for each pair of names, darker for larger values. */
        HEAT_MAP,
        /** The distribution of the values of each name. */
        BOX_PLOT,
        /** A point for each row. */
        SCATTER,
        /** A bar over time for each row, from start to end. */
        TIMELINE,
        /** Nested rectangles whose areas are the values. */
        TREEMAP,
        /** Levels of bars, one below the other, whose lengths are the values. */
        ICICLE,
        /** An icicle of rows that are a tree, each with its level and before its parts. */
        TREE
    }

    /** Draws a bar for each row; several columns of values are the parts of one bar. */
    public static ChartSpec bars(String name, String... values) {
        return new ChartSpec(Kind.BARS, columns(name), columns(values), null);
    }

    /** Draws a cell for each pair of names. */
    public static ChartSpec heatMap(String rows, String columns, String value) {
        return new ChartSpec(Kind.HEAT_MAP, columns(rows, columns), columns(value), null);
    }

    /** Draws the distribution of the values of each name, such as those of several runs or instances. */
    public static ChartSpec boxPlot(String name, String value) {
        return new ChartSpec(Kind.BOX_PLOT, columns(name), columns(value), null);
    }

    /** Draws a point for each row, with its name on hover. */
    public static ChartSpec scatter(String x, String y, String name) {
        return new ChartSpec(Kind.SCATTER, columns(name), columns(x, y), null);
    }

    /** Draws a bar from start to end for each row. */
    public static ChartSpec timeline(String name, String start, String end) {
        return new ChartSpec(Kind.TIMELINE, columns(name), columns(start, end), null);
    }

    /**
     * Draws nested rectangles: one for each value of the first column, one for each value of the second inside it, and
     * so on.
     */
    public static ChartSpec treemap(String value, String... path) {
        return new ChartSpec(Kind.TREEMAP, columns(path), columns(value), null);
    }

    /** Draws levels of bars: one for each value of the first column, those of the second below it, and so on. */
    public static ChartSpec icicle(String value, String... path) {
        return new ChartSpec(Kind.ICICLE, columns(path), columns(value), null);
    }

    /** Draws an icicle of rows that are a tree, as in {@code callTree}, each row before its parts. */
    public static ChartSpec tree(String name, String level, String value) {
        return new ChartSpec(Kind.TREE, columns(name), columns(level, value), null);
    }

    /**
     * Returns the same chart with bars divided by the values of a column, or with the bars of a timeline coloured by
     * it.
     */
    public ChartSpec by(String column) {
        Kind stacked = kind == Kind.BARS ? Kind.STACKED_BARS : kind;
        return new ChartSpec(stacked, columns(names.get(0), column), values, title, showsWaiting);
    }

    /** Returns the same chart with another title. */
    public ChartSpec titled(String text) {
        return new ChartSpec(kind, names, values, text, showsWaiting);
    }

    /** Returns the same chart, including rows whose {@code area} is waiting or the profiler's own cost. */
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
