package dev.ferrolens.store;

import dev.ferrolens.measureme.Profile;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds the events inside the profiler's own work. When rustc writes the names of queries at its end, it runs queries
 * such as decoding metadata, which are the profiler's cost, whatever their label.
 */
final class ProfilerWork {
    private final BitSet inside = new BitSet();
    private final BitSet pairsInside = new BitSet();
    private final BitSet pairsOutside = new BitSet();

    /**
     * Finds the events by those around them.
     *
     * @param pairs the numbers of labels with kinds
     * @param isProfiler the test whether events with the number of a pair are the profiler's own
     */
    ProfilerWork(Profile.Intervals events, LabelKinds pairs, IntPredicate isProfiler) {
        BitSet own = new BitSet();
        pairs.of(events.label(), events.kind()).forEach(pair -> {
            pairsOutside.set(pair);
            own.set(pair, isProfiler.test(pair));
        });
        if (!own.isEmpty()) {
            pairsOutside.clear();
            walk(events, pairs, own);
        }
    }

    private void walk(Profile.Intervals events, LabelKinds pairs, BitSet own) {
        BitSet around = new BitSet(events.size());
        // Parents follow their children.
        for (int i = events.size() - 1; i >= 0; i--) {
            int parent = events.parent()[i];
            int pair = pairs.number(events.label()[i], events.kind()[i]);
            boolean isInside = parent >= 0 && around.get(parent);
            if (isInside) {
                inside.set(i);
                pairsInside.set(pair);
            } else {
                pairsOutside.set(pair);
            }
            if (isInside || own.get(pair)) {
                around.set(i);
            }
        }
    }

    /** Returns whether an event is inside the profiler's own work. */
    boolean isInside(int event) {
        return inside.get(event);
    }

    /** Returns the pairs of label and kind that events inside have, each once. */
    IntStream pairsInside() {
        return pairsInside.stream();
    }

    /** Returns the pairs of label and kind that other events have, each once. */
    IntStream pairsOutside() {
        return pairsOutside.stream();
    }
}
