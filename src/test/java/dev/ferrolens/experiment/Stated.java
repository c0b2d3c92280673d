package dev.ferrolens.experiment;

import dev.ferrolens.finding.Cost;
import dev.ferrolens.finding.Finding;

/**
 * What a finding says an edit will save, in percent: all that the experiments know of findings' savings.
 *
 * @param low the least
 * @param high the most
 * @param ofWallTime whether it is a share of wall time, not of processor time
 */
record Stated(double low, double high, boolean ofWallTime) {
    private static final double TOLERANCE = 5;

    static Stated of(Finding finding) {
        return new Stated(0, finding.saving().percent(), finding.saving().whole() != Cost.Whole.WORK);
    }

    /** The measured saving of this kind. */
    double measured(Saved saved) {
        return ofWallTime ? saved.wallPercent() : saved.processorPercent();
    }

    boolean contains(Saved saved) {
        return low <= measured(saved) && measured(saved) <= high;
    }

    /** Whether more was promised than was saved, by more than five points. */
    boolean isTooHigh(Saved saved) {
        return low > measured(saved) + TOLERANCE;
    }

    /** Whether more was saved than was said to be possible, by more than five points. */
    boolean isExceeded(Saved saved) {
        return measured(saved) > high + TOLERANCE;
    }

    /** Whether the middle of the range is within a third of what was measured. */
    boolean isNear(Saved saved) {
        return Math.abs((low + high) / 2 - measured(saved)) <= Math.abs(measured(saved)) / 3;
    }
}
