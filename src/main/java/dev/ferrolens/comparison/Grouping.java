package dev.ferrolens.comparison;

import dev.ferrolens.message.FerrolensException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a comparison puts side by side: the files of {@code queries/comparison/} that measure it. */
public enum Grouping {
    /** Labels: queries and activities. */
    LABEL("label"),
    /** Generic definitions. */
    DEFINITION("definition"),
    /** Traits of goals. */
    TRAIT("trait"),
    /** Functions, closures rolled up into the function around them. */
    FUNCTION("function"),
    /** Codegen units. */
    CODEGEN_UNIT("codegen-unit"),
    /** Whole crates. */
    CRATE("crate");

    private final String word;

    Grouping(String word) {
        this.word = word;
    }

    /** Returns its name on the command line, and of its file. */
    public String word() {
        return word;
    }

    /**
     * Returns the grouping with a name.
     *
     * @throws FerrolensException if there is none; the message lists those that there are
     */
    public static Grouping of(String word) {
        return Arrays.stream(values()).filter(grouping -> grouping.word.equals(word)).findFirst()
                .orElseThrow(() -> new FerrolensException("Builds cannot be compared by " + word + ", only by "
                        + Arrays.stream(values()).map(Grouping::word).collect(Collectors.joining(", ")) + "."));
    }
}
