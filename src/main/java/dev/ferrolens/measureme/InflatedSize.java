package dev.ferrolens.measureme;

import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How large the contents of a gzipped file may become. Recordings inflate to about ten times their size, traces to
 * thirty; a file that is made to fill the memory reaches a thousand.
 */
public final class InflatedSize {
    private static final int LARGEST_RATIO = 100;
    private static final int SMALL = 1 << 26;

    private final Path file;
    private final long most;

    /** The bound of a file. */
    public InflatedSize(Path file) throws IOException {
        this.file = file;
        this.most = Math.max(SMALL, LARGEST_RATIO * Files.size(file));
    }

    /**
     * Checks how far it has been inflated.
     *
     * @throws FerrolensException if that is too far
     */
    public void check(long bytes) {
        if (bytes > most) {
            throw new FerrolensException("The file " + file + " inflates to more than " + LARGEST_RATIO
                    + " times its size, which no recording does. If it is one, decompress it with gunzip first.");
        }
    }
}
