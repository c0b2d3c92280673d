package dev.ferrolens.chart;

import java.util.Set;

/** The areas that are not work: waiting for other threads, and the profiler's own cost. They are not part of shares. */
public final class Apart {
    private static final Set<String> AREAS = Set.of("waiting", "profiler");

    private Apart() {}

    /** Returns whether an area is one of these. */
    public static boolean contains(String area) {
        return area != null && AREAS.contains(area);
    }
}
