package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;

/**
 * A cause of a slow build that the user can edit, with advice.
 *
 * <p>Code in the texts is between backticks.
 *
 * @param rule the kind of finding: the name of its rule
 * @param title the slow item, in the user's own words: their function, their generic, their trait, their derive
 * @param cost the cost and its share
 * @param saving the saving of an edit
 * @param why the reason why it is slow, from the labels that make up the cost
 * @param advice the advice
 * @param evidence the rows behind it, to look at and to refine
 * @param place the place in the source: {@code src/model.rs:12}, relative to the project; empty if unknown
 */
public record Finding(String rule, String title, Cost cost, Saving saving, String why, String advice,
        Relation evidence, String place) {
    private static final int SHOWN_ROWS = 5;

    /** Makes a finding without a known place. */
    public Finding(String rule, String title, Cost cost, Saving saving, String why, String advice, Relation evidence) {
        this(rule, title, cost, saving, why, advice, evidence, "");
    }

    /** Returns the same finding at a place, or without one if that is null. */
    Finding at(String found) {
        return new Finding(rule, title, cost, saving, why, advice, evidence, found == null ? "" : found);
    }

    /** Returns the cost in nanoseconds. */
    public long costNanos() {
        return cost.nanos();
    }

    /** Returns the cost's share of the work or of the wall time in percent. */
    public double sharePercent() {
        return cost.percent();
    }

    /** Returns the cost and the saving: {@code 1.30 s, 12.4 % of the work; an edit saves 4 to 9 % of …}. */
    public String summary() {
        return cost + "; " + saving;
    }

    /** Returns the finding with the first rows of its evidence. */
    @Override
    public String toString() {
        return new FindingText(this).toString() + "\n" + evidence.limit(SHOWN_ROWS);
    }
}
