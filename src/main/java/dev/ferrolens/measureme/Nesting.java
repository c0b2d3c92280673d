package dev.ferrolens.measureme;

import java.util.Arrays;

/**
 * Finds how the intervals of a recording are nested. An event is written when it ends, so a parent follows its
 * children. The events of a thread are visited backwards; the nearest open event that contains the next one, including
 * both ends, is its parent.
 *
 * <p>If starts and durations were truncated, a child may end after its parent by up to the unit of truncation, and is
 * still its child. An event shorter than the unit may start at the same time as an event that ended later. It may be
 * inside that event or before it. It is taken as inside, unless both have the same kind and label, since work is
 * repeated more often than it calls itself.
 *
 * <p>Self time is the duration minus that of the direct children. An event is outermost if no event around it has its
 * label.
 */
final class Nesting {
    /** The parent of an event that is not inside another one. */
    static final int NONE = -1;

    final int[] parent;
    final int[] depth;
    final long[] self;
    final boolean[] outermost;
    /** Whether some event overlaps another one without being inside it, or ends after one that comes later. */
    private boolean isBent;

    private final long[] start;
    private final long[] end;
    private final long unit;
    private final int[] kind;
    private final int[] label;
    private final int[] openOfLabel;
    private int[] stack = new int[256];

    /**
     * Finds the nesting of events in the order in which they ended, with threads, kinds and labels as numbers.
     *
     * @param unit the unit to which times were truncated; 0 if they are exact
     */
    Nesting(long[] start, long[] end, long unit, int[] thread, int threads, int[] kind,
            int[] label, int labels) {
        int events = start.length;
        this.start = start;
        this.end = end;
        this.unit = unit;
        this.kind = kind;
        this.label = label;
        this.parent = new int[events];
        this.depth = new int[events];
        this.self = new long[events];
        this.outermost = new boolean[events];
        this.openOfLabel = new int[labels];

        int[] next = firstOfThreads(thread, threads);
        int[] ordered = new int[events];
        for (int event = 0; event < events; event++) {
            ordered[next[thread[event]]++] = event;
        }
        int from = 0;
        for (int t = 0; t < threads; t++) {
            walkThread(ordered, from, next[t]);
            from = next[t];
        }
    }

    /**
     * Returns whether events overlap without being nested. Then there are no self times, and {@link EndOrder#bending}
     * is needed.
     */
    boolean isBent() {
        return isBent;
    }

    private static int[] firstOfThreads(int[] thread, int threads) {
        int[] first = new int[threads + 1];
        for (int t : thread) {
            first[t + 1]++;
        }
        for (int t = 0; t < threads; t++) {
            first[t + 1] += first[t];
        }
        return first;
    }

    private void walkThread(int[] ordered, int from, int to) {
        int open = 0;
        long lastEnd = Long.MAX_VALUE - unit;
        for (int i = to - 1; i >= from; i--) {
            int event = ordered[i];
            // The start of the next event on the thread.
            long next = Long.MAX_VALUE;
            while (open > 0 && !contains(stack[open - 1], event)) {
                next = start[stack[--open]];
                openOfLabel[label[stack[open]]]--;
            }
            isBent |= end[event] > next || end[event] > lastEnd + unit;
            lastEnd = end[event];
            long duration = end[event] - start[event];
            parent[event] = open == 0 ? NONE : stack[open - 1];
            depth[event] = open;
            self[event] += duration;
            if (open > 0) {
                long left = self[stack[open - 1]] -= duration;
                isBent |= left < 0;
            }
            outermost[event] = openOfLabel[label[event]]++ == 0;
            if (open == stack.length) {
                stack = Arrays.copyOf(stack, 2 * open);
            }
            stack[open++] = event;
        }
        while (open > 0) {
            openOfLabel[label[stack[--open]]]--;
        }
    }

    private boolean contains(int outer, int inner) {
        long duration = end[inner] - start[inner];
        return start[outer] <= start[inner] && end[inner] <= end[outer] + unit
                && duration <= end[outer] - start[outer] && !isRepeated(outer, inner, duration);
    }

    private boolean isRepeated(int outer, int inner, long duration) {
        return duration == 0 && unit > 0 && start[inner] == start[outer]
                && label[inner] == label[outer] && kind[inner] == kind[outer];
    }
}
