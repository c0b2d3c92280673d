package dev.ferrolens.experiment;

import dev.ferrolens.finding.Finding;
import dev.ferrolens.finding.Saving;

/**
 * What a finding says an edit will save, in percent: all that the experiments know of findings' savings.
 *
 * @param title the finding's title
 * @param low the least
 * @param high the most
 * @param ofWallTime whether it is a share of wall time, not of processor time
 */
record Stated(String title, double low, double high, boolean ofWallTime) {
    private static final double TOLERANCE = 5;

    static Stated of(Finding finding) {
        Saving saving = finding.saving();
        return new Stated(finding.title(), saving.lowPercent(), saving.highPercent(),
                saving.kind() == Saving.Kind.WALL_TIME);
    }

    /** The measured saving of this kind. */
    double measured(Saved saved) {
        return ofWallTime ? saved.wallPercent() : saved.processorPercent();
    }

    boolean contains(Saved saved) {
        return low <= measured(saved) && measured(saved) <= high;
    }

    /** Whether the measured saving is beyond one of the bounds by more than five points. */
    boolean isExceeded(Saved saved) {
        return measured(saved) < low - TOLERANCE || measured(saved) > high + TOLERANCE;
    }

    /** Whether the middle of the range is within a third of what was measured. */
    boolean isNear(Saved saved) {
        return Math.abs((low + high) / 2 - measured(saved)) <= Math.abs(measured(saved)) / 3;
    }
}
