package dev.ferrolens.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.message.FerrolensException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneAtATimeTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream live = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void theSecondWaitsForTheFirstAndSaysSoOnce() throws Exception {
        OneAtATime first = OneAtATime.in(folder, live);
        CompletableFuture<OneAtATime> second = CompletableFuture.supplyAsync(() -> OneAtATime.in(folder, live));
        Thread.sleep(300);
        assertFalse(second.isDone());
        assertEquals("Another recording into " + folder + " is running; this one waits until it is done.",
                printed.toString(StandardCharsets.UTF_8).strip());
        first.close();
        second.get(20, TimeUnit.SECONDS).close();
    }

    @Test
    void anotherFolderIsNotWaitedFor() {
        try (OneAtATime one = OneAtATime.in(folder.resolve("a"), live);
                OneAtATime other = OneAtATime.in(folder.resolve("b"), live)) {
            assertEquals("", printed.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void anInterruptEndsTheWait() {
        try (OneAtATime first = OneAtATime.in(folder, live)) {
            Thread.currentThread().interrupt();
            String message = assertThrows(FerrolensException.class, () -> OneAtATime.in(folder, live)).getMessage();
            assertTrue(message.startsWith("Interrupted while another recording"), message);
        } finally {
            assertTrue(Thread.interrupted());
        }
    }
}
