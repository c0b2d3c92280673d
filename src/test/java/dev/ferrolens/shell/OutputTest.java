package dev.ferrolens.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.Recordings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a command whose output cannot be written. */
class OutputTest {
    private static final String V9 = Recordings.own("format/v9").toString();

    /** Output of which only so many bytes can be written. */
    private static final class Full extends OutputStream {
        private final String reason;
        private int left;

        Full(int bytes, String reason) {
            this.left = bytes;
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            if (left-- <= 0) {
                throw new IOException(reason);
            }
        }
    }

    private static String run(OutputStream stream, String command) {
        StringWriter err = new StringWriter();
        int exitCode = Main.run(Output.writer(stream), new PrintWriter(err, true), command.split(" "));
        return exitCode + " " + err.toString().strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query summary V9", "sql FROM(event) V9", "report V9 --format md",
        "export trace V9", "export folded V9", "export speedscope V9", "queries", "queries summary",
        "--help", "query --help", "--version"})
    void aFullDiskIsAFailureWithOneMessage(String command) {
        assertEquals("1 Standard output cannot be written: No space left on device.",
                run(new Full(10, "No space left on device"), command.replace("V9", V9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"query summary V9", "export trace V9", "queries", "--help"})
    void aReaderThatHasSeenEnoughIsNoFailure(String command) {
        assertEquals("0", run(new Full(10, "Broken pipe"), command.replace("V9", V9)).strip());
    }

    private static Process start(ProcessBuilder.Redirect out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(),
                "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectOutput(out).start();
    }

    @Test
    void aProcessExitsWithOne() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "not run: there is no /dev/full here");
        for (String[] command : new String[][] {{"query", "areas", V9}, {V9}}) {
            Process process = start(ProcessBuilder.Redirect.to(Path.of("/dev/full").toFile()), command);
            process.getOutputStream().close();
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals("Standard output cannot be written: No space left on device.", err.strip());
            assertEquals(1, process.exitValue());
        }
    }

    @Test
    void aProcessWhoseReaderLeavesExitsWithZero() throws Exception {
        Process process = start(ProcessBuilder.Redirect.PIPE, "export", "trace", V9);
        try (BufferedReader head = new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.UTF_8))) {
            assertEquals("[", head.readLine());
        }
        assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }
}
