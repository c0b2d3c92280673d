package dev.ferrolens.measureme;

import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Limits the inflated size of gzipped files. Recordings inflate to about ten times their size, traces to thirty; a file
 * that is crafted to fill the memory reaches a thousand.
 */
public final class InflatedSize {
    private static final int LARGEST_RATIO = 100;
    private static final int SMALL = 1 << 26;

    private final Path file;
    private final long most;

    /** Creates the limit for a file. */
    public InflatedSize(Path file) throws IOException {
        this.file = file;
        this.most = Math.max(SMALL, LARGEST_RATIO * Files.size(file));
    }

    /**
     * Checks the number of inflated bytes.
     *
     * @throws FerrolensException if there are too many
     */
    public void check(long bytes) {
        if (bytes > most) {
            throw new FerrolensException("The file " + file + " inflates to more than " + LARGEST_RATIO
                    + " times its size, which no recording does. If it is one, decompress it with gunzip first.");
        }
    }
}
