package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.measureme.ProfileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sessions leave behind in a process that opens many; {@code -Dleak.sessions=1000} opens more. */
class LeakTest {
    private static final int SESSIONS = Integer.getInteger("leak.sessions", 100);

    @TempDir
    private Path folder;

    private record Held(long files, long mappings, long threads, long temporary) {
        static Held now(Path folder) throws IOException {
            // A mapping ends when its buffer is collected, and the collector tells later.
            for (int i = 0; i < 5; i++) {
                System.gc();
                pause();
            }
            return new Held(count(Path.of("/proc/self/fd")), mappings(folder), count(Path.of("/proc/self/task")),
                    count(Path.of(System.getProperty("java.io.tmpdir"))));
        }

        private static long count(Path path) throws IOException {
            try (Stream<Path> all = Files.list(path)) {
                return all.count();
            }
        }

        private static long mappings(Path folder) throws IOException {
            try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
                return lines.filter(line -> line.contains(folder.toString())).count();
            }
        }

        private static void pause() {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void leavesNothingBehindWhenSessionsAreClosed() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/maps")), "not run: there is no /proc here");
        Path file = ProfileWriter.version(9).interval("Query", "typeck", 0, 9, "tiny::main")
                .writeTo(folder.resolve("tiny-1.mm_profdata"));
        Path database = folder.resolve("s.duckdb");
        try (Session s = Ferrolens.open(file)) {
            s.export().database(database);
        }
        openAndClose(file, database, 20);
        Held before = Held.now(folder);
        openAndClose(file, database, SESSIONS);
        Held after = Held.now(folder);
        assertEquals(0, after.mappings);
        assertEquals(before.files, after.files, "file handles");
        assertEquals(before.temporary, after.temporary, "temporary files");
        // The pool of the JVM ends its threads when it likes.
        assertEquals(before.threads, after.threads, Runtime.getRuntime().availableProcessors() + 1, "threads");
    }

    private void openAndClose(Path file, Path database, int sessions) {
        for (int i = 0; i < sessions; i++) {
            try (Session s = Ferrolens.open(i % 10 == 0 ? database : file)) {
                assertEquals(1, s.typeck().byFunction().count());
            }
        }
    }
}
