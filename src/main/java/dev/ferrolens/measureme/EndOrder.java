package dev.ferrolens.measureme;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * The order in which events ended, each thread on its own, children before their parents: the order that nesting is
 * found in. rustc and crox write it; what another wrote is brought into it.
 */
public final class EndOrder {
    private final long[] start;
    private final long[] end;
    private final int[] thread;
    private final long unit;
    private final int[] order;
    private long bent;

    private EndOrder(long[] start, long[] end, int[] thread, long unit, boolean bend) {
        this.start = start;
        this.end = end;
        this.thread = thread;
        this.unit = unit;
        this.order = find(bend);
    }

    /**
     * The events' places in the file, in the order in which they ended; null where the file has that order.
     *
     * @param unit what the times were cut to; a child can stick out of its parent's end by so much
     */
    public static int[] of(long[] start, long[] end, int[] thread, long unit) {
        return isThere(start, end, thread, unit) ? null : new EndOrder(start, end, thread, unit, false).order;
    }

    /**
     * The order of events of which some overlap others of their thread, and cuts those. At each moment a thread does
     * one thing, what began last: an event is cut where another one begins that ends after it. So all that the events
     * cover together stays covered, each moment by one event that has no other inside of it.
     *
     * @param end what is cut
     */
    static EndOrder bending(long[] start, long[] end, int[] thread, long unit) {
        return new EndOrder(start, end, thread, unit, true);
    }

    /** The events' places in the file, in the order in which they ended. */
    int[] places() {
        return order;
    }

    /** How many events were cut. */
    long bent() {
        return bent;
    }

    private static boolean isThere(long[] start, long[] end, int[] thread, long unit) {
        LongMap numbers = new LongMap(-1);
        long[] lastEnd = new long[16];
        long[] lastStart = new long[16];
        for (int i = 0; i < end.length; i++) {
            int threads = numbers.size();
            int number = numbers.number(thread[i]);
            if (number == lastEnd.length) {
                lastEnd = Arrays.copyOf(lastEnd, 2 * number);
                lastStart = Arrays.copyOf(lastStart, 2 * number);
            }
            if (number < threads) {
                // Of two that end at once, the one inside began later; cut times do not tell.
                boolean isInside = unit == 0 && end[i] == lastEnd[number] && start[i] > lastStart[number];
                if (end[i] + unit < lastEnd[number] || isInside) {
                    return false;
                }
            }
            lastEnd[number] = end[i];
            lastStart[number] = start[i];
        }
        return true;
    }

    /** Opens events by their starts, the longest of several first, and closes each before the first one after it. */
    private int[] find(boolean bend) {
        int[] opened = new int[start.length];
        for (int i = 0; i < opened.length; i++) {
            opened[i] = i;
        }
        IntArrays.parallelQuickSort(opened, (a, b) -> {
            int byThread = Integer.compare(thread[a], thread[b]);
            int byStart = byThread != 0 ? byThread : Long.compare(start[a], start[b]);
            int byEnd = byStart != 0 ? byStart : Long.compare(end[b], end[a]);
            return byEnd != 0 ? byEnd : Integer.compare(a, b);
        });
        int[] closed = new int[opened.length];
        int[] stack = new int[opened.length];
        int size = 0;
        int open = 0;
        for (int event : opened) {
            while (open > 0 && !contains(stack[open - 1], event)) {
                int last = stack[--open];
                if (bend && thread[last] == thread[event]) {
                    cut(last, start[event]);
                }
                closed[size++] = last;
            }
            if (bend && open > 0) {
                cut(event, end[stack[open - 1]]);
            }
            stack[open++] = event;
        }
        while (open > 0) {
            closed[size++] = stack[--open];
        }
        return closed;
    }

    private boolean contains(int outer, int inner) {
        boolean beginsInside = start[inner] < end[outer] || end[inner] <= end[outer];
        return thread[outer] == thread[inner] && beginsInside && end[inner] <= end[outer] + unit;
    }

    private void cut(int event, long latest) {
        if (end[event] > latest) {
            end[event] = latest;
            bent++;
        }
    }

    /** A column's values in an order; the column itself where that is null. */
    public static long[] sort(long[] column, int[] order) {
        if (order == null) {
            return column;
        }
        long[] sorted = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = column[order[i]];
        }
        return sorted;
    }

    /** A column's values in an order; the column itself where that is null. */
    public static int[] sort(int[] column, int[] order) {
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
