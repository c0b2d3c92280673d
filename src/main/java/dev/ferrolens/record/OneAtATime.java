package dev.ferrolens.record;

import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Allows only one recording of a target folder at a time. Two at once would delete or reuse each other's results, and
 * slow each other down.
 */
final class OneAtATime implements AutoCloseable {
    private static final int MILLIS_BETWEEN_LOOKS = 100;

    private final FileChannel file;

    private OneAtATime(FileChannel file) {
        this.file = file;
    }

    /**
     * Waits until no other recording runs, and prints a message if it has to wait.
     *
     * @param folder the folder for the recordings of the target folder, which is created
     * @throws FerrolensException if the folder cannot be written, or the thread is interrupted
     */
    static OneAtATime in(Path folder, PrintStream live) {
        Path path = folder.resolve("lock");
        try {
            Files.createDirectories(folder);
            OneAtATime turn = new OneAtATime(
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            turn.await(folder, live);
            return turn;
        } catch (IOException e) {
            throw new FerrolensException("No folder for the recording can be made in " + folder + ": " + e.getMessage()
                    + ".", e);
        }
    }

    private void await(Path folder, PrintStream live) throws IOException {
        try {
            for (boolean told = false; !isLocked(); told = true) {
                if (!told) {
                    live.println("Another recording into " + folder + " is running; this one waits until it is done.");
                }
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new FerrolensException("Interrupted while another recording into " + folder + " was running; nothing"
                    + " was recorded.", e);
        }
    }

    private boolean isLocked() {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // The file system has no locks, so two recordings at once cannot be prevented.
            return true;
        }
    }

    /** Lets the next recording run. The lock file is kept, since another recording may wait for it. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock file could not be closed", e);
        }
    }
}
