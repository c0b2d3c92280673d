package dev.ferrolens;

import dev.ferrolens.relation.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What Ferrolens throws when it cannot do what was asked: a file that is no profile, a query that does not exist, SQL
 * that does not parse. The message is one sentence for the user: what is wrong, where, and what to do. It may hold text
 * of a profile or the name of a file, and nothing that steers a terminal.
 */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An error with its sentence. */
    public ProfileException(String sentence) {
        this(sentence, null);
    }

    /** An error with its sentence and what caused it. */
    public ProfileException(String sentence, Throwable cause) {
        super(Printable.lines(sentence), cause);
    }

    /**
     * The value, if there is one.
     *
     * @param what what it is, for the message
     * @throws ProfileException if it is null
     */
    public static <T> T requireGiven(T value, String what) {
        if (value == null) {
            throw new ProfileException("Nothing was given for the " + what + ": it is null.");
        }
        return value;
    }

    /** The error of a file that takes more memory than there is. */
    public static ProfileException ofMemory(Path file, OutOfMemoryError e) {
        return new ProfileException("The file " + file + " needs more memory than the "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB that Java may use; start java with a larger -Xmx.", e);
    }

    /** The folder for temporary files. */
    public static Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir", "."));
    }

    /**
     * The error of a temporary file that cannot be made.
     *
     * @param failure what failed for it: {@code DuckDB's library cannot be unpacked}
     */
    public static ProfileException ofTemporaryFolder(String failure, IOException e) {
        String reason = e instanceof NoSuchFileException ? "does not exist"
                : e instanceof AccessDeniedException ? "may not be written to by this user"
                : "does not take it (" + (e instanceof FileSystemException file && file.getReason() != null
                        ? file.getReason() : e.getMessage()) + ")";
        return ofTemporaryFolder(failure, reason, e);
    }

    /**
     * The error of a temporary file that cannot be used.
     *
     * @param failure what failed for it
     * @param reason what is wrong with the folder: {@code does not exist}
     */
    public static ProfileException ofTemporaryFolder(String failure, String reason, Throwable e) {
        return new ProfileException(failure + ": the folder for temporary files, " + temporaryFolder() + ", " + reason
                + "; name another one with java -Djava.io.tmpdir=FOLDER.", e);
    }

    /** The error of a file that cannot be read. */
    public static ProfileException ofReading(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new ProfileException("There is no file " + file + ".", e);
        }
        if (e instanceof AccessDeniedException) {
            return new ProfileException("The file " + file + " may not be read by this user.", e);
        }
        return new ProfileException("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
}
