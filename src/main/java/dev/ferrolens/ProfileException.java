package dev.ferrolens;

/**
 * What Ferrolens throws when it cannot do what was asked: a file that is no profile, a query that does not exist, SQL
 * that does not parse. The message is one sentence for the user: what is wrong, where, and what to do.
 */
public final class ProfileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An error with its sentence. */
    public ProfileException(String sentence) {
        this(sentence, null);
    }

    /** An error with its sentence and what caused it. */
    public ProfileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
