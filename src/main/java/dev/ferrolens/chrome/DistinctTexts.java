package dev.ferrolens.chrome;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A set of texts, each with a number, since a trace repeats names and arguments in every event. Texts are stored one
 * after the other in chunks, and found by a hash table of their numbers.
 */
final class DistinctTexts {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_CHUNK = 1 << 6;
    /** Less than half of the smallest region of the garbage collector, since larger arrays would waste space. */
    private static final int LARGEST_CHUNK = 1 << 18;
    private static final int FREE = -1;
    /** Random in each process, so that nobody can write a trace whose texts all have the same hash. */
    private static final long SEED = new SplittableRandom().nextLong();
    private static final long FACTOR = new SplittableRandom().nextLong() | 1;

    private final List<byte[]> chunks = new ArrayList<>();
    private int used;
    private int size;
    private int[] chunk = new int[16];
    private int[] from = new int[16];
    private int[] length = new int[16];
    private int[] hash = new int[16];
    private int[] table = filled(32);

    private static int[] filled(int slots) {
        int[] table = new int[slots];
        Arrays.fill(table, FREE);
        return table;
    }

    int size() {
        return size;
    }

    /** Returns the total length of all texts. */
    long bytes() {
        return Arrays.stream(length, 0, size).asLongStream().sum();
    }

    /** Returns the number of a text, adding it if it is new; the number is then the size before the call. */
    int number(Text text) {
        return number(text.bytes(), 0, text.length(), hash(text.bytes(), text.length()));
    }

    private int number(byte[] bytes, int start, int count, int textHash) {
        int slot = textHash & table.length - 1;
        for (; table[slot] != FREE; slot = slot + 1 & table.length - 1) {
            int known = table[slot];
            if (hash[known] == textHash && Arrays.equals(chunks.get(chunk[known]), from[known],
                    from[known] + length[known], bytes, start, start + count)) {
                return known;
            }
        }
        table[slot] = size;
        keep(bytes, start, count, textHash);
        if (2 * size > table.length) {
            growTable();
        }
        return size - 1;
    }

    private void keep(byte[] bytes, int start, int count, int textHash) {
        if (chunks.isEmpty() || used + count > chunks.get(chunks.size() - 1).length) {
            int bytesOfChunk = Math.min(LARGEST_CHUNK, FIRST_CHUNK << Math.min(chunks.size(), 12));
            chunks.add(new byte[Math.max(bytesOfChunk, count)]);
            used = 0;
        }
        if (size == chunk.length) {
            chunk = Arrays.copyOf(chunk, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
            length = Arrays.copyOf(length, 2 * size);
            hash = Arrays.copyOf(hash, 2 * size);
        }
        System.arraycopy(bytes, start, chunks.get(chunks.size() - 1), used, count);
        chunk[size] = chunks.size() - 1;
        from[size] = used;
        length[size] = count;
        hash[size++] = textHash;
        used += count;
    }

    private void growTable() {
        table = filled(2 * table.length);
        for (int number = 0; number < size; number++) {
            int slot = hash[number] & table.length - 1;
            while (table[slot] != FREE) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = number;
        }
    }

    /** Returns the numbers in this set for the texts of another set, indexed by the numbers there. */
    int[] numbers(DistinctTexts other) {
        int[] numbers = new int[other.size];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(other.chunks.get(other.chunk[i]), other.from[i], other.length[i], other.hash[i]);
        }
        return numbers;
    }

    /** Returns the text of a number, UTF-8. */
    byte[] text(int number) {
        return Arrays.copyOfRange(chunks.get(chunk[number]), from[number], from[number] + length[number]);
    }

    /** Returns the texts as strings, by number. */
    List<String> strings() {
        List<String> strings = new ArrayList<>(size);
        for (int number = 0; number < size; number++) {
            strings.add(new String(text(number), StandardCharsets.UTF_8));
        }
        return strings;
    }

    private static int hash(byte[] bytes, int count) {
        long mixed = SEED ^ count;
        int at = 0;
        for (; at + Long.BYTES <= count; at += Long.BYTES) {
            mixed = mix(mixed ^ (long) LONG.get(bytes, at));
        }
        for (; at < count; at++) {
            mixed = mix(mixed ^ bytes[at]);
        }
        return (int) (mixed ^ mixed >>> 32);
    }

    /** Mixes both halves of a product, so that each bit of the value changes bits that depend on the factor. */
    private static long mix(long value) {
        return Math.multiplyHigh(value, FACTOR) ^ value * FACTOR;
    }
}
