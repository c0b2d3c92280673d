package dev.ferrolens.measureme;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One recording of one rustc process, decoded into primitive columns. Labels, kinds and keys are numbers; a key's text
 * is decoded when {@link Keys#text} asks for it, from the memory-mapped file.
 *
 * <p>Profiles are safe for use by several threads.
 */
public final class Profile {
    /** The version of a file that is not a {@code .mm_profdata} file. */
    public static final int OTHER_FORMAT = -1;
    /** The label of events whose names are missing in the file; rustc itself leaves some out. */
    public static final String UNKNOWN_NAME = "<unknown>";

    private final Path file;
    private final Metadata metadata;
    private final List<String> kinds;
    private final List<String> labels;
    private final Intervals intervals;
    private final CacheHits cacheHits;
    private final Artifacts artifacts;
    private final Instants instants;
    private final Keys keys;
    private final int version;
    private final List<String> warnings;

    /**
     * Events that took time, in the order in which they ended.
     *
     * @param start the start in nanoseconds since the profile's start, or the counter's value
     * @param end the end, likewise; not before the start
     * @param thread rustc's number of the thread, an unsigned 32-bit number
     * @param kind the index into {@link Profile#kinds}
     * @param label the index into {@link Profile#labels}
     * @param key the index of the key, or -1 for an event without arguments
     * @param parent the index of the nearest event around it, or -1
     * @param depth the number of events around it
     * @param self the duration minus that of the events directly inside
     * @param outermost whether no event around it has the same label
     */
    public record Intervals(long[] start, long[] end, int[] thread, int[] kind, int[] label, int[] key, int[] parent,
            int[] depth, long[] self, boolean[] outermost) {
        /**
         * Returns intervals with their nesting, given the first six columns.
         *
         * <p>On a thread, an event is either inside another one or apart from it. If events of a file overlap
         * otherwise, an event is made to end where another one of its thread begins that ends after it, and events are
         * sorted by their ends. So no time is counted twice, and none is negative. A warning tells how many events were
         * shortened.
         *
         * @param unit the unit to which starts and durations were truncated; 0 if they are exact
         * @param labels the number of labels
         */
        public static Intervals nested(long[] start, long[] end, long unit, int[] thread, int[] kind, int[] label,
                int[] key, int labels, Warnings warnings) {
            Intervals straight = nested(start, end, unit, thread, kind, label, key, labels);
            if (straight != null) {
                return straight;
            }
            EndOrder bending = EndOrder.bending(start, end, thread, unit);
            warnings.add("an event overlaps another one of its thread; it is cut where the other one begins",
                    bending.bent());
            int[] order = bending.places();
            return nested(EndOrder.sort(start, order), EndOrder.sort(end, order), 0, EndOrder.sort(thread, order),
                    EndOrder.sort(kind, order), EndOrder.sort(label, order), EndOrder.sort(key, order), labels);
        }

        /** Returns intervals with their nesting; null if some overlap without being nested. */
        private static Intervals nested(long[] start, long[] end, long unit, int[] thread, int[] kind, int[] label,
                int[] key, int labels) {
            LongMap threads = new LongMap(-1);
            int[] numbered = new int[thread.length];
            for (int i = 0; i < thread.length; i++) {
                numbered[i] = i > 0 && thread[i] == thread[i - 1] ? numbered[i - 1] : threads.number(thread[i]);
            }
            Nesting nesting = new Nesting(start, end, unit, numbered, threads.size(), kind, label, labels);
            return nesting.isBent() ? null : new Intervals(start, end, thread, kind, label, key, nesting.parent,
                    nesting.depth, nesting.self, nesting.outermost);
        }

        /** Returns the number of events. */
        public int size() {
            return start.length;
        }

        /** Returns the same events with times limited to a duration after the first event. */
        public Intervals upTo(long longest) {
            long latest = Arrays.stream(start).min().orElse(0) + longest;
            long[] newStart = Arrays.stream(start).map(time -> Math.min(time, latest)).toArray();
            long[] newEnd = Arrays.stream(end).map(time -> Math.min(time, latest)).toArray();
            long[] newSelf = new long[self.length];
            for (int i = 0; i < newSelf.length; i++) {
                newSelf[i] += newEnd[i] - newStart[i];
                if (parent[i] >= 0) {
                    newSelf[parent[i]] -= newEnd[i] - newStart[i];
                }
            }
            return new Intervals(newStart, newEnd, thread, kind, label, key, parent, depth, newSelf, outermost);
        }
    }

    /**
     * Cache hits, summed by label and key. If the hits of a label were recorded both as counts and one by one, the
     * counts are used.
     *
     * @param label the index into {@link Profile#labels}
     * @param key the index of the key, or -1
     * @param hits the number of times that the query was answered from its cache
     */
    public record CacheHits(int[] label, int[] key, long[] hits) {
        static final CacheHits NONE = new CacheHits(new int[0], new int[0], new long[0]);

        /** Returns the number of rows. */
        public int size() {
            return label.length;
        }
    }

    /**
     * Sizes of files and codegen units.
     *
     * @param label the index into {@link Profile#labels}
     * @param key the index of the key that names the file or codegen unit, or -1
     * @param value the size in bytes, or an estimate, as the label says
     */
    public record Artifacts(int[] label, int[] key, long[] value) {
        static final Artifacts NONE = new Artifacts(new int[0], new int[0], new long[0]);

        /** Returns the number of rows. */
        public int size() {
            return label.length;
        }
    }

    /**
     * Events without duration, in the order of the file; empty unless they were kept.
     *
     * @param at the time in nanoseconds since the profile's start, or the counter's value
     * @param thread rustc's number of the thread, an unsigned 32-bit number
     * @param kind the index into {@link Profile#kinds}
     * @param label the index into {@link Profile#labels}
     * @param key the index of the key, or -1
     * @param parent the index of the interval in which it happened, or -1
     */
    public record Instants(long[] at, int[] thread, int[] kind, int[] label, int[] key, int[] parent) {
        static final Instants NONE =
                new Instants(new long[0], new int[0], new int[0], new int[0], new int[0], new int[0]);

        /** Returns the number of events. */
        public int size() {
            return at.length;
        }
    }

    Profile(Path file, Metadata metadata, List<String> kinds, List<String> labels, Keys keys,
            Intervals intervals, CacheHits cacheHits, Artifacts artifacts, Instants instants, int version,
            List<String> warnings) {
        this.file = file;
        this.metadata = metadata;
        this.kinds = List.copyOf(kinds);
        this.labels = List.copyOf(labels);
        this.keys = keys;
        this.intervals = intervals;
        this.cacheHits = cacheHits;
        this.artifacts = artifacts;
        this.instants = instants;
        this.version = version;
        this.warnings = warnings;
    }

    /** Returns a profile from a file in another format, which has intervals only. */
    public static Profile ofIntervals(Path file, Metadata metadata, List<String> kinds, List<String> labels, Keys keys,
            Intervals intervals, List<String> warnings) {
        return new Profile(file, metadata, kinds, labels, keys, intervals, CacheHits.NONE, Artifacts.NONE,
                Instants.NONE, OTHER_FORMAT, warnings);
    }

    /** Returns this profile with other intervals. */
    public Profile with(Intervals others) {
        return new Profile(file, metadata, kinds, labels, keys, others, cacheHits, artifacts, instants, version,
                warnings);
    }

    /** Returns the file that was read. */
    public Path file() {
        return file;
    }

    /** Returns the version of the {@code .mm_profdata} format: 8 or 9; or {@link #OTHER_FORMAT}. */
    public int version() {
        return version;
    }

    /** Returns the compilation's command line, start time and counter. */
    public Metadata metadata() {
        return metadata;
    }

    /** Returns the kinds of event, as the file spells them. */
    public List<String> kinds() {
        return kinds;
    }

    /** Returns the labels. */
    public List<String> labels() {
        return labels;
    }

    /** Returns events that took time. */
    public Intervals intervals() {
        return intervals;
    }

    /** Returns cache hits by label and key. */
    public CacheHits cacheHits() {
        return cacheHits;
    }

    /** Returns sizes of files and codegen units. */
    public Artifacts artifacts() {
        return artifacts;
    }

    /** Returns events without duration, if they were kept. */
    public Instants instants() {
        return instants;
    }

    /** Returns the keys: the texts of arguments. */
    public Keys keys() {
        return keys;
    }

    /** Returns whether there are intervals of a kind. */
    public boolean hasKind(EventKind kind) {
        int wanted = kinds.indexOf(kind.text());
        for (int found : intervals.kind()) {
            if (found == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether queries have keys, that is, whether arguments were recorded. */
    public boolean hasQueryKeys() {
        int query = kinds.indexOf(EventKind.QUERY.text());
        for (int i = 0; i < intervals.size(); i++) {
            if (intervals.kind()[i] == query && intervals.key()[i] >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether rustc was ended before it wrote the names, so that most events, or most runs of queries, have
     * none. The names of queries are written last, and writing them is the last event of a complete recording.
     */
    public boolean lacksNames() {
        if (version == OTHER_FORMAT || !labels.contains(UNKNOWN_NAME)
                || labels.stream().anyMatch(label -> label.startsWith("self_profile_"))) {
            return false;
        }
        return isMostlyUnnamed(-1) || isMostlyUnnamed(kinds.indexOf(EventKind.QUERY.text()));
    }

    private boolean isMostlyUnnamed(int kind) {
        int unknown = labels.indexOf(UNKNOWN_NAME);
        long unnamed = 0;
        long all = 0;
        for (int i = 0; i < intervals.size(); i++) {
            if (kind < 0 || intervals.kind()[i] == kind) {
                all++;
                unnamed += intervals.label()[i] == unknown ? 1 : 0;
            }
        }
        return 2 * unnamed > all;
    }

    /** Returns the number of events without a name. */
    public long unnamed() {
        int unknown = labels.indexOf(UNKNOWN_NAME);
        return Arrays.stream(intervals.label()).filter(label -> label == unknown).count();
    }

    /** Returns the end of the last event since the profile's start; 0 if there is none. */
    public long lastEnd() {
        return Arrays.stream(intervals.end()).max().orElse(0);
    }

    /** Returns messages about problems in the file, without the file's name; empty if there are none. */
    public List<String> warnings() {
        return warnings;
    }
}
