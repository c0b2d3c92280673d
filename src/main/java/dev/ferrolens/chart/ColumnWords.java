package dev.ferrolens.chart;

import java.util.Map;

/** Words for the names of columns, for people who read pages and charts and not queries. */
public final class ColumnWords {
    /** The columns whose names do not say what they have. */
    private static final Map<String, String> KNOWN = Map.of("share_pct", "share", "hit_pct", "answered from cache",
            "max_ns", "longest", "mean_ns", "mean time", "inclusive_ns", "time with all inside");

    private ColumnWords() {}

    /**
     * Returns the name of a column in words: {@code self time} for {@code self_ns}, {@code object size} for {@code
     * object_bytes}.
     */
    public static String of(String column) {
        String known = KNOWN.get(column);
        if (known != null) {
            return known;
        } else if (column.endsWith("_ns")) {
            String name = Axis.words(column, "_ns");
            return isTime(name) ? name : name + " time";
        } else if (column.endsWith("_bytes")) {
            return Axis.words(column, "_bytes") + " size";
        } else if (column.endsWith("_pct")) {
            return Axis.words(column, "_pct") + ", %";
        }
        return Axis.words(column, "");
    }

    /** Returns whether words say that they are of time. */
    static boolean isTime(String words) {
        return words.matches(".*(time|duration|change|before|after|start|end|noise)");
    }
}
