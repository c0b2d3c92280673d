package dev.ferrolens.chrome;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrays;

/**
 * The order in which events ended, each thread on its own, children before their parents: the order that nesting is
 * found in. crox writes it; a trace of another writer is brought into it.
 */
final class EndOrder {
    private EndOrder() {}

    /**
     * The events' places in the file, in the order in which they ended; null where the file has that order.
     *
     * @param unit what the times were cut to; a child can stick out of its parent's end by so much
     */
    static int[] of(long[] start, long[] end, int[] thread, long unit) {
        return isThere(start, end, thread, unit) ? null : find(start, end, thread, unit);
    }

    private static boolean isThere(long[] start, long[] end, int[] thread, long unit) {
        Int2LongOpenHashMap lastEnd = new Int2LongOpenHashMap();
        Int2LongOpenHashMap lastStart = new Int2LongOpenHashMap();
        lastEnd.defaultReturnValue(Long.MIN_VALUE);
        lastStart.defaultReturnValue(Long.MIN_VALUE);
        for (int i = 0; i < end.length; i++) {
            long endBefore = lastEnd.put(thread[i], end[i]);
            long startBefore = lastStart.put(thread[i], start[i]);
            // Of two that end at once, the one inside began later; cut times do not tell.
            boolean isInside = unit == 0 && end[i] == endBefore && start[i] > startBefore;
            if (end[i] + unit < endBefore || isInside) {
                return false;
            }
        }
        return true;
    }

    /** Opens events by their starts, the longest of several first, and closes each before the first one after it. */
    private static int[] find(long[] start, long[] end, int[] thread, long unit) {
        int[] opened = new int[start.length];
        for (int i = 0; i < opened.length; i++) {
            opened[i] = i;
        }
        IntArrays.parallelQuickSort(opened, (a, b) -> {
            int order = Integer.compare(thread[a], thread[b]);
            order = order != 0 ? order : Long.compare(start[a], start[b]);
            order = order != 0 ? order : Long.compare(end[b], end[a]);
            return order != 0 ? order : Integer.compare(a, b);
        });
        int[] closed = new int[opened.length];
        int[] stack = new int[opened.length];
        int size = 0;
        int open = 0;
        for (int event : opened) {
            while (open > 0 && !contains(stack[open - 1], event, start, end, thread, unit)) {
                closed[size++] = stack[--open];
            }
            stack[open++] = event;
        }
        while (open > 0) {
            closed[size++] = stack[--open];
        }
        return closed;
    }

    private static boolean contains(int outer, int inner, long[] start, long[] end, int[] thread, long unit) {
        boolean beginsInside = start[inner] < end[outer] || end[inner] <= end[outer];
        return thread[outer] == thread[inner] && beginsInside && end[inner] <= end[outer] + unit;
    }

    static long[] sort(long[] column, int[] order) {
        if (order == null) {
            return column;
        }
        long[] sorted = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = column[order[i]];
        }
        return sorted;
    }

    static int[] sort(int[] column, int[] order) {
        if (order == null) {
            return column;
        }
        int[] sorted = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = column[order[i]];
        }
        return sorted;
    }
}
