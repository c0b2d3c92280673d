package dev.ferrolens.measureme;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of a recording's events. The ranges are read in parallel, each by its own thread: first each counts its
 * intervals, then each writes them to shared arrays, which have the right size and so need not grow.
 */
final class EventStretch {
    /** The second of an event's two 48-bit values if the first is a number; for an instant it is one more. */
    private static final long INTEGER = 0xffff_ffff_fffeL;
    /** The least number of events for a thread. */
    private static final int FEW = 1 << 16;

    private final PageStream events;
    private final FormatVersion version;
    private final long from;
    private final long to;
    private final int eventWords;
    private final LongMap kindIds = new LongMap(-1);
    private final Growing.Longs kindsInOrder = new Growing.Longs();
    private int intervals;

    private final Growing.Longs artifactIds = new Growing.Longs();
    private final Growing.Longs artifactValues = new Growing.Longs();
    private final InstantColumns instants = new InstantColumns();
    private final Warnings warnings = new Warnings();
    private HitCounts hits;
    private long backwards;
    private int written;

    private EventStretch(PageStream events, FormatVersion version, long from, long to) {
        this.events = events;
        this.version = version;
        this.from = from;
        this.to = to;
        this.eventWords = version.eventBytes / Long.BYTES;
    }

    /** Returns the ranges of all events in order, at most so many. */
    static List<EventStretch> of(PageStream events, FormatVersion version, int most) {
        long records = Math.max(0, events.length() - StreamHeader.BYTES) / version.eventBytes;
        long stretches = Math.max(1, Math.min(most, records / FEW));
        List<EventStretch> all = new ArrayList<>();
        for (long i = 0; i < stretches; i++) {
            all.add(new EventStretch(events, version, address(records * i / stretches, version),
                    address(records * (i + 1) / stretches, version)));
        }
        return all;
    }

    private static long address(long event, FormatVersion version) {
        return StreamHeader.BYTES + event * version.eventBytes;
    }

    /** Counts the intervals and finds the kinds. */
    void count() {
        forEach(this::count);
    }

    private void count(long[] words, int length) {
        long lastKind = ~version.firstId(words, 0);
        for (int at = 0; at < length; at += eventWords) {
            long kind = version.firstId(words, at);
            if (kind != lastKind) {
                int known = kindIds.size();
                if (kindIds.number(kind) == known) {
                    kindsInOrder.add(kind);
                }
                lastKind = kind;
            }
            if (second(words, at) < INTEGER) {
                intervals++;
            }
        }
    }

    /** Returns the number of intervals. */
    int intervals() {
        return intervals;
    }

    /** Returns the ids of the strings that name the kinds, in the order of their first events. */
    long[] kindIds() {
        return kindsInOrder.toArray();
    }

    /** Reads the events, and writes the intervals to the columns from an index on. */
    void read(EventKinds kinds, int denseIds, boolean keepInstants, IntervalColumns into, int place) {
        hits = new HitCounts(denseIds);
        written = place;
        forEach((words, length) -> {
            for (int at = 0; at < length; at += eventWords) {
                read(words, at, kinds, keepInstants, into);
            }
        });
        warnings.add("an interval ends before it starts; its duration is taken as 0", backwards);
    }

    private void forEach(FixedRecords.Block block) {
        events.bytes().readOnPool(() -> FixedRecords.forEach(events, from, to, version.eventBytes, block));
    }

    private void read(long[] words, int at, EventKinds kinds, boolean keepInstants, IntervalColumns into) {
        int kind = kinds.number(version.firstId(words, at));
        long eventId = version.secondId(words, at);
        long threadAndFirst = words[at + eventWords - 2];
        long first = threadAndFirst >>> 32 | words[at + eventWords - 1] >>> 48 << 32;
        long second = second(words, at);
        if (second < INTEGER) {
            into.set(written++, first, Math.max(first, second), (int) threadAndFirst, kind, eventId);
            backwards += second < first ? 1 : 0;
        } else if (second == INTEGER) {
            readInteger(kinds, kind, eventId, first);
        } else {
            if (kinds.meaning(kind) == EventKind.QUERY_CACHE_HIT) {
                hits.addHit(eventId);
            }
            if (keepInstants) {
                instants.add(first, (int) threadAndFirst, kind, eventId, written);
            }
        }
    }

    private long second(long[] words, int at) {
        return words[at + eventWords - 1] & 0xffff_ffff_ffffL;
    }

    private void readInteger(EventKinds kinds, int kind, long eventId, long value) {
        switch (kinds.meaning(kind)) {
            case QUERY_CACHE_HIT_COUNT -> hits.addCount(eventId, value);
            case ARTIFACT_SIZE -> {
                artifactIds.add(eventId);
                artifactValues.add(value);
            }
            default -> warnings.add("a number of the kind " + kinds.texts().get(kind)
                    + " is not understood and is skipped");
        }
    }

    HitCounts hits() {
        return hits;
    }

    long[] artifactIds() {
        return artifactIds.toArray();
    }

    long[] artifactValues() {
        return artifactValues.toArray();
    }

    InstantColumns instants() {
        return instants;
    }

    Warnings warnings() {
        return warnings;
    }
}
