package dev.ferrolens.chrome;

import dev.ferrolens.measureme.EndOrder;
import dev.ferrolens.measureme.Growing;
import dev.ferrolens.measureme.Keys;
import dev.ferrolens.measureme.LongMap;
import dev.ferrolens.measureme.Metadata;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.Warnings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The events of one process of a trace, as columns, with the name and start of the process. */
final class ProcessEvents {
    /** The number of a process without one in the trace. */
    static final long NO_PID = -1;

    private static final int NO_KEY = -1;
    private static final String UNKNOWN = "<unknown>";
    /** The least number of nanoseconds of a time since 1970; it is a time in September 2001. */
    private static final long SINCE_1970 = 1_000_000_000_000_000_000L;
    private static final long LARGEST_THREAD = 0xffff_ffffL;

    private final long pid;
    private final DistinctTexts kinds = new DistinctTexts();
    private final DistinctTexts labels = new DistinctTexts();
    private final DistinctTexts keys = new DistinctTexts();
    private final Growing.Ints labelOfKey = new Growing.Ints();
    private final Growing.Longs starts = new Growing.Longs();
    private final Growing.Longs durations = new Growing.Longs();
    private final Growing.Longs threads = new Growing.Longs();
    private final Growing.Ints kindNumbers = new Growing.Ints();
    private final Growing.Ints labelNumbers = new Growing.Ints();
    private final Growing.Ints keyNumbers = new Growing.Ints();
    private String crate = "";
    private long sortIndex = -1;
    private long started = -1;
    private boolean isTimeTrace;

    ProcessEvents(long pid) {
        this.pid = pid;
    }

    int size() {
        return starts.size();
    }

    boolean hasName() {
        return !crate.isEmpty();
    }

    /** Adds an event; its key is null if it has no arguments. */
    void add(long start, long duration, long thread, Text kind, Text label, Text key) {
        starts.add(start);
        durations.add(duration);
        threads.add(thread);
        kindNumbers.add(kinds.number(kind));
        int labelNumber = labels.number(label);
        labelNumbers.add(labelNumber);
        keyNumbers.add(key == null ? NO_KEY : keyNumber(keys.number(key), labelNumber));
    }

    private int keyNumber(int key, int label) {
        if (key == labelOfKey.size()) {
            labelOfKey.add(label);
        }
        return key;
    }

    void setName(String name) {
        crate = name;
    }

    /** Notes that this is a time trace of LLVM, lld or clang, whose events have no kinds. */
    void setTimeTrace() {
        isTimeTrace = true;
    }

    boolean isTimeTrace() {
        return isTimeTrace;
    }

    /** Sets the index by which crox sorts processes: the start in microseconds. */
    void setSortIndex(long index) {
        sortIndex = index;
    }

    /** Sets the start in nanoseconds since 1970, which traces exported by Ferrolens have; invalid times are ignored. */
    void setStarted(long nanos) {
        started = Metadata.isStart(nanos) ? nanos : -1;
    }

    long started() {
        return started;
    }

    /** Adds the events of the process in a later part of the trace. */
    void append(ProcessEvents later) {
        int[] kindHere = kinds.numbers(later.kinds);
        int[] labelHere = labels.numbers(later.labels);
        int[] keyHere = keys.numbers(later.keys);
        for (int key = 0; key < keyHere.length; key++) {
            keyNumber(keyHere[key], labelHere[later.labelOfKey.get(key)]);
        }
        for (int i = 0; i < later.size(); i++) {
            starts.add(later.starts.get(i));
            durations.add(later.durations.get(i));
            threads.add(later.threads.get(i));
            kindNumbers.add(kindHere[later.kindNumbers.get(i)]);
            labelNumbers.add(labelHere[later.labelNumbers.get(i)]);
            int key = later.keyNumbers.get(i);
            keyNumbers.add(key == NO_KEY ? NO_KEY : keyHere[key]);
        }
        isTimeTrace |= later.isTimeTrace;
        crate = later.hasName() ? later.crate : crate;
        sortIndex = later.sortIndex >= 0 ? later.sortIndex : sortIndex;
        started = later.started >= 0 ? later.started : started;
    }

    /** Returns the kinds of events. Events of a time trace have no kinds and get that of its tool. */
    List<String> kinds() {
        String ofAll = TimeTrace.kind(tool());
        return ofAll.isEmpty() ? kinds.strings()
                : kinds.strings().stream().map(kind -> kind.equals(UNKNOWN) ? ofAll : kind).toList();
    }

    /** Returns the tool that wrote a time trace; empty for another trace. */
    private String tool() {
        return isTimeTrace ? TimeTrace.tool(crate) : "";
    }

    /**
     * Returns the profile of the process.
     *
     * @param unit the unit in nanoseconds to which times were truncated; 0 if they are exact
     * @param firstStarted the start of the first process, from which times count if starts are known
     */
    Profile profile(Path file, long unit, long firstStarted, Warnings warnings) {
        long[] start = starts.toArray();
        long first = Arrays.stream(start).min().orElse(0);
        // No event of a process begins before the process.
        long origin = Math.min(first, started >= 0 ? started - firstStarted : origin(first));
        long startNanos = started >= 0 ? started : origin <= 0 ? -1 : origin;
        long[] end = new long[start.length];
        for (int i = 0; i < start.length; i++) {
            start[i] -= origin;
            end[i] = start[i] + durations.get(i);
        }
        int[] thread = threadNumbers();
        int[] order = EndOrder.of(start, end, thread, unit);
        Profile.Intervals intervals = Profile.Intervals.nested(EndOrder.sort(start, order), EndOrder.sort(end, order),
                unit, EndOrder.sort(thread, order), EndOrder.sort(kindNumbers.toArray(), order),
                EndOrder.sort(labelNumbers.toArray(), order), EndOrder.sort(keyNumbers.toArray(), order),
                labels.size(), warnings);
        // The name of the process in a time trace is that of the tool, so the crate is taken from the file's name.
        Metadata metadata = new Metadata(startNanos, Metadata.processId(pid), "", Metadata.WALL_TIME,
                isTimeTrace ? "" : crate, tool());
        return Profile.ofIntervals(file, metadata, kinds(), labels.strings(),
                new Keys(keys::text, labelOfKey.toArray(), keys.bytes()), intervals, warnings.messages());
    }

    /** Returns the start of the process if times count from 1970, or else of its first event, or 0. */
    private long origin(long first) {
        if (first < SINCE_1970) {
            return 0;
        }
        boolean sortedByStart = sortIndex >= SINCE_1970 / 1000 && sortIndex <= first / 1000;
        return sortedByStart ? sortIndex * 1000 : first;
    }

    /**
     * Returns threads as unsigned numbers of 32 bits. Numbers that do not fit are replaced by numbers from the upper
     * end.
     */
    private int[] threadNumbers() {
        int[] numbers = new int[size()];
        LongMap others = new LongMap(-1);
        for (int i = 0; i < numbers.length; i++) {
            long thread = threads.get(i);
            numbers[i] = thread >= 0 && thread <= LARGEST_THREAD
                    ? (int) thread
                    : (int) (LARGEST_THREAD - others.number(thread));
        }
        return numbers;
    }
}
