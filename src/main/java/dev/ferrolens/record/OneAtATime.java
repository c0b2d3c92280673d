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
 * Has one recording of a target folder run at a time. Two at once would clean what the other one built and take for
 * built what the other one builds, and each would make the other slower than it is.
 */
final class OneAtATime implements AutoCloseable {
    private static final int MILLIS_BETWEEN_LOOKS = 100;

    private final FileChannel file;

    private OneAtATime(FileChannel file) {
        this.file = file;
    }

    /**
     * Waits until no other recording runs, and tells that it waits.
     *
     * @param folder where the recordings of the target folder are, which is made
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
            // A file system without locks: two recordings at once are not kept apart there.
            return true;
        }
    }

    /** Lets the next one run. The file stays, since another one may wait for it. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of nothing could not be closed", e);
        }
    }
}
