package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that makes a build slow and that the user can edit, and what to do about it.
 *
 * <p>Where the texts hold code, it is between backticks.
 *
 * @param rule what kind of finding it is: the name of the rule that found it
 * @param title what is slow, in the user's own words: their function, their generic, their trait, their derive
 * @param cost what it costs, and what share that is
 * @param saving what doing something about it saves
 * @param why why it is slow, from the labels that make up the cost
 * @param advice what to try
 * @param evidence the rows behind it, to look at and to refine
 * @param place where that stands: {@code src/model.rs:12}, relative to the project; empty if it is not known
 * @param items what it is about, the costliest first: what the title names, in full; empty if it names nothing
 */
public record Finding(String rule, String title, Cost cost, Saving saving, String why, String advice,
        Relation evidence, String place, List<Item> items) {
    private static final int SHOWN_ROWS = 5;
    /** How many items of a long list are kept. */
    private static final int MOST_ITEMS = 20;

    /** Makes a finding that names no item, and of which no place is known. */
    public Finding(String rule, String title, Cost cost, Saving saving, String why, String advice, Relation evidence) {
        this(rule, title, cost, saving, why, advice, evidence, "", List.of());
    }

    /** Returns the same at a place, or at none if that is null. */
    Finding at(String found) {
        return new Finding(rule, title, cost, saving, why, advice, evidence, found == null ? "" : found, items);
    }

    /** Returns the same about items of a kind, after those that it has. */
    Finding about(Item.Kind kind, Collection<String> names) {
        List<Item> all = Stream.concat(items.stream(), names.stream().limit(MOST_ITEMS)
                .map(name -> Item.of(kind, name))).toList();
        return new Finding(rule, title, cost, saving, why, advice, evidence, place, all);
    }

    /** Returns the same about one more item. */
    Finding about(Item.Kind kind, String name) {
        return about(kind, List.of(name));
    }

    /** Returns what it costs, in nanoseconds. */
    public long costNanos() {
        return cost.nanos();
    }

    /** Returns what share of the work or of the wall time it costs, in percent. */
    public double sharePercent() {
        return cost.percent();
    }

    /** Returns what it costs and what is saved: {@code 1.30 s, 12.4 % of the work; an edit saves 4 to 9 % of …}. */
    public String summary() {
        return cost + "; " + saving;
    }

    /** Returns the finding with the first rows of its evidence. */
    @Override
    public String toString() {
        return new FindingText(this).toString() + "\n" + evidence.limit(SHOWN_ROWS);
    }
}
