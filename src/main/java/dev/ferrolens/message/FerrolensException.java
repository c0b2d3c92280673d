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
 * What Ferrolens throws when it cannot do what was asked: a file that is no profile, a query that does not exist, SQL
 * that does not parse. The message is one sentence for the user: what is wrong, where, and what to do. It may hold text
 * of a profile or the name of a file, and nothing that steers a terminal.
 */
public final class FerrolensException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An error with its sentence. */
    public FerrolensException(String sentence) {
        this(sentence, null);
    }

    /** An error with its sentence and what caused it. */
    public FerrolensException(String sentence, Throwable cause) {
        super(Printable.lines(sentence), cause);
    }

    /**
     * The value, if there is one.
     *
     * @param what what it is, for the message
     * @throws FerrolensException if it is null
     */
    public static <T> T requireGiven(T value, String what) {
        if (value == null) {
            throw new FerrolensException("The " + what + " is null.");
        }
        return value;
    }

    /** The error of a file that takes more memory than there is. */
    public static FerrolensException ofMemory(Path file, OutOfMemoryError e) {
        return new FerrolensException("The file " + file + " needs more memory than the "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB that Java may use; start java with a larger -Xmx.",
                e);
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
    public static FerrolensException ofTemporaryFolder(String failure, IOException e) {
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
    public static FerrolensException ofTemporaryFolder(String failure, String reason, Throwable e) {
        return new FerrolensException(failure + ": the folder for temporary files, " + temporaryFolder() + ", " + reason
                + "; name another one with java -Djava.io.tmpdir=FOLDER.", e);
    }

    /** The error of a file that cannot be read. */
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
     * The error that stands for any other one: itself if it is one already, or else a sentence that says what happened,
     * where in Ferrolens, and what to do.
     */
    public static FerrolensException of(Throwable fault) {
        if (fault instanceof FerrolensException sentence) {
            return sentence;
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

    /** Whether a frame of a stack trace is in Ferrolens. */
    public static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith("dev.ferrolens.");
    }

    /** The error of a file that makes Ferrolens fail. */
    public static FerrolensException ofFault(Path file, Throwable fault) {
        FerrolensException sentence = of(fault);
        return sentence == fault || sentence.getMessage().contains(file.toString())
                ? sentence
                : new FerrolensException("The file " + file + " cannot be read: " + sentence.getMessage(), fault);
    }
}
