package dev.ferrolens.comparison;

import dev.ferrolens.message.FerrolensException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of names by which builds are compared, each with a file in {@code queries/comparison/}. */
public enum Grouping {
    /** Labels: queries and activities. */
    LABEL("label"),
    /** Generic definitions. */
    DEFINITION("definition"),
    /** Traits of goals. */
    TRAIT("trait"),
    /** Functions, with closures included in the function around them. */
    FUNCTION("function"),
    /** Codegen units. */
    CODEGEN_UNIT("codegen-unit"),
    /** Whole crates. */
    CRATE("crate");

    private final String word;

    Grouping(String word) {
        this.word = word;
    }

    /** Returns its name, as on the command line and of its file. */
    public String word() {
        return word;
    }

    /**
     * Returns the grouping with a name.
     *
     * @throws FerrolensException if there is no such grouping; the message lists all of them
     */
    public static Grouping of(String word) {
        return Arrays.stream(values()).filter(grouping -> grouping.word.equals(word)).findFirst()
                .orElseThrow(() -> new FerrolensException("Builds cannot be compared by " + word + ", only by "
                        + Arrays.stream(values()).map(Grouping::word).collect(Collectors.joining(", ")) + "."));
    }
}
