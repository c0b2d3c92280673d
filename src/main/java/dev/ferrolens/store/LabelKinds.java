package dev.ferrolens.store;

import dev.ferrolens.measureme.LongMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Numbers from 0 on for the labels of events, each with a kind. A compiler has a few hundred labels and nine kinds, and
 * their product is small; a file with very many of both gets numbers for those pairs only that its events have.
 */
final class LabelKinds {
    private static final int LARGEST_PRODUCT = 1 << 22;

    private final int kinds;
    private final int product;
    /** Null where the product is small. */
    private final LongMap numbers;
    private final LongArrayList pairs = new LongArrayList();

    /** The numbers for events whose labels and kinds are these. */
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

    /** The numbers lie below this one. */
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

    /** Those numbers, each once, that events with these labels and kinds have. */
    IntStream of(int[] label, int[] kind) {
        BitSet seen = new BitSet(size());
        for (int i = 0; i < label.length; i++) {
            seen.set(number(label[i], kind[i]));
        }
        return seen.stream();
    }
}
