package dev.ferrolens.fuzz;

import com.sun.management.ThreadMXBean;
import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.chrome.TraceReader;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.ProfileReader;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Reads files that were broken at random, and checks that each opens or fails with one sentence, in time and in bounded
 * memory. A file is made of the seed that is its number, so {@code -Dfuzz.seed=N -Dfuzz.files=1} makes it again.
 *
 * <p>{@code mvn -q verify -Pfuzz} reads a million of small ones in a gigabyte of heap, with all recordings whole
 * in between. All of them are read; every so many are opened as sessions and asked.
 */
public final class Fuzz {
    /** A small file takes a millisecond. */
    private static final long DEADLINE_NANOS = 10_000_000_000L;
    /** Half seconds until a file, its session and all answers are taken for endless. */
    private static final int LOOKS = 240;
    private static final int EXCERPTS = 40;
    private static final int TRACE_EVERY = 5;
    private static final int SESSION_EVERY = 5_000;
    private static final int ALL_QUERIES_EVERY = 50_000;
    private static final int WHOLE_EVERY = 5_000;
    /**
     * What reading a file may allocate, most of it garbage at once, beside {@link #BYTES_FOR_A_BYTE} times its size.
     */
    private static final long BYTES_AT_LEAST = 16 << 20;
    private static final long BYTES_FOR_A_BYTE = 400;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<byte[]> profiles = new ArrayList<>();
    private final List<byte[]> traces = new ArrayList<>();
    private final List<Path> recordings;
    private final Path folder;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Thread worker = Thread.currentThread();
    private volatile long seed;
    private long mostNanos;
    private long slowest;
    private long mostBytes;
    private long largest;

    /** A harness over recordings and traces, which writes its files into a folder. */
    Fuzz(List<Path> recordings, List<Path> traces, Path folder) {
        this.recordings = recordings;
        this.folder = folder;
        recordings.forEach(recording -> profiles.addAll(Excerpt.of(recording, EXCERPTS)));
        traces.forEach(trace -> this.traces.addAll(TraceMutation.pieces(trace, EXCERPTS)));
    }

    /** Reads as many files as {@code -Dfuzz.files} says, a million if it says nothing. */
    public static void main(String[] args) throws IOException {
        long first = Long.getLong("fuzz.seed", 1);
        int files = Integer.getInteger("fuzz.files", 1_000_000);
        Path folder = Files.createTempDirectory("fuzz");
        List<Path> all = Recordings.all();
        List<Path> traces = all.stream().map(recording -> Recordings.sibling(recording, ".crox.json.gz"))
                .filter(Files::exists).toList();
        Fuzz fuzz = new Fuzz(all, traces, folder);
        System.out.printf(Locale.ROOT, "%,d files from %d recordings, seeds from %d on%n", files, all.size(), first);
        fuzz.endLateFiles();
        long start = System.nanoTime();
        for (long n = first; n < first + files; n++) {
            fuzz.run(n);
            if (n % 100_000 == 0) {
                System.out.printf(Locale.ROOT, "  seed %,d after %.0f s%n", n, (System.nanoTime() - start) / 1e9);
            }
        }
        System.out.printf(Locale.ROOT, "%,d files in %.0f s%n%s", files, (System.nanoTime() - start) / 1e9, fuzz);
        Files.delete(folder);
    }

    /** Ends the process where a file takes too long, with what the reader was doing. */
    private void endLateFiles() {
        Thread watch = new Thread(() -> {
            long watched = seed;
            // Not by the clock, which runs on while a machine sleeps.
            for (int looks = 0; true; looks = seed == watched ? looks + 1 : 0) {
                watched = seed;
                if (looks > LOOKS) {
                    System.out.println("seed " + seed + " does not end:");
                    for (StackTraceElement frame : worker.getStackTrace()) {
                        System.out.println("    at " + frame);
                    }
                    Runtime.getRuntime().halt(1);
                }
                pause();
            }
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the file of a seed, reads it and deletes it; the file stays where something is wrong. */
    void run(long number) {
        seed = number;
        Random random = new Random(number);
        // Neighbouring seeds begin alike.
        random.nextLong();
        boolean isTrace = number % TRACE_EVERY == 0 && !traces.isEmpty();
        byte[] bytes = isTrace
                ? TraceMutation.some(traces.get(random.nextInt(traces.size())), random)
                : Math.floorMod(number, WHOLE_EVERY) == 2
                        ? Mutation.inPlace(whole(recordings.get(random.nextInt(recordings.size()))), random)
                : Mutation.some(profiles.get(random.nextInt(profiles.size())), random);
        Path file = folder.resolve("seed" + number + (isTrace ? ".json" : ".mm_profdata"));
        try {
            Files.write(file, bytes);
            String outcome = isTrace
                    ? read(file, () -> TraceReader.read(file))
                    : read(file, () -> List.of(ProfileReader.readWithInstants(file)));
            count(isTrace, outcome);
            if (Math.floorMod(number, SESSION_EVERY) < 2) {
                open(file, Math.floorMod(number, ALL_QUERIES_EVERY) < 2);
            }
            Files.delete(file);
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError("seed " + number + ", " + file + " of " + bytes.length + " bytes: " + e, e);
        }
    }

    private static byte[] whole(Path recording) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(recording))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void note(long size, long nanos, long bytes) {
        if (nanos > mostNanos) {
            mostNanos = nanos;
            slowest = seed;
        }
        if (bytes > mostBytes) {
            mostBytes = bytes;
            largest = seed;
        }
        check(nanos < DEADLINE_NANOS, "took " + nanos / 1_000_000 + " ms");
        check(bytes < BYTES_AT_LEAST + BYTES_FOR_A_BYTE * size, "allocated " + bytes + " bytes");
    }

    private void count(boolean isTrace, String outcome) {
        outcomes.merge((isTrace ? "traces " : "profiles ") + outcome, 1, Integer::sum);
    }

    private interface Reader {
        List<Profile> read();
    }

    private String read(Path file, Reader reader) throws IOException {
        List<Profile> found;
        long start = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        try {
            found = reader.read();
        } catch (FerrolensException e) {
            checkSentence(file, e);
            return "refused: " + e.getMessage().replace(file.toString(), "FILE").replaceAll("[(:;,].*|[0-9]+", "");
        } finally {
            note(Files.size(file), THREADS.getCurrentThreadCpuTime() - start,
                    THREADS.getCurrentThreadAllocatedBytes() - allocated);
        }
        found.forEach(Fuzz::check);
        return found.stream().allMatch(profile -> profile.warnings().isEmpty()) ? "opened" : "opened with warnings";
    }

    /** What must hold for every error. */
    static void checkSentence(Path file, FerrolensException e) {
        String sentence = e.getMessage();
        check(sentence.endsWith(".") && sentence.lines().count() == 1, "no sentence: " + sentence);
        check(sentence.contains(file.toString()), "names no file: " + sentence);
        check(!sentence.contains("more memory"), sentence);
    }

    /** What must hold for every profile, whatever the file says. */
    static void check(Profile profile) {
        Profile.Intervals events = profile.intervals();
        for (int i = 0; i < events.size(); i++) {
            check(events.end()[i] >= events.start()[i], "an event ends before it starts");
            int parent = events.parent()[i];
            check(parent == -1 || parent > i && parent < events.size(), "a parent lies before its child");
            check(events.depth()[i] == (parent < 0 ? 0 : events.depth()[parent] + 1), "a depth is wrong");
            profile.labels().get(events.label()[i]);
            profile.kinds().get(events.kind()[i]);
            check(events.key()[i] < profile.keys().size(), "a key is not there");
        }
        for (int key = 0; key < profile.keys().size(); key++) {
            profile.labels().get(profile.keys().label(key));
            profile.keys().text(key);
        }
    }

    private static void open(Path file, boolean askAll) {
        try (Session s = Ferrolens.open(file)) {
            String overview = s.toString();
            check(overview.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), "a control character");
            if (askAll) {
                ask(s);
            }
        } catch (FerrolensException e) {
            checkSentence(file, e);
        }
    }

    /** Asks everything; an answer may be that the recording lacks what it needs. */
    static void ask(Session s) {
        for (NamedQuery query : s.queries()) {
            try {
                s.query(query.name()).rows();
            } catch (FerrolensException e) {
                check(!e.getMessage().startsWith("DuckDB"), query.name() + ": " + e.getMessage());
            }
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** How the files fared, and what the hardest ones took. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        outcomes.forEach((outcome, files) -> out.append(String.format(Locale.ROOT, "%,12d  %s%n", files, outcome)));
        return out.append(String.format(Locale.ROOT, "the slowest took %,d ms (seed %d), the largest allocated %,d kB"
                + " (seed %d)%n", mostNanos / 1_000_000, slowest, mostBytes >> 10, largest)).toString();
    }
}
