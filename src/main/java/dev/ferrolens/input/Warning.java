package dev.ferrolens.input;

import java.nio.file.Path;

/**
 * Something odd about a file.
 *
 * @param file the file
 * @param sentence what is odd
 * @param leftOut whether nothing of the file is among the answers
 */
public record Warning(String file, String sentence, boolean leftOut) {
    /** Something odd about a file that is among the answers. */
    public Warning(String file, String sentence) {
        this(file, sentence, false);
    }

    /** Why nothing of a file is among the answers. */
    public static Warning ofLeftOut(Path file, String sentence) {
        return new Warning(file.toString(), sentence, true);
    }
}
