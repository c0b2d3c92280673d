package dev.ferrolens.measureme;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Numbers by numbers that a file chooses: event ids, addresses, threads. Which keys share a slot depends on two factors
 * that are drawn once in a process, so that nobody can write a file whose keys all do.
 */
public final class LongMap {
    private static final long FIRST_FACTOR = new SplittableRandom().nextLong() | 1;
    private static final long SECOND_FACTOR = new SplittableRandom().nextLong() | 1;
    private static final int FIRST_SLOTS = 16;

    private final long missing;
    /** Each key with its value after it; a value of {@link #missing} tells a free slot. */
    private long[] slots;
    private int shift;
    private int size;

    /** An empty map, which has a value for all keys that are not in it; that value cannot be put. */
    public LongMap(long missing) {
        this.missing = missing;
        allocate(FIRST_SLOTS);
    }

    private void allocate(int count) {
        slots = new long[2 * count];
        if (missing != 0) {
            Arrays.fill(slots, missing);
        }
        shift = Long.numberOfLeadingZeros(count) + 1;
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** The value of a key, or what stands for none. */
    public long get(long key) {
        return slots[slot(key) + 1];
    }

    /** Sets the value of a key. */
    public void put(long key, long value) {
        int slot = slot(key);
        boolean isNew = slots[slot + 1] == missing;
        slots[slot] = key;
        slots[slot + 1] = value;
        if (isNew && 4 * ++size > slots.length) {
            grow();
        }
    }

    /** The number of a key, from 0 on in the order in which keys are first asked for; where no other values are put. */
    public int number(long key) {
        long known = get(key);
        if (known == missing) {
            known = size;
            put(key, known);
        }
        return (int) known;
    }

    /** The keys, ascending. */
    public long[] keys() {
        long[] keys = new long[size];
        int found = 0;
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot + 1] != missing) {
                keys[found++] = slots[slot];
            }
        }
        Arrays.sort(keys);
        return keys;
    }

    /** Where a key is, or where it would be put. */
    private int slot(long key) {
        long mixed = key * FIRST_FACTOR;
        int slot = (int) ((mixed ^ mixed >>> 32) * SECOND_FACTOR >>> shift) << 1;
        while (slots[slot + 1] != missing && slots[slot] != key) {
            slot = slot + 2 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        if (before.length > Integer.MAX_VALUE / 4) {
            throw new OutOfMemoryError("more than " + size + " numbers");
        }
        allocate(before.length);
        for (int from = 0; from < before.length; from += 2) {
            if (before[from + 1] != missing) {
                int slot = slot(before[from]);
                slots[slot] = before[from];
                slots[slot + 1] = before[from + 1];
            }
        }
    }
}
