package dev.ferrolens.measureme;

import java.util.Arrays;

/** Primitive columns that grow while events are read. */
final class Growing {
    private Growing() {}

    static final class Ints {
        private int[] values = new int[1024];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, grown(size));
            }
            values[size++] = value;
        }

        int size() {
            return size;
        }

        int get(int at) {
            return values[at];
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    static final class Longs {
        private long[] values = new long[1024];
        private int size;

        void add(long value) {
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

        int size() {
            return size;
        }

        /** The value at a position; 0 past the end. */
        long get(int at) {
            return at < size ? values[at] : 0;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    private static int grown(int size) {
        return size + (size >> 1) + 16;
    }
}
