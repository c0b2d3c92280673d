package dev.ferrolens.chrome;

import com.fasterxml.jackson.core.JsonParser;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.IOException;
import java.util.Arrays;

/** Collects the arguments of one event, which crox writes in any order. */
final class Arguments {
    private static final byte SEPARATOR = 0x1e;
    /** The same limit as for recordings; the longest argument of a real one has 31,332 bytes. */
    private static final int LONGEST_TEXT = 1 << 20;

    private final Text texts = new Text();
    private final Text joined = new Text();
    private int[] numbers = new int[4];
    private int[] ends = new int[4];
    private int size;

    void clear() {
        texts.clear();
        size = 0;
    }

    /** Adds the parser's current string. */
    void add(int number, JsonParser json) throws IOException {
        texts.append(json.getTextCharacters(), json.getTextOffset(), Math.min(json.getTextLength(), LONGEST_TEXT));
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        numbers[size] = number;
        ends[size++] = texts.length();
    }

    /** Returns the arguments in the order of their numbers, joined by separators; null if there are none. */
    Text joined() {
        if (size < 2) {
            return size == 0 ? null : texts;
        }
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        IntArrays.mergeSort(order, (a, b) -> Integer.compare(numbers[a], numbers[b]));
        joined.clear();
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                joined.append(SEPARATOR);
            }
            joined.append(texts, order[i] == 0 ? 0 : ends[order[i] - 1], ends[order[i]]);
        }
        return joined;
    }
}
