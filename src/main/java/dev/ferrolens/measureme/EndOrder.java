package dev.ferrolens.measureme;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * Sorts events by the times at which they ended, separately for each thread, children before their parents, as {@link
 * Nesting} needs them. rustc and crox write events in this order; those of other writers are sorted.
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
     * Returns the indices of events in the order in which they ended; null if they already are in that order.
     *
     * @param unit the unit to which times were truncated; a child may end after its parent by up to this
     */
    public static int[] of(long[] start, long[] end, int[] thread, long unit) {
        return isThere(start, end, thread, unit) ? null : new EndOrder(start, end, thread, unit, false).order;
    }

    /**
     * Returns the order of events of which some overlap others of their thread, and shortens those. At each moment a
     * thread does one thing, the one that began last, so an event ends where another one begins that ends after it. The
     * events together still cover the same time, and at each moment one of them is innermost.
     *
     * @param end the ends of the events, which are changed
     */
    static EndOrder bending(long[] start, long[] end, int[] thread, long unit) {
        return new EndOrder(start, end, thread, unit, true);
    }

    /** Returns the indices of events in the order in which they ended. */
    int[] places() {
        return order;
    }

    /** Returns the number of events that were shortened. */
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
                // Of two that end at the same time, the inner one began later; truncated times do not show this.
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

    /**
     * Opens events in the order of their starts, the longest first, and closes each before the first event after it.
     */
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

    /** Returns the values of a column in an order; the column itself if the order is null. */
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

    /** Returns the values of a column in an order; the column itself if the order is null. */
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
