package dev.ferrolens.message;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Thrown when Ferrolens cannot do what was asked, for instance because a file is not a profile, a query does not exist,
 * or SQL does not parse. The message is for the user: what is wrong, where, and what to do. It may contain text from a
 * profile or the name of a file, but no control characters.
 */
public final class FerrolensException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception with a message. */
    public FerrolensException(String message) {
        this(message, null);
    }

    /** Creates an exception with a message and a cause. */
    public FerrolensException(String message, Throwable cause) {
        super(Printable.lines(message), cause);
    }

    /**
     * Returns a value after checking that it is not null.
     *
     * @param what a name for the value, for the message
     * @throws FerrolensException if it is null
     */
    public static <T> T requireGiven(T value, String what) {
        if (value == null) {
            throw new FerrolensException("The " + what + " is null.");
        }
        return value;
    }

    /** Returns the exception for a file that needs more memory than is available. */
    public static FerrolensException ofMemory(Path file, OutOfMemoryError e) {
        return new FerrolensException("The file " + file + " needs more memory than the "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB that Java may use; start java with a larger -Xmx.",
                e);
    }

    /** Returns the folder for temporary files. */
    public static Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir", "."));
    }

    /**
     * Returns the exception for a temporary file that cannot be created.
     *
     * @param failure the failure: {@code DuckDB's library cannot be unpacked}
     */
    public static FerrolensException ofTemporaryFolder(String failure, IOException e) {
        String reason = e instanceof NoSuchFileException ? "does not exist"
                : e instanceof AccessDeniedException ? "may not be written to by this user"
                : "does not take it (" + (e instanceof FileSystemException file && file.getReason() != null
                        ? file.getReason() : e.getMessage()) + ")";
        return ofTemporaryFolder(failure, reason, e);
    }

    /**
     * Returns the exception for a temporary file that cannot be used.
     *
     * @param failure the failure
     * @param reason the problem of the folder: {@code does not exist}
     */
    public static FerrolensException ofTemporaryFolder(String failure, String reason, Throwable e) {
        return new FerrolensException(failure + ": the folder for temporary files, " + temporaryFolder() + ", " + reason
                + "; name another one with java -Djava.io.tmpdir=FOLDER.", e);
    }

    /** Returns the exception for a file that cannot be read. */
    public static FerrolensException ofReading(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new FerrolensException("There is no file " + file + ".", e);
        }
        if (e instanceof AccessDeniedException) {
            return new FerrolensException("The file " + file + " cannot be read: permission denied.", e);
        }
        return new FerrolensException("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
    }

    /**
     * Returns the exception for any failure: the failure itself if it is such an exception, or else one whose message
     * says what happened, where in Ferrolens, and what to do.
     */
    public static FerrolensException of(Throwable fault) {
        if (fault instanceof FerrolensException known) {
            return known;
        }
        boolean isWrapper = fault instanceof CompletionException || fault instanceof ExecutionException;
        if (isWrapper && fault.getCause() != null) {
            return of(fault.getCause());
        }
        if (fault instanceof OutOfMemoryError) {
            return new FerrolensException("This needs more memory than the " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB that Java may use; start java with a larger -Xmx.", fault);
        }
        String what = fault.getClass().getSimpleName()
                + (fault.getMessage() == null ? "" : ": " + fault.getMessage().lines().findFirst().orElse(""));
        String where = Arrays.stream(fault.getStackTrace()).filter(FerrolensException::isOurs).findFirst()
                .map(frame -> " at " + frame.getClassName() + " line " + frame.getLineNumber()).orElse("");
        return new FerrolensException("Ferrolens failed (" + what + where + "): this is a bug in Ferrolens;"
                + " please report it, with the file if you can.", fault);
    }

    /** Returns whether a stack frame belongs to Ferrolens. */
    public static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith("dev.ferrolens.");
    }

    /** Returns the exception for a file on which Ferrolens failed. */
    public static FerrolensException ofFault(Path file, Throwable fault) {
        FerrolensException failure = of(fault);
        return failure == fault || failure.getMessage().contains(file.toString())
                ? failure
                : new FerrolensException("The file " + file + " cannot be read: " + failure.getMessage(), fault);
    }
}
