package dev.ferrolens.measureme;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/** Instants as they are read, if somebody asked for them. */
final class InstantColumns {
    private final Growing.Longs at = new Growing.Longs();
    private final Growing.Ints thread = new Growing.Ints();
    private final Growing.Ints kind = new Growing.Ints();
    private final Growing.Longs id = new Growing.Longs();
    /** How many intervals stand before the instant in the file. */
    private final Growing.Ints intervalsBefore = new Growing.Ints();

    void add(long time, int threadId, int kindNumber, long eventId, int intervals) {
        at.add(time);
        thread.add(threadId);
        kind.add(kindNumber);
        id.add(eventId);
        intervalsBefore.add(intervals);
    }

    /** The instants, each with the nearest interval of its thread that was open around it. */
    Profile.Instants within(Profile.Intervals intervals, EventIds ids) {
        long[] resolved = id.toArray();
        ids.resolve(resolved);
        int[] parent = new int[at.size()];
        Int2ObjectOpenHashMap<IntArrayList> open = new Int2ObjectOpenHashMap<>();
        int interval = intervals.size() - 1;
        for (int i = parent.length - 1; i >= 0; i--) {
            for (; interval >= intervalsBefore.get(i); interval--) {
                IntArrayList stack = open.computeIfAbsent(intervals.thread()[interval], t -> new IntArrayList());
                popAllBut(intervals.parent()[interval], stack);
                stack.add(interval);
            }
            parent[i] = enclosing(open.get(thread.get(i)), at.get(i), intervals);
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
        if (stack == null) {
            return Nesting.NONE;
        }
        while (!stack.isEmpty() && intervals.start()[stack.topInt()] > time) {
            stack.popInt();
        }
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (time <= intervals.end()[stack.getInt(i)]) {
                return stack.getInt(i);
            }
        }
        return Nesting.NONE;
    }
}
