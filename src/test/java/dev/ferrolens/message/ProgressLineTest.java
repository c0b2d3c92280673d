package dev.ferrolens.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String ERASE = "\r\u001b[K";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Waits until something is printed. */
    private void awaitLine() throws InterruptedException {
        for (int i = 0; i < 1000 && printed().isEmpty(); i++) {
            Thread.sleep(10);
        }
    }

    @Test
    void aLineTellsHowFarItIsAndIsRemoved() throws InterruptedException {
        try (ProgressLine line = ProgressLine.of("Reading", 43, out, 0)) {
            line.step();
            awaitLine();
        }
        assertTrue(printed().startsWith(ERASE + "Reading: "), printed());
        assertTrue(printed().contains(" of 43, "), printed());
        assertTrue(printed().endsWith(ERASE), printed());
    }

    @Test
    void whatTakesNoTimeIsNotShown() {
        ProgressLine.of("Reading", 43, out, 60_000).close();
        assertEquals("", printed());
    }

    @Test
    void ofTwoTheOneWithStepsIsShown() throws InterruptedException {
        try (ProgressLine outer = ProgressLine.of("Opening", 0, out, 50);
                ProgressLine inner = ProgressLine.of("Reading", 2, out, 50)) {
            inner.step();
            awaitLine();
        }
        assertTrue(printed().startsWith(ERASE + "Reading: 1 of 2, "), printed());
    }

    @Test
    void stepsAreOptional() {
        try (ProgressLine line = ProgressLine.of("Answering")) {
            assertEquals("Answering: 3 s", line.text(System.nanoTime() + 3_000_000_000L));
        }
    }
}
