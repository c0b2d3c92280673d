package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds many async functions that take much of the work together. {@link CostlyItem} has those that do alone, and
 * {@link Knowledge} the reasons.
 */
final class AsyncFunctions {
    /** Percent of the work from which on an item is looked at. */
    static final double SMALL = 0.1;
    private static final String TOPIC = "awaits";
    private static final int FEWEST = 10;
    private static final int NAMED = 4;

    private AsyncFunctions() {}

    /**
     * Returns what there is to say about async functions, if they are many and cost enough.
     *
     * @param items the cost of items by label
     */
    static Optional<Cause> cause(Map<String, Map<String, Long>> items, Relation answer, RuleContext subject) {
        Map<String, Long> byItem = new HashMap<>();
        Map<String, Long> byLabel = new HashMap<>();
        items.forEach((item, labels) -> {
            if (Knowledge.ofItem(measured(labels)).name().equals(TOPIC)) {
                byItem.put(item, sum(labels));
                labels.forEach((label, nanos) -> byLabel.merge(label, nanos, Long::sum));
            }
        });
        if (byItem.size() < FEWEST) {
            return Optional.empty();
        }
        Topic topic = Knowledge.ofItem(measured(byLabel));
        Cost cost = subject.work(sum(byItem));
        return cost.nanos() < subject.ofWork(topic.dominates()) ? Optional.empty()
                : Optional.of(new Cause(finding(topic, byItem, byLabel, cost, answer, subject),
                        Bill.ofItems(byItem)));
    }

    /** Returns the cost of an item without what is estimated, which all functions have. */
    private static Map<String, Long> measured(Map<String, Long> byLabel) {
        Map<String, Long> measured = new HashMap<>(byLabel);
        measured.remove(CostlyItem.ESTIMATED);
        return measured;
    }

    private static long sum(Map<String, Long> nanos) {
        return nanos.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Finding finding(Topic topic, Map<String, Long> byItem, Map<String, Long> byLabel, Cost cost,
            Relation answer, RuleContext subject) {
        List<String> costliest = byItem.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).toList();
        return new Finding("much-" + topic.id(), "The awaits of " + byItem.size() + " async functions take "
                + Phrase.percent(cost.percent()) + " of the work, most of all those of "
                + Phrase.definition(costliest.get(0)),
                cost, Saving.of(cost, topic.savesFrom() / 2, topic.savesTo(), "how many functions change"),
                topic.why(Phrase.costs(byLabel, cost.nanos() / 50, NAMED, subject)),
                topic.advice() + " What never waits need not be `async`.",
                answer).at(subject.place(costliest.get(0))).about(Item.Kind.DEFINITION, costliest);
    }
}
