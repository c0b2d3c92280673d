package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;

/**
 * One thing that makes a build slow, and what to do about it.
 *
 * <p>Where the texts hold code, it is between backticks.
 *
 * @param title what is slow, in the user's own words: their function, their generic, their trait, their derive
 * @param cost what it costs, and what share that is
 * @param saving what doing something about it might save at most; what several findings might save cannot be added up,
 *     since one may be part of another
 * @param why why it is slow
 * @param advice what to try
 * @param evidence the rows behind it, to look at and to refine
 */
public record Finding(String title, Cost cost, Cost saving, String why, String advice, Relation evidence) {
    private static final int SHOWN_ROWS = 5;

    /** What it costs, in nanoseconds. */
    public long costNanos() {
        return cost.nanos();
    }

    /** What share of the work or of the wall time it costs, in percent. */
    public double sharePercent() {
        return cost.percent();
    }

    /** What it costs and what might be saved, in a line: {@code 1.30 s, 12.4 % of the work; at most …}. */
    public String summary() {
        if (saving.nanos() == 0) {
            return cost.toString();
        }
        return cost + (saving.nanos() == cost.nanos() ? "; this is the most that can be saved"
                : "; at most " + saving + " can be saved");
    }

    /** The finding with the first rows of its evidence. */
    @Override
    public String toString() {
        return new FindingText(this).toString() + "\n" + evidence.limit(SHOWN_ROWS);
    }
}
