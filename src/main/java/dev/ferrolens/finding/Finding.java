package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

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

    /** Returns the same finding at a place, or without one if that is null. */
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
