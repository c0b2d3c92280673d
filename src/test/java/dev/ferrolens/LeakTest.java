package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sessions leave behind in a process that opens many; {@code -Dleak.sessions=1000} opens more. */
@Tag("slow")
class LeakTest {
    private static final int SESSIONS = Integer.getInteger("leak.sessions", 60);
    private static final int SESSIONS_BEFORE = 20;
    private static final int UNTIL_COLLECTED = 5;

    @TempDir
    private Path folder;
    @TempDir
    private Path temporary;

    private record Held(long files, long mappings, long threads, List<String> temporary) {
        static Held now(Path folder) throws IOException, InterruptedException {
            // A mapping ends when its buffer is collected, and the collector tells later.
            for (int i = 0; i < UNTIL_COLLECTED; i++) {
                System.gc();
                Thread.sleep(100);
            }
            return new Held(names(Path.of("/proc/self/fd")).size(), mappings(folder),
                    names(Path.of("/proc/self/task")).size(), names(Path.of(System.getProperty("java.io.tmpdir"))));
        }

        private static long mappings(Path folder) throws IOException {
            try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
                return lines.filter(line -> line.contains(folder.toString())).count();
            }
        }
    }

    /** The process: what it holds after a few sessions must be what it holds after many. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Path file = ProfileWriter.version(9).interval("Query", "typeck", 0, 9, "tiny::main")
                .writeTo(folder.resolve("tiny-1.mm_profdata"));
        Path database = folder.resolve("s.duckdb");
        try (Session s = Ferrolens.open(file)) {
            s.export().database(database);
        }
        openAndClose(file, database, SESSIONS_BEFORE);
        Held before = Held.now(folder);
        openAndClose(file, database, SESSIONS);
        Held after = Held.now(folder);
        assertEquals(0, after.mappings);
        assertEquals(before.files, after.files, "file handles");
        assertEquals(before.temporary, after.temporary, "temporary files");
        // The pool of the JVM ends its threads when it likes.
        assertEquals((double) before.threads, after.threads, Runtime.getRuntime().availableProcessors() + 1.0,
                "threads");
    }

    private static void openAndClose(Path file, Path database, int sessions) {
        for (int i = 0; i < sessions; i++) {
            try (Session s = Ferrolens.open(i % 10 == 0 ? database : file)) {
                assertEquals(1, s.typeck().byFunction().count());
            }
        }
    }

    @Test
    void leavesNothingBehindWhenSessionsAreClosed() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/maps")), "not run: there is no /proc here");
        Path held = Files.createDirectory(folder.resolve("held"));
        Process process = OwnProcess.start(folder, temporary, LeakTest.class, held.toString());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals(List.of(), names(temporary));
        assertEquals(List.of("held"), names(folder));
    }

    private static List<String> names(Path folder) {
        return Arrays.stream(folder.toFile().list()).sorted().toList();
    }
}
