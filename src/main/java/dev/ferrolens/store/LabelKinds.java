package dev.ferrolens.store;

import dev.ferrolens.measureme.LongMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Numbers from 0 on for pairs of an event's label and kind. A compiler has a few hundred labels and nine kinds, and
 * their product is small; in a file with very many of both, only the pairs of its events get numbers.
 */
final class LabelKinds {
    private static final int LARGEST_PRODUCT = 1 << 22;

    private final int kinds;
    private final int product;
    /** The numbers of pairs; null if the product is small. */
    private final LongMap numbers;
    private final LongArrayList pairs = new LongArrayList();

    /** Makes the numbers for events with these labels and kinds. */
    LabelKinds(int[] label, int[] kind, int labels, int kinds) {
        this.kinds = kinds;
        boolean isSmall = (long) labels * kinds <= LARGEST_PRODUCT;
        this.product = isSmall ? labels * kinds : 0;
        this.numbers = isSmall ? null : new LongMap(-1);
        for (int i = 0; !isSmall && i < label.length; i++) {
            long pair = pair(label[i], kind[i]);
            if (numbers.number(pair) == pairs.size()) {
                pairs.add(pair);
            }
        }
    }

    private static long pair(int label, int kind) {
        return (long) label << 32 | kind;
    }

    /** Returns a bound that all numbers are below. */
    int size() {
        return numbers == null ? product : pairs.size();
    }

    int number(int label, int kind) {
        return numbers == null ? label * kinds + kind : (int) numbers.get(pair(label, kind));
    }

    int label(int number) {
        return numbers == null ? number / kinds : (int) (pairs.getLong(number) >>> 32);
    }

    int kind(int number) {
        return numbers == null ? number % kinds : (int) pairs.getLong(number);
    }

    /** Returns the numbers of events with these labels and kinds, each once. */
    IntStream of(int[] label, int[] kind) {
        BitSet seen = new BitSet(size());
        for (int i = 0; i < label.length; i++) {
            seen.set(number(label[i], kind[i]));
        }
        return seen.stream();
    }
}
