package dev.ferrolens.measureme;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.BitSet;

/**
 * Cache hits, counted by event id while events pass: nine in ten events of an {@code all} recording are one. A
 * compiler may record them as counts, one by one, or both; a label that has counts is told by them alone.
 */
final class HitCounts {
    private final ById counts;
    private final ById hits;

    HitCounts(int denseIds) {
        counts = new ById(denseIds);
        hits = new ById(denseIds);
    }

    /** One hit, recorded as an instant. */
    void addHit(long eventId) {
        hits.add(eventId, 1);
    }

    /** The number of hits of one query invocation. */
    void addCount(long eventId, long number) {
        counts.add(eventId, number);
    }

    /** The sums by label and key. */
    Profile.CacheHits sum(EventIds ids) {
        BitSet counted = new BitSet();
        Rows rows = new Rows();
        counts.forEach((id, number) -> {
            long resolved = ids.resolve(id);
            counted.set(EventIds.label(resolved));
            rows.add(resolved, number);
        });
        hits.forEach((id, number) -> {
            long resolved = ids.resolve(id);
            if (!counted.get(EventIds.label(resolved))) {
                rows.add(resolved, number);
            }
        });
        return rows.toColumns();
    }

    private interface Visitor {
        void visit(long id, long number);
    }

    /** Numbers by event id: an array for the virtual ids, which have few gaps, and a map for the others. */
    private static final class ById {
        private final long[] dense;
        private final Long2LongOpenHashMap others = new Long2LongOpenHashMap();

        ById(int denseIds) {
            dense = new long[denseIds];
        }

        void add(long id, long number) {
            if (id >= 0 && id < dense.length) {
                dense[(int) id] += number;
            } else {
                others.addTo(id, number);
            }
        }

        void forEach(Visitor visitor) {
            for (int id = 0; id < dense.length; id++) {
                if (dense[id] != 0) {
                    visitor.visit(id, dense[id]);
                }
            }
            others.long2LongEntrySet().fastForEach(entry -> visitor.visit(entry.getLongKey(), entry.getLongValue()));
        }
    }

    /** One row for each id with a key, and one for each label without. */
    private static final class Rows {
        private final Growing.Longs ofLabel = new Growing.Longs();
        private final Growing.Ints label = new Growing.Ints();
        private final Growing.Ints key = new Growing.Ints();
        private final Growing.Longs number = new Growing.Longs();

        void add(long resolved, long hits) {
            if (EventIds.key(resolved) == EventIds.NO_KEY) {
                ofLabel.increase(EventIds.label(resolved), hits);
            } else {
                append(EventIds.label(resolved), EventIds.key(resolved), hits);
            }
        }

        private void append(int labelNumber, int keyNumber, long hits) {
            label.add(labelNumber);
            key.add(keyNumber);
            number.add(hits);
        }

        Profile.CacheHits toColumns() {
            for (int l = 0; l < ofLabel.size(); l++) {
                if (ofLabel.get(l) != 0) {
                    append(l, EventIds.NO_KEY, ofLabel.get(l));
                }
            }
            return new Profile.CacheHits(label.toArray(), key.toArray(), number.toArray());
        }
    }
}
