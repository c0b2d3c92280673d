package dev.ferrolens.experiment;

import java.util.Optional;

/**
 * How an experiment came out.
 *
 * @param experiment the crate
 * @param edit what was done
 * @param stated what the finding says whose advice that was; none if no finding gives it
 * @param saved what it saved
 */
record Outcome(Experiment experiment, Edit edit, Optional<Stated> stated, Saved saved) {
    /** Whether the targets are about it: an edit that findings advise, or should. */
    boolean counts() {
        return stated.isPresent() || !experiment.expected().firstSays().isEmpty();
    }
}
