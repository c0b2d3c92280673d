package dev.ferrolens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ferrolens.Recordings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of what {@code mvn -q verify -Pfuzz} does a million times. */
@Tag("slow")
class FuzzTest {
    /** As many as take less than half a minute, of about forty files. */
    private static final int SESSIONS = 8;

    @TempDir
    private Path folder;

    @Test
    void opensBrokenFilesOrSaysInOneSentenceWhyNot() {
        List<Path> recordings = List.of(Recordings.own("format/v8"), Recordings.own("format/v9"));
        List<Path> traces = recordings.stream().map(file -> Recordings.sibling(file, ".crox.json.gz")).toList();
        Fuzz fuzz = new Fuzz(recordings, traces, folder);
        for (long seed = -2_000; seed <= 1; seed++) {
            fuzz.run(seed);
        }
    }

    /** A short run of the harness, which {@code -Pfuzz} runs with thousands of files. */
    @Test
    void everyAnswerAboutHostileFilesIsPossible() {
        Harness harness = new Harness(List.of(Recordings.own("format/v8"), Recordings.own("format/v9")), folder);
        for (long seed = -SESSIONS; seed < 0; seed++) {
            harness.run(seed);
        }
        assertEquals(List.of(), harness.failures());
    }
}
