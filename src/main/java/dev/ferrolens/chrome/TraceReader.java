package dev.ferrolens.chrome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.Warnings;
import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ForkJoinTask;

/**
 * Reads a Chrome trace, plain or gzipped, as crox writes it from recordings of rustc: one process or several, as an
 * array of events or as an object whose {@code traceEvents} are one.
 *
 * <p>An event of the phase {@code X} is an interval: {@code name} is its label, {@code cat} its kind, {@code arg0},
 * {@code arg1}, … of {@code args} its key. {@code process_name} gives the crate, {@code process_sort_index} the start.
 * A trace has no cache hits, no sizes and no command line. crox truncates each start and each duration to microseconds;
 * times with fractions are taken as exact nanoseconds. Time traces of LLVM and lld are read too; see {@link TimeTrace}.
 *
 * @see <a href="https://github.com/rust-lang/measureme/blob/master/crox/src/main.rs">crox</a>
 */
public final class TraceReader {
    private static final int BLOCK_BYTES = 1 << 22;

    private final Path file;
    private final int blockBytes;
    private Warnings warnings = new Warnings();

    private TraceReader(Path file, int blockBytes) {
        this.file = file;
        this.blockBytes = blockBytes;
    }

    /**
     * Reads a trace.
     *
     * @return a profile for each process, in the order of the trace; the first one has the warnings about the file
     * @throws FerrolensException if the file does not exist, has no event of a trace, or needs more memory than is
     *     available
     */
    public static List<Profile> read(Path file) {
        return read(file, BLOCK_BYTES);
    }

    /** Reads a trace in blocks of the given size; for tests. */
    static List<Profile> read(Path file, int blockBytes) {
        try {
            return new TraceReader(file, blockBytes).read();
        } catch (OutOfMemoryError e) {
            throw FerrolensException.ofMemory(file, e);
        }
    }

    /** Returns whether a file begins like JSON, whatever its name and whether or not it is gzipped. */
    public static boolean isJson(Path file) {
        return TraceFile.isJson(file);
    }

    /** Returns whether a file begins like a trace: with an event that has a phase. */
    public static boolean isTrace(Path file) {
        return TraceFile.isTrace(file);
    }

    /** Returns whether a file begins like a time trace of LLVM, lld or clang: with an event that has no kind. */
    public static boolean isTimeTrace(Path file) {
        return TraceFile.isTimeTrace(file);
    }

    private List<Profile> read() {
        TracePart whole;
        try {
            whole = readBlocks();
            if (whole == null) {
                warnings = new Warnings();
                whole = readAtOnce();
            }
        } catch (IOException e) {
            throw FerrolensException.ofReading(file, e);
        }
        TraceEvents events = whole.events();
        boolean damaged = whole.ending() != TracePart.Ending.CLOSED && whole.ending() != TracePart.Ending.NO_EVENTS;
        if (events.size() == 0 && events.processes().stream().anyMatch(ProcessEvents::isTimeTrace)) {
            throw new FerrolensException("The file " + file + " is a time trace with totals only: no event took"
                    + " as long as its granularity; write it again with a smaller one, as with"
                    + " -Clink-arg=-Wl,--time-trace-granularity=0 for lld.");
        }
        if (events.size() == 0) {
            throw new FerrolensException(damaged
                    ? "The file " + file + " is truncated or corrupt before its first event; write it again with crox."
                    : "The file " + file + " is JSON but not a Chrome trace: it has no events with ts and dur; open a"
                            + " .mm_profdata file, or the chrome_profiler.json that crox writes.");
        }
        if (damaged) {
            warnings.add("the trace is truncated or corrupt after " + events.size() + " events; later events are"
                    + " missing");
        }
        return profiles(events);
    }

    /** Reads blocks on several threads; returns null if one was not split between events. */
    private TracePart readBlocks() throws IOException {
        int ahead = Runtime.getRuntime().availableProcessors();
        Queue<ForkJoinTask<TracePart>> running = new ArrayDeque<>();
        try (InputStream in = TraceFile.open(file, warnings)) {
            TraceBlocks blocks = new TraceBlocks(in, blockBytes);
            TracePart whole = null;
            for (TraceBlocks.Block block = blocks.next(); block != null || !running.isEmpty();) {
                if (block != null && running.size() <= ahead) {
                    TraceBlocks.Block next = block;
                    running.add(ForkJoinTask.adapt(() -> TracePart.read(next)).fork());
                    block = blocks.next();
                    continue;
                }
                TracePart part = running.remove().join();
                if (part == null) {
                    return null;
                }
                whole = whole == null ? part : whole.followedBy(part);
                if (part.ending() != TracePart.Ending.BETWEEN_EVENTS) {
                    return whole;
                }
            }
            return whole;
        } finally {
            running.forEach(ForkJoinTask::quietlyJoin);
        }
    }

    private TracePart readAtOnce() throws IOException {
        try (InputStream in = TraceFile.open(file, warnings); JsonParser json = new JsonFactory().createParser(in)) {
            return TracePart.read(json);
        }
    }

    private List<Profile> profiles(TraceEvents events) {
        List<ProcessEvents> processes = events.processes().stream().filter(p -> p.size() > 0 || p.hasName()).toList();
        processes.stream().flatMap(process -> process.kinds().stream()).distinct()
                .filter(kind -> EventKind.of(kind) == EventKind.OTHER && !kind.equals(TimeTrace.LLD))
                .forEach(kind -> warnings.add("events of the unknown kind " + kind + " are kept, and counted as"
                        + " activities"));
        warnings.addAll(events.warnings());
        ProcessEvents first = processes.get(0);
        long firstStarted = processes.stream().mapToLong(ProcessEvents::started).filter(s -> s >= 0).min().orElse(-1);
        return processes.stream()
                .map(process -> process.profile(file, events.unit(), firstStarted,
                        process == first ? warnings : new Warnings()))
                .toList();
    }
}
