package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.measureme.ProfileReader;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that change, shrink or vanish while they are read, or while a session is open on them. */
@Tag("slow")
@Timeout(120)
class ChangingFileTest {
    @TempDir
    private Path folder;

    private Path recording(int events) {
        ProfileWriter writer = ProfileWriter.version(9).pagesOf(1 << 12);
        for (int i = 0; i < events; i++) {
            writer.interval("Query", "typeck" + i % 100, 2L * i, 2L * i + 1, "tiny::function" + i);
        }
        return writer.writeTo(folder.resolve("tiny-1.mm_profdata"));
    }

    @Test
    void answersFromAFileThatIsDeletedOrReplaced() throws IOException {
        Path file = recording(5_000);
        try (Session s = Ferrolens.open(file)) {
            Files.delete(file);
            recording(1);
            assertEquals(5_000, s.typeck().byFunction().count());
        }
    }

    @Test
    void saysThatAFileWasCutShorterAfterItWasOpened() throws IOException {
        Path file = recording(50_000);
        try (Session s = Ferrolens.open(file); FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(100);
            String sentence = "The file " + file + " was truncated after it was opened; open it again.";
            assertEquals(sentence, assertThrows(FerrolensException.class, s.typeck().byFunction()::rows).getMessage());
            assertEquals(sentence, assertThrows(FerrolensException.class,
                    s.sql("SELECT text FROM key_text")::rows).getMessage());
            assertEquals(50_000L, s.sql("SELECT count(*) AS n FROM event").rows().get(0).getLong("n"));
        }
    }

    @Test
    void readsAFileThatShrinksMeanwhileOrSaysSo() throws Exception {
        Path file = recording(100_000);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        int failed = 0;
        for (int run = 0; run < 20; run++) {
            Files.write(file, whole);
            int nanos = random.nextInt(20_000_000);
            Thread cutter = new Thread(() -> {
                long start = System.nanoTime();
                while (System.nanoTime() - start < nanos) {
                    Thread.onSpinWait();
                }
                cut(file);
            });
            cutter.start();
            try {
                ProfileReader.read(file);
            } catch (FerrolensException e) {
                failed++;
                assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
            }
            cutter.join();
        }
        assertTrue(failed > 0, "the file was never cut while it was read");
    }

    @Test
    void readsAFileThatIsWrittenOverMeanwhileOrSaysSo() throws Exception {
        Path file = recording(50_000);
        Thread writer = new Thread(() -> scribble(file));
        writer.start();
        while (writer.isAlive()) {
            try {
                ProfileReader.read(file).keys();
            } catch (FerrolensException e) {
                assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
            }
        }
    }

    private static void cut(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(1_000);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void scribble(Path file) {
        Random random = new Random(2);
        long end = System.nanoTime() + 2_000_000_000L;
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            while (System.nanoTime() < end) {
                out.seek(8 + random.nextInt((int) out.length() - 8));
                out.write(random.nextInt());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
