package dev.ferrolens.comparison;

import dev.ferrolens.finding.Finding;
import java.util.Optional;

/**
 * A finding of one side of a comparison, or of both sides.
 *
 * @param before the finding of the side before, if it has it
 * @param after the finding of the side after, if it has it
 */
public record FindingChange(Optional<Finding> before, Optional<Finding> after) {
    /** Returns {@code new}, {@code gone} or, if both sides have it, {@code stays}. */
    public String verdict() {
        return before.isEmpty() ? "new" : after.isEmpty() ? "gone" : "stays";
    }

    /** Returns the finding of the side after, or else that of the side before. */
    public Finding finding() {
        return after.or(() -> before).orElseThrow();
    }

    /** Returns the cost: on both sides, if both have it. */
    public String cost() {
        return before.isPresent() && after.isPresent()
                ? before.get().cost() + " before; " + after.get().cost() + " after"
                : finding().cost() + (before.isPresent() ? " before" : " after");
    }
}
