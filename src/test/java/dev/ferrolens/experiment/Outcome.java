package dev.ferrolens.experiment;

import dev.ferrolens.finding.Finding;
import java.util.Optional;

/**
 * How an experiment came out.
 *
 * @param experiment the crate
 * @param edit what was done
 * @param finding whose advice that was; none if no finding gives it
 * @param saved what it saved
 */
record Outcome(Experiment experiment, Edit edit, Optional<Finding> finding, Saved saved) {
    Optional<Stated> stated() {
        return finding.map(Stated::of);
    }

    /** Whether the targets are about it: an edit that findings advise, or should. */
    boolean counts() {
        return finding.isPresent() || !experiment.expected().firstSays().isEmpty();
    }
}
