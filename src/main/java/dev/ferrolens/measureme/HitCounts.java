package dev.ferrolens.measureme;

import java.util.BitSet;

/**
 * Counts cache hits by event id while events are read; nine in ten events of an {@code all} recording are cache hits. A
 * compiler may record them as counts, one by one, or both; if a label has counts, only these are used. Sums beyond 64
 * bits stay at the largest number.
 */
final class HitCounts {
    private final ById counts;
    private final ById hits;

    HitCounts(int denseIds) {
        counts = new ById(denseIds);
        hits = new ById(denseIds);
    }

    /** Returns the sum of two numbers that are not negative, or {@code Long.MAX_VALUE} if it is larger. */
    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Adds one hit, recorded as an instant. */
    void addHit(long eventId) {
        hits.add(eventId, 1);
    }

    /** Adds the number of hits of one query invocation. */
    void addCount(long eventId, long number) {
        counts.add(eventId, number);
    }

    /** Adds the counts of another range of events. */
    void addAll(HitCounts other) {
        counts.addAll(other.counts);
        hits.addAll(other.hits);
    }

    /** Returns the sums by label and key. */
    Profile.CacheHits sum(EventIds ids) {
        long[] counted = counts.ids();
        long[] hit = hits.ids();
        ids.resolve(counted);
        ids.resolve(hit);
        Rows rows = new Rows(ids.labels().size());
        BitSet told = new BitSet();
        rows.add(counted, counts.numbers(), told);
        for (long resolved : counted) {
            told.set(EventIds.label(resolved));
        }
        rows.add(hit, hits.numbers(), told);
        return rows.toColumns();
    }

    /** Numbers by event id: in an array for virtual ids, which have few gaps, and in a map for the others. */
    private static final class ById {
        private final int denseIds;
        /** Created when needed, since compilers record hits in one of the two ways. */
        private long[] dense = {};
        private final LongMap others = new LongMap(0);

        ById(int denseIds) {
            this.denseIds = denseIds;
        }

        void add(long id, long number) {
            if (id >= 0 && id < dense.length) {
                dense[(int) id] = sum(dense[(int) id], number);
            } else if (id >= 0 && id < denseIds) {
                dense = new long[denseIds];
                dense[(int) id] = number;
            } else {
                addToOthers(id, number);
            }
        }

        private void addToOthers(long id, long number) {
            if (number > 0) {
                others.put(id, sum(others.get(id), number));
            }
        }

        void addAll(ById other) {
            if (dense.length == 0) {
                dense = other.dense;
            } else {
                for (int id = 0; id < other.dense.length; id++) {
                    dense[id] = sum(dense[id], other.dense[id]);
                }
            }
            for (long id : other.others.keys()) {
                addToOthers(id, other.others.get(id));
            }
        }

        /** Returns the ids that have a number. */
        long[] ids() {
            Growing.Longs ids = new Growing.Longs();
            for (int id = 0; id < dense.length; id++) {
                if (dense[id] != 0) {
                    ids.add(id);
                }
            }
            for (long id : others.keys()) {
                ids.add(id);
            }
            return ids.toArray();
        }

        /** Returns the number of each of {@link #ids}. */
        long[] numbers() {
            Growing.Longs numbers = new Growing.Longs();
            for (long number : dense) {
                if (number != 0) {
                    numbers.add(number);
                }
            }
            for (long id : others.keys()) {
                numbers.add(others.get(id));
            }
            return numbers.toArray();
        }
    }

    /** The sums, with a row for each id that has a key, and a row for each label. */
    private static final class Rows {
        private final long[] ofLabel;
        private final Growing.Ints label = new Growing.Ints();
        private final Growing.Ints key = new Growing.Ints();
        private final Growing.Longs number = new Growing.Longs();

        Rows(int labels) {
            ofLabel = new long[labels];
        }

        /** Adds resolved ids, except for labels that already have counts. */
        void add(long[] resolved, long[] numbers, BitSet told) {
            for (int i = 0; i < resolved.length; i++) {
                int of = EventIds.label(resolved[i]);
                if (told.get(of)) {
                    continue;
                }
                if (EventIds.key(resolved[i]) == EventIds.NO_KEY) {
                    ofLabel[of] = sum(ofLabel[of], numbers[i]);
                } else {
                    append(of, EventIds.key(resolved[i]), numbers[i]);
                }
            }
        }

        private void append(int labelNumber, int keyNumber, long hits) {
            label.add(labelNumber);
            key.add(keyNumber);
            number.add(hits);
        }

        Profile.CacheHits toColumns() {
            for (int l = 0; l < ofLabel.length; l++) {
                if (ofLabel[l] != 0) {
                    append(l, EventIds.NO_KEY, ofLabel[l]);
                }
            }
            return new Profile.CacheHits(label.toArray(), key.toArray(), number.toArray());
        }
    }
}
