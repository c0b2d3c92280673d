package dev.ferrolens.input;

import java.nio.file.Path;

/**
 * A problem in a file.
 *
 * @param file the file
 * @param message the problem
 * @param leftOut whether the file is left out of all answers
 */
public record Warning(String file, String message, boolean leftOut) {
    /** Creates a warning about a file that is part of the answers. */
    public Warning(String file, String message) {
        this(file, message, false);
    }

    /** Returns a warning that says why a file is left out of all answers. */
    public static Warning ofLeftOut(Path file, String message) {
        return new Warning(file.toString(), message, true);
    }
}
