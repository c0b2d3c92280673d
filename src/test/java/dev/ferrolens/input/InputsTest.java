package dev.ferrolens.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import dev.ferrolens.shell.Main;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people name by mistake, and what lies in folders that is no recording. */
@Timeout(120)
class InputsTest {
    @TempDir
    private Path folder;

    private static String message(String... paths) {
        return assertThrows(FerrolensException.class, () -> Ferrolens.open(paths)).getMessage();
    }

    private Path copied(String name) throws IOException {
        return Files.copy(Recordings.own("format/v9"), folder.resolve(name));
    }

    private static void makePipe(Path file) {
        try {
            assumeTrue(new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0);
        } catch (IOException | InterruptedException e) {
            assumeTrue(false, "not run: no pipes can be made here");
        }
    }

    private static String run(Map<String, String> variables, String option, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(),
                option, "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return printed;
    }

    @Test
    void aPipeIsRefused() {
        Path pipe = folder.resolve("x.mm_profdata");
        makePipe(pipe);
        String sentence = "The file " + pipe + " is not read: it is a pipe or a device; save its data to a file,"
                + " and open that.";
        assertEquals(sentence, message(pipe.toString()));
        assertEquals(sentence, message(folder.toString()));
    }

    @Test
    void aPipeBesideRecordingsIsAWarning() throws IOException {
        copied("v9.mm_profdata.gz");
        for (String name : List.of("x.mm_profdata", "x.json", "testbinary.mono_items.json")) {
            makePipe(folder.resolve(name));
        }
        try (Session s = Ferrolens.open(folder)) {
            assertEquals(1, s.warnings().where("warning LIKE '%it is a pipe or a device%'").count());
        }
    }

    @Test
    void aNulIsNoPartOfAName() {
        assertEquals("The file a\ufffdb cannot be named here: Nul character not allowed.", message("a\0b"));
        try (Session s = Ferrolens.open(Recordings.own("format/v9"))) {
            assertThrows(FerrolensException.class, () -> s.export().database("a\0b"));
            assertThrows(FerrolensException.class, () -> s.areas().csv("a\0b"));
            assertThrows(FerrolensException.class, () -> s.areas().chart().save("a\0b.svg"));
            assertThrows(FerrolensException.class, () -> s.flameGraph().save("a\0b.html"));
        }
    }

    @Test
    void aNameThatTheLocaleCannotWriteIsAMessageAndItsFolderOpens() throws Exception {
        Path file = copied("\u00e4.mm_profdata.gz");
        Map<String, String> plain = Map.of("LC_ALL", "C");
        String areas = run(plain, "-Xshare:auto", "query", "areas", folder.toString(), "--format", "csv", "--limit",
                "1");
        assertTrue(areas.startsWith("area,self_ns,share_pct,events,labels\nlinking,"), areas);
        String named = run(plain, "-Dsun.jnu.encoding=ANSI_X3.4-1968", "query", "areas", file.toString());
        assertTrue(named.contains("cannot be named here: the locale cannot represent its letters")
                || named.startsWith("area"), named);
        assertTrue(!named.contains("\tat "), named);
    }

    @Test
    void countsThatDoNotFitIntoMemoryAreLeftOut() throws Exception {
        copied("v9.mm_profdata.gz");
        try (Writer out = Files.newBufferedWriter(folder.resolve("testbinary.mono_items.json"))) {
            out.write("[");
            for (int i = 0; i < 400_000; i++) {
                out.write((i == 0 ? "" : ",\n") + "{\"name\": \"a::function_" + i + "x".repeat(60)
                        + "\", \"instantiation_count\": 1, \"size_estimate\": 1, \"total_estimate\": 1}");
            }
            out.write("]");
        }
        String warnings = run(Map.of(), "-Xmx64m", "query", "warnings", folder.toString(), "--format", "csv");
        assertTrue(warnings.contains("testbinary.mono_items.json needs more memory than the "), warnings);
        assertTrue(!warnings.contains("\tat "), warnings);
    }
}
