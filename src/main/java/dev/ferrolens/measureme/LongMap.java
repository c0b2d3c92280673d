package dev.ferrolens.measureme;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A map from numbers to numbers, for keys that come from a file: event ids, addresses, threads. The hash depends on two
 * factors that are random in each process, so that nobody can write a file whose keys all share a slot.
 */
public final class LongMap {
    private static final long FIRST_FACTOR = new SplittableRandom().nextLong() | 1;
    private static final long SECOND_FACTOR = new SplittableRandom().nextLong() | 1;
    private static final int FIRST_SLOTS = 16;

    private final long missing;
    /** The keys, each followed by its value; a value of {@link #missing} marks a free slot. */
    private long[] slots;
    private int shift;
    private int size;

    /** Creates an empty map with a value for missing keys. That value cannot be put. */
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

    /** Returns the number of keys. */
    public int size() {
        return size;
    }

    /** Returns the value of a key, or the value for missing keys. */
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

    /** Returns the number of a key, from 0 on in the order of the first calls. The map must have no other values. */
    public int number(long key) {
        long known = get(key);
        if (known == missing) {
            known = size;
            put(key, known);
        }
        return (int) known;
    }

    /** Returns the keys in ascending order. */
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

    /** Returns the slot of a key, or the slot where it would be put. */
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
