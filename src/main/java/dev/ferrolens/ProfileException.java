package dev.ferrolens;

import dev.ferrolens.relation.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
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

    /** The error of a file that takes more memory than there is. */
    public static ProfileException ofMemory(Path file, OutOfMemoryError e) {
        return new ProfileException("The file " + file + " needs more memory than the "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB that Java may use; start java with a larger -Xmx.", e);
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
