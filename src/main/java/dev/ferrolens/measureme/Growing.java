package dev.ferrolens.measureme;

import java.util.Arrays;

/** Primitive columns that grow while events are read. */
public final class Growing {
    /** No array of the JVM has more elements. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private Growing() {}

    /** A column of 32-bit numbers. */
    public static final class Ints {
        private int[] values = new int[16];
        private int size;

        /** Adds a number at the end. */
        public void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, grown(size));
            }
            values[size++] = value;
        }

        /** How many there are. */
        public int size() {
            return size;
        }

        /** The number at a position. */
        public int get(int at) {
            return values[at];
        }

        /** A copy of the column. */
        public int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    /** A column of 64-bit numbers. */
    public static final class Longs {
        private long[] values = new long[16];
        private int size;

        /** Adds a number at the end. */
        public void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, grown(size));
            }
            values[size++] = value;
        }

        /** Adds to the value at a position, which may lie past the end. */
        void increase(int at, long by) {
            if (at >= values.length) {
                values = Arrays.copyOf(values, Math.max(grown(values.length), at + 1));
            }
            values[at] += by;
            size = Math.max(size, at + 1);
        }

        /** How many there are. */
        public int size() {
            return size;
        }

        /** The value at a position; 0 past the end. */
        public long get(int at) {
            return at < size ? values[at] : 0;
        }

        /** A copy of the column. */
        public long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    private static int grown(int size) {
        if (size == MOST) {
            throw new OutOfMemoryError("more than " + MOST + " events");
        }
        return (int) Math.min(MOST, size + (size >> 1) + 16L);
    }
}
