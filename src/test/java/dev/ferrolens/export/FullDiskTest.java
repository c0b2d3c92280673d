package dev.ferrolens.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.file.NewFile;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.report.HtmlReport;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a file that is to be replaced where the new one does not fit. */
class FullDiskTest {
    private static final String OLD = "what was there before";
    private static final Map<String, BiConsumer<Session, Path>> EXPORTS = Map.of(
            "trace.json", (s, file) -> s.export().trace(file),
            "trace.json.gz", (s, file) -> s.export().trace(file),
            "stacks.folded", (s, file) -> s.export().folded(file),
            "speedscope.json", (s, file) -> s.export().speedscope(file),
            "s.duckdb", (s, file) -> s.export().database(file),
            "events.csv", (s, file) -> s.sql("FROM event").csv(file),
            "report.html", (s, file) -> HtmlReport.write(s.report(), file),
            "chart.html", (s, file) -> s.areas().chart().save(file),
            "chart.svg", (s, file) -> s.schedule().save(file),
            "flames.html", (s, file) -> s.flameGraph().save(file));

    @TempDir
    private Path folder;

    /** No file can grow beyond so many bytes until it is closed: the disk is full as far as a writer can tell. */
    private record FileLimit(long pid) implements AutoCloseable {
        static FileLimit of(int bytes) throws Exception {
            FileLimit limit = new FileLimit(ProcessHandle.current().pid());
            assumeTrue(limit.set(String.valueOf(bytes)), "not run: there is no prlimit here");
            return limit;
        }

        private boolean set(String softLimit) throws InterruptedException {
            try {
                return new ProcessBuilder("prlimit", "--pid", String.valueOf(pid), "--fsize=" + softLimit + ":")
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                        .waitFor() == 0;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void close() throws InterruptedException {
            assertTrue(set("unlimited"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4_000})
    void keepsTheOldFileWholeAndSaysWhy(int bytes) throws Exception {
        Map<String, String> failures = new TreeMap<>();
        try (Session s = Ferrolens.open(Recordings.own("format/v9"))) {
            for (String name : EXPORTS.keySet()) {
                Files.writeString(folder.resolve(name), OLD);
            }
            s.export().folded(folder.resolve("warm"));
            Files.delete(folder.resolve("warm"));
            try (FileLimit limit = FileLimit.of(bytes)) {
                EXPORTS.forEach((name, export) -> {
                    Path file = folder.resolve(name);
                    String sentence = assertThrows(FerrolensException.class, () -> export.accept(s, file), name)
                            .getMessage();
                    failures.put(name, sentence.lines().count() == 1 && sentence.endsWith(".") ? "sentence" : sentence);
                });
                assertThrows(FerrolensException.class, () -> s.export().parquet(folder.resolve("parquet")));
            }
            assertEquals(EXPORTS.keySet().stream().sorted().map(name -> name + "=sentence").toList().toString(),
                    failures.entrySet().toString());
            for (String name : EXPORTS.keySet()) {
                assertEquals(OLD, Files.readString(folder.resolve(name)), name);
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(EXPORTS.keySet().stream().sorted().toList(),
                        files.map(file -> file.getFileName().toString()).sorted().toList());
            }
            // The session goes on, and the disk is not full for ever.
            s.export().database(folder.resolve("s.duckdb"));
            try (Session again = Ferrolens.open(folder.resolve("s.duckdb"))) {
                assertEquals(s.summary().count(), again.summary().count());
            }
        }
    }

    /** Where there is no way to limit files: a writer that fails in the middle, as on a full disk. */
    @Test
    void keepsTheOldFileWholeWhereWritingFailsInTheMiddle() throws IOException {
        for (String name : List.of("a.txt", "a.txt.gz")) {
            Path file = Files.writeString(folder.resolve(name), OLD);
            String sentence = assertThrows(FerrolensException.class, () -> NewFile.writeText(file, out -> {
                out.write("new".repeat(100_000));
                throw new IOException("No space left on device");
            })).getMessage();
            assertEquals("The file " + file + " cannot be written: No space left on device.", sentence);
            assertEquals(OLD, Files.readString(file));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }
}
