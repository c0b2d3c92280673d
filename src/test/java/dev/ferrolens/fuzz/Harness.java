package dev.ferrolens.fuzz;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Opens hostile files and asks everything of each: all named queries, their charts, findings, the three reports, flame
 * graphs, the schedule, a comparison and the exports. {@code mvn -q verify -Pfuzz} does so for thousands of them, and
 * {@code -Dharness.seed=N -Dharness.files=1} makes one again.
 */
public final class Harness {
    private static final int THOROUGH_EVERY = 20;

    private final HostileFiles hostile;
    private final Path folder;
    private final List<String> failures = new ArrayList<>();
    private long files;
    private long opened;
    private long refused;
    private long answers;
    private long refusals;
    private long slowestNanos;
    private String slowest = "";

    /** A harness that makes its files of pieces of these recordings, among others, in a folder. */
    Harness(List<Path> recordings, Path folder) {
        this.hostile = new HostileFiles(recordings);
        this.folder = folder;
    }

    /** Tries as many files as {@code -Dharness.files} says, and prints how they fared. */
    public static void main(String[] args) throws IOException {
        long first = Long.getLong("harness.seed", 1);
        int number = Integer.getInteger("harness.files", 2_500);
        Path folder = Files.createTempDirectory("harness");
        Harness harness = new Harness(List.of(Recordings.own("format/v8"), Recordings.own("format/v9")), folder);
        long start = System.nanoTime();
        // A run that is ended early says how far it came.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print(harness)));
        long seed = first;
        for (; harness.files < number; seed++) {
            harness.run(seed);
            if (seed % 10 == 0) {
                System.out.printf(Locale.ROOT, "  seed %,d after %.0f s, %,d files, %d failures%n", seed,
                        (System.nanoTime() - start) / 1e9, harness.files, harness.failures.size());
            }
        }
        System.out.printf(Locale.ROOT, "seeds %,d to %,d in %.0f s%n", first, seed - 1,
                (System.nanoTime() - start) / 1e9);
        if (!harness.failures.isEmpty()) {
            System.exit(1);
        }
        Files.delete(folder);
    }

    /** Makes the file or the folder of a seed and asks everything in one session; it stays where something is wrong. */
    void run(long seed) {
        try {
            Path file = hostile.write(seed, folder);
            Path written = Files.createDirectories(folder.resolve("written"));
            files += count(file);
            try (Session session = Ferrolens.open(file)) {
                opened++;
                note(seed, Answers.of(session, written, seed % THOROUGH_EVERY == 0));
            } catch (FerrolensException e) {
                refused++;
                Fuzz.checkSentence(file, e);
            }
            delete(file);
            Files.delete(written);
        } catch (IOException | RuntimeException | Error e) {
            failures.add("seed " + seed + ": " + e);
            System.out.println("seed " + seed + ": " + e);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            for (int i = 0; i < Math.min(6, cause.getStackTrace().length); i++) {
                System.out.println("    at " + cause.getStackTrace()[i]);
            }
        }
    }

    /** How many recordings and traces it is. */
    private static long count(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return 1;
        }
        try (Stream<Path> inside = Files.list(file)) {
            return inside.filter(one -> !one.toString().endsWith(".mono_items.json")).count();
        }
    }

    private void note(long seed, Answers all) {
        answers += all.answers();
        refusals += all.refusals();
        if (all.slowestNanos() > slowestNanos) {
            slowestNanos = all.slowestNanos();
            slowest = all.slowest() + " of seed " + seed;
        }
    }

    private static void delete(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            try (Stream<Path> inside = Files.list(file)) {
                for (Path one : inside.toList()) {
                    Files.delete(one);
                }
            }
        }
        Files.delete(file);
    }

    /** What was wrong. */
    List<String> failures() {
        return failures;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d files in %,d sessions, %,d refused with a sentence%n%,d answers, %,d"
                + " sentences in place of one%nthe slowest took %,d ms: %s%n%d failures%n", files, opened, refused,
                answers, refusals,
                slowestNanos / 1_000_000, slowest, failures.size());
    }
}
