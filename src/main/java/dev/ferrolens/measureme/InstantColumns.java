package dev.ferrolens.measureme;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/** The instants of a recording while it is read, if they are kept. */
final class InstantColumns {
    private final Growing.Longs at = new Growing.Longs();
    private final Growing.Ints thread = new Growing.Ints();
    private final Growing.Ints kind = new Growing.Ints();
    private final Growing.Longs id = new Growing.Longs();
    /** The number of intervals before the instant in the file. */
    private final Growing.Ints intervalsBefore = new Growing.Ints();

    void add(long time, int threadId, int kindNumber, long eventId, int intervals) {
        at.add(time);
        thread.add(threadId);
        kind.add(kindNumber);
        id.add(eventId);
        intervalsBefore.add(intervals);
    }

    /** Returns the instants, each with the nearest interval of its thread that was open around it. */
    Profile.Instants within(Profile.Intervals intervals, EventIds ids) {
        long[] resolved = id.toArray();
        ids.resolve(resolved);
        int[] parent = new int[at.size()];
        LongMap threads = new LongMap(-1);
        List<IntArrayList> open = new ArrayList<>();
        int interval = intervals.size() - 1;
        for (int i = parent.length - 1; i >= 0; i--) {
            for (; interval >= intervalsBefore.get(i); interval--) {
                int number = threads.number(intervals.thread()[interval]);
                if (number == open.size()) {
                    open.add(new IntArrayList());
                }
                IntArrayList stack = open.get(number);
                popAllBut(intervals.parent()[interval], stack);
                stack.add(interval);
            }
            int number = (int) threads.get(thread.get(i));
            parent[i] = number < 0 ? Nesting.NONE : enclosing(open.get(number), at.get(i), intervals);
        }
        return new Profile.Instants(at.toArray(), thread.toArray(), kind.toArray(), EventIds.labels(resolved),
                EventIds.keys(resolved), parent);
    }

    private static void popAllBut(int parent, IntArrayList stack) {
        while (!stack.isEmpty() && stack.topInt() != parent) {
            stack.popInt();
        }
    }

    private static int enclosing(IntArrayList stack, long time, Profile.Intervals intervals) {
        while (!stack.isEmpty() && intervals.start()[stack.topInt()] > time) {
            stack.popInt();
        }
        // Events further down end later, so the last one that ends at the time or later is the nearest.
        int from = 0;
        int to = stack.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (time <= intervals.end()[stack.getInt(middle)]) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? Nesting.NONE : stack.getInt(from - 1);
    }
}
