package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many async functions that take much of the work together. {@link CostlyItem} has those that do alone, and
 * {@link Knowledge} the reasons.
 */
final class AsyncFunctions implements Rule {
    private static final String TOPIC = "awaits";
    private static final int FEWEST = 10;
    /** Percent of the work from which on an item is looked at. */
    private static final double SMALL = 0.1;
    private static final int NAMED = 4;

    @Override
    public String query() {
        return "item-costs";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        Map<String, Map<String, Long>> items = new HashMap<>();
        for (Row row : subject.answer(query(), "at_least_pct", SMALL).rows()) {
            items.computeIfAbsent(row.getString("item"), name -> new HashMap<>())
                    .merge(row.getString("label"), row.getLong("self_ns"), Long::sum);
        }
        items.values().removeIf(byLabel -> !Knowledge.ofItem(measured(byLabel)).name().equals(TOPIC));
        Map<String, Long> byItem = new HashMap<>();
        items.forEach((item, byLabel) -> byItem.put(item, sum(byLabel)));
        if (items.size() < FEWEST) {
            return List.of();
        }
        Map<String, Long> byLabel = new HashMap<>();
        items.values().forEach(labels -> labels.forEach((label, nanos) -> byLabel.merge(label, nanos, Long::sum)));
        Topic topic = Knowledge.ofItem(measured(byLabel));
        Cost cost = subject.work(sum(byItem));
        return cost.nanos() < subject.ofWork(topic.dominates()) ? List.of()
                : List.of(new Cause(finding(topic, byItem, byLabel, cost, answer, subject), Bill.ofItems(byItem)));
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
