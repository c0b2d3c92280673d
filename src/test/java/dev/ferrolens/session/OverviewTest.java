package dev.ferrolens.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.ProfileWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The overview is one screen of a terminal of 80 columns and 24 lines. */
class OverviewTest {
    private static final int MS = 1_000_000;

    private static void assertIsOneScreen(Session s) {
        String overview = s.overview().text(80);
        assertTrue(overview.lines().count() <= 24, overview);
        assertTrue(overview.lines().allMatch(line -> line.length() <= 80), overview);
    }

    @Test
    void theOverviewOfEachRecordingIsOneScreen() {
        for (Path recording : Recordings.own()) {
            try (Session s = Ferrolens.open(recording)) {
                assertIsOneScreen(s);
            }
        }
    }

    @Test
    void theOverviewOfABuildIsOneScreen() {
        try (Session s = Ferrolens.open(Recordings.own().toArray(Path[]::new))) {
            assertIsOneScreen(s);
            assertTrue(s.overview().text(80).contains("s.build().criticalPath()"), s.toString());
        }
    }

    @Test
    void itHasTheWallTimeTheWorkTheFindingsAndWhatIsNext(@TempDir Path folder) throws IOException {
        Path file = ProfileWriter.version(9)
                .interval("Query", "typeck", 0, 300L * MS, "tiny::f")
                .interval("GenericActivity", "codegen_crate", 300L * MS, 400L * MS)
                .writeTo(folder.resolve("tiny-1.mm_profdata"));
        try (Session s = Ferrolens.open(file)) {
            List<String> lines = s.overview().text(80).lines().toList();
            assertEquals("tiny (unknown): 400.0 ms of wall time, 300.0 ms of work on 1 threads", lines.get(0));
            assertEquals("Wall time 400.0 ms", lines.get(2));
            assertEquals("  " + "█".repeat(45) + "▓".repeat(15), lines.get(3));
            assertEquals("  █ front end 75 %  ▓ codegen 25 %", lines.get(4).stripTrailing());
            assertEquals("Work by area, all threads", lines.get(6));
            assertEquals("  typeck             ████████████████████████   300.0 ms  100.0 %", lines.get(7));
            assertTrue(lines.contains("Slow, and what to do about it") || lines.contains("Findings"), lines.toString());
            assertTrue(lines.get(lines.size() - 1).startsWith("Next: "), lines.toString());
        }
    }

    @Test
    void aNameOfAnyLengthLeavesItOneScreen(@TempDir Path folder) throws IOException {
        String name = "f".repeat(3000);
        Path file = ProfileWriter.version(9).interval("Query", "typeck", 0, 300L * MS, "tiny::" + name)
                .writeTo(folder.resolve("tiny-1.mm_profdata"));
        try (Session s = Ferrolens.open(file)) {
            assertIsOneScreen(s);
        }
    }
}
