package dev.ferrolens.measureme;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of primitive numbers that grow while events are read. They grow by chunks, which are not copied. With
 * fastutil's lists, which copy their array when it is full, opening a trace of 200 MB takes 80 MB more memory.
 */
public final class Growing {
    /** The largest size of an array in the JVM. */
    private static final int MOST = Integer.MAX_VALUE - 8;
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private Growing() {}

    /** A column of 32-bit numbers. */
    public static final class Ints {
        private final List<int[]> full = new ArrayList<>();
        private int[] chunk = new int[CHUNK];
        private int inChunk;

        /** Adds an element at the end. */
        public void add(int value) {
            if (inChunk == CHUNK) {
                grow();
            }
            chunk[inChunk++] = value;
        }

        private void grow() {
            checkSize(full.size());
            full.add(chunk);
            chunk = new int[CHUNK];
            inChunk = 0;
        }

        /** Returns the number of elements. */
        public int size() {
            return full.size() * CHUNK + inChunk;
        }

        /** Returns the element at an index. */
        public int get(int at) {
            int number = at >>> CHUNK_BITS;
            return (number < full.size() ? full.get(number) : chunk)[at & CHUNK - 1];
        }

        /** Returns a copy of the column. */
        public int[] toArray() {
            int[] values = new int[size()];
            for (int i = 0; i < full.size(); i++) {
                System.arraycopy(full.get(i), 0, values, i * CHUNK, CHUNK);
            }
            System.arraycopy(chunk, 0, values, full.size() * CHUNK, inChunk);
            return values;
        }
    }

    /** A column of 64-bit numbers. */
    public static final class Longs {
        private final List<long[]> full = new ArrayList<>();
        private long[] chunk = new long[CHUNK];
        private int inChunk;

        /** Adds an element at the end. */
        public void add(long value) {
            if (inChunk == CHUNK) {
                grow();
            }
            chunk[inChunk++] = value;
        }

        private void grow() {
            checkSize(full.size());
            full.add(chunk);
            chunk = new long[CHUNK];
            inChunk = 0;
        }

        /** Returns the number of elements. */
        public int size() {
            return full.size() * CHUNK + inChunk;
        }

        /** Returns the element at an index. */
        public long get(int at) {
            int number = at >>> CHUNK_BITS;
            return (number < full.size() ? full.get(number) : chunk)[at & CHUNK - 1];
        }

        /** Returns a copy of the column. */
        public long[] toArray() {
            long[] values = new long[size()];
            for (int i = 0; i < full.size(); i++) {
                System.arraycopy(full.get(i), 0, values, i * CHUNK, CHUNK);
            }
            System.arraycopy(chunk, 0, values, full.size() * CHUNK, inChunk);
            return values;
        }
    }

    private static void checkSize(int fullChunks) {
        sum(fullChunks << CHUNK_BITS, CHUNK);
    }

    /** Returns the sum of two sizes, if a column can have that size. */
    static int sum(int size, int otherSize) {
        if (size > MOST - otherSize) {
            throw new OutOfMemoryError("more than " + MOST + " events");
        }
        return size + otherSize;
    }
}
