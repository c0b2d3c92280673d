package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session between threads: interrupted, shared, closed. */
@Timeout(60)
class InterruptTest {
    private static final String ENDLESS = "SELECT count(*) AS n FROM range(10_000_000_000) a, range(1_000) b";

    @TempDir
    private Path folder;
    private Session s;

    @BeforeEach
    void open() {
        s = Ferrolens.open(ProfileWriter.version(9).interval("Query", "typeck", 0, 9, "tiny::main")
                .writeTo(folder.resolve("tiny-1.mm_profdata")));
    }

    @AfterEach
    void close() {
        s.close();
    }

    @Test
    void stopsTheQueryOfAThreadThatIsInterrupted() throws Exception {
        FutureTask<String> endless = new FutureTask<>(() -> {
            String sentence = assertThrows(FerrolensException.class, s.sql(ENDLESS)::rows).getMessage();
            assertTrue(Thread.interrupted(), "the thread does not know that it was interrupted");
            return sentence;
        });
        Thread thread = new Thread(endless);
        thread.start();
        Thread.sleep(300);
        assertFalse(endless.isDone());
        thread.interrupt();
        assertEquals("The query was interrupted; the session is as it was.", endless.get(10, TimeUnit.SECONDS));
        assertEquals(1, s.summary().count());
    }

    @Test
    void letsAThreadGoThatIsInterruptedWhileAnotherOneAsks() throws Exception {
        FutureTask<List<?>> first = new FutureTask<>(() -> s.sql(ENDLESS).rows());
        Thread asking = new Thread(first);
        asking.start();
        Thread.sleep(200);
        FutureTask<String> second = new FutureTask<>(
                () -> assertThrows(FerrolensException.class, s.summary()::rows).getMessage());
        Thread waiting = new Thread(second);
        waiting.start();
        Thread.sleep(200);
        waiting.interrupt();
        assertEquals("The query was interrupted; the session is as it was.", second.get(10, TimeUnit.SECONDS));
        asking.interrupt();
        assertThrows(Exception.class, first::get);
    }

    @Test
    void answersTheNextThreadAsIfTheOneBeforeHadNotBeenInterrupted() throws Exception {
        for (int round = 0; round < 10; round++) {
            FutureTask<String> first = new FutureTask<>(
                    () -> assertThrows(FerrolensException.class, s.sql(ENDLESS)::rows).getMessage());
            Thread asking = new Thread(first);
            asking.start();
            FutureTask<Long> second = new FutureTask<>(() -> s.summary().count());
            Thread.sleep(20);
            new Thread(second).start();
            Thread.sleep(round);
            asking.interrupt();
            assertEquals("The query was interrupted; the session is as it was.", first.get(10, TimeUnit.SECONDS));
            assertEquals(1, second.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void leavesNothingOfAnExportThatWasInterrupted() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("exports"));
        try (Session larger = Ferrolens.open(Recordings.own("cache-hits/log-default-args"))) {
            for (int millis : new int[] {0, 20, 60, 200}) {
                Thread exporting = new Thread(() -> {
                    try {
                        larger.export().database(inside.resolve("s.duckdb"));
                        larger.export().trace(inside.resolve("s.json"));
                        larger.export().parquet(inside.resolve("parquet" + millis));
                    } catch (FerrolensException e) {
                        // It was in the middle of something.
                    }
                });
                exporting.start();
                Thread.sleep(millis);
                exporting.interrupt();
                exporting.join();
            }
            assertTrue(larger.summary().count() > 10);
        }
        try (Stream<Path> left = Files.list(inside)) {
            assertEquals(List.of(), left.filter(path -> path.getFileName().toString().startsWith(".")).toList());
        }
    }

    @Test
    @SuppressWarnings("removal")
    void stopsWhenJShellStopsTheThread() throws Exception {
        Thread thread = new Thread(() -> s.sql(ENDLESS).rows());
        thread.setUncaughtExceptionHandler((ended, e) -> {});
        thread.start();
        Thread.sleep(300);
        try {
            thread.stop();
        } catch (UnsupportedOperationException e) {
            // From Java 20 on, JShell interrupts.
            thread.interrupt();
        }
        thread.join(10_000);
        assertFalse(thread.isAlive());
        assertEquals(1, s.summary().count());
    }

    @Test
    void answersSeveralThreadsAtOnce() {
        List<Long> counts = IntStream.range(0, 64).parallel()
                .mapToObj(i -> i % 2 == 0 ? s.summary().count() : s.typeck().byFunction().count()).distinct().toList();
        assertEquals(List.of(1L), counts);
    }

    @Test
    void closesInAThreadThatWasInterrupted() {
        Thread.currentThread().interrupt();
        s.close();
        assertTrue(Thread.interrupted());
    }
}
