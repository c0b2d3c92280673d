package dev.ferrolens.measureme;

import java.nio.file.Path;
import java.util.List;

/**
 * One recording of one rustc process, decoded into primitive columns. Labels, kinds and keys are numbers; a key's text
 * is decoded when {@link Keys#text} asks for it, from the memory-mapped file.
 *
 * <p>Safe for use by several threads.
 */
public final class Profile {
    private final Path file;
    private final Metadata metadata;
    private final List<String> kinds;
    private final List<String> labels;
    private final Intervals intervals;
    private final CacheHits cacheHits;
    private final Artifacts artifacts;
    private final Instants instants;
    private final Keys keys;
    private final FormatVersion version;
    private final List<String> warnings;

    /**
     * Events that took time, in the order in which they ended.
     *
     * @param start nanoseconds since the profile's start, or the counter's value
     * @param end likewise; not before the start
     * @param thread rustc's number of the thread, an unsigned 32-bit number
     * @param kind index into {@link Profile#kinds}
     * @param label index into {@link Profile#labels}
     * @param key index of the key, or -1 for an event without arguments
     * @param parent index of the nearest event around it, or -1
     * @param depth how many events are around it
     * @param self the duration less that of the events directly inside
     * @param outermost whether no event around it has the same label
     */
    public record Intervals(long[] start, long[] end, int[] thread, int[] kind, int[] label, int[] key, int[] parent,
            int[] depth, long[] self, boolean[] outermost) {
        /** How many there are. */
        public int size() {
            return start.length;
        }
    }

    /**
     * Cache hits, summed by label and key; a label whose hits were recorded both as counts and one by one has the
     * counts.
     *
     * @param label index into {@link Profile#labels}
     * @param key index of the key, or -1
     * @param hits how often the query was answered from its cache
     */
    public record CacheHits(int[] label, int[] key, long[] hits) {
        /** How many rows there are. */
        public int size() {
            return label.length;
        }
    }

    /**
     * Sizes of what was produced.
     *
     * @param label index into {@link Profile#labels}
     * @param key index of the key that names the file or codegen unit, or -1
     * @param value bytes, or an estimate, as the label says
     */
    public record Artifacts(int[] label, int[] key, long[] value) {
        /** How many rows there are. */
        public int size() {
            return label.length;
        }
    }

    /**
     * Events without duration, in the order of the file; empty unless they were asked for.
     *
     * @param at nanoseconds since the profile's start, or the counter's value
     * @param thread rustc's number of the thread, an unsigned 32-bit number
     * @param kind index into {@link Profile#kinds}
     * @param label index into {@link Profile#labels}
     * @param key index of the key, or -1
     * @param parent index of the interval in which it happened, or -1
     */
    public record Instants(long[] at, int[] thread, int[] kind, int[] label, int[] key, int[] parent) {
        /** How many there are. */
        public int size() {
            return at.length;
        }
    }

    Profile(Path file, Metadata metadata, List<String> kinds, EventIds ids, Intervals intervals, CacheHits cacheHits,
            Artifacts artifacts, Instants instants, FormatVersion version, List<String> warnings) {
        this.file = file;
        this.metadata = metadata;
        this.kinds = List.copyOf(kinds);
        this.labels = List.copyOf(ids.labels());
        this.keys = ids.keys();
        this.intervals = intervals;
        this.cacheHits = cacheHits;
        this.artifacts = artifacts;
        this.instants = instants;
        this.version = version;
        this.warnings = warnings;
    }

    /** The file that was read. */
    public Path file() {
        return file;
    }

    /** The version of the file's format: 8 or 9. */
    public int version() {
        return version.number;
    }

    /** The compilation's command line, start time and counter. */
    public Metadata metadata() {
        return metadata;
    }

    /** The kinds of event, as the file spells them. */
    public List<String> kinds() {
        return kinds;
    }

    /** The labels. */
    public List<String> labels() {
        return labels;
    }

    /** Events that took time. */
    public Intervals intervals() {
        return intervals;
    }

    /** Cache hits by label and key. */
    public CacheHits cacheHits() {
        return cacheHits;
    }

    /** Sizes of what was produced. */
    public Artifacts artifacts() {
        return artifacts;
    }

    /** Events without duration, if they were asked for. */
    public Instants instants() {
        return instants;
    }

    /** The keys: the texts of arguments. */
    public Keys keys() {
        return keys;
    }

    /** Whether there are intervals of a kind. */
    public boolean hasKind(EventKind kind) {
        int wanted = kinds.indexOf(kind.text());
        for (int found : intervals.kind()) {
            if (found == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether queries have keys: whether arguments were recorded. */
    public boolean hasQueryKeys() {
        int query = kinds.indexOf(EventKind.QUERY.text());
        for (int i = 0; i < intervals.size(); i++) {
            if (intervals.kind()[i] == query && intervals.key()[i] >= 0) {
                return true;
            }
        }
        return false;
    }

    /** What was odd about the file, as sentences without the file's name; empty for a sound one. */
    public List<String> warnings() {
        return warnings;
    }
}
