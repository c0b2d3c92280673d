package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A function, constant, type or impl of the user's that takes much of the work; {@link Knowledge} has the reasons. */
final class CostlyItem implements Rule {
    private static final int NAMED = 4;
    /** The least percentage of an item's cost for a label to be named. */
    private static final double NAMED_FROM = 3;
    /** The label of estimated work, which counts only for an item in which nothing else stands out. */
    static final String ESTIMATED = "(code generation, estimated)";
    /** The label of the time to write the value of a constant or a static into files. */
    private static final String WRITTEN = "(writing the value into files)";
    /** Estimated work comes after measured work of nearly the same cost. */
    private static final double ESTIMATED_WEIGHT = 0.7;

    @Override
    public String query() {
        return "item-costs";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        Map<String, Map<String, Long>> items = new LinkedHashMap<>();
        for (Row row : subject.answer(query(), "at_least_pct", AsyncFunctions.SMALL).rows()) {
            items.computeIfAbsent(row.getString("item"), name -> new LinkedHashMap<>())
                    .merge(row.getString("label"), row.getLong("self_ns"), Long::sum);
        }
        IncludedData.rows(subject).filter(row -> !IncludedData.isCopied(row)).forEach(row -> items
                .getOrDefault(row.getString("item"), new LinkedHashMap<>())
                .put(WRITTEN, row.getLong("cost_ns") - row.getLong("own_ns")));
        List<Cause> found = new ArrayList<>();
        items.forEach((item, byLabel) -> {
            Map<String, Long> known = new LinkedHashMap<>(byLabel);
            known.remove(ESTIMATED);
            Cost all = cost(byLabel, subject);
            cause(item, known, all, 1, answer, subject)
                    .or(() -> cause(item, byLabel, all, ESTIMATED_WEIGHT, answer, subject)).ifPresent(found::add);
        });
        AsyncFunctions.cause(items, answer, subject).ifPresent(found::add);
        return found;
    }

    private static Cost cost(Map<String, Long> byLabel, RuleContext subject) {
        return subject.work(byLabel.values().stream().mapToLong(Long::longValue).sum());
    }

    /**
     * Returns what there is to say about an item, if it costs enough.
     *
     * @param byLabel its cost by label, as far as the finding states it
     * @param all its cost with what is estimated, up to which an edit may save
     * @param weight the weight of the cause in the ranking
     */
    private static Optional<Cause> cause(String item, Map<String, Long> byLabel, Cost all, double weight,
            Relation answer, RuleContext subject) {
        Cost cost = cost(byLabel, subject);
        Topic topic = Knowledge.ofItem(byLabel);
        return cost.nanos() < subject.ofWork(topic.least()) ? Optional.empty()
                : Optional.of(new Cause(finding(topic, item, byLabel, cost, all, answer, subject),
                        Bill.ofItems(Map.of(item, cost.nanos())), weight));
    }

    private static Finding finding(Topic topic, String item, Map<String, Long> byLabel, Cost cost, Cost all,
            Relation answer, RuleContext subject) {
        return new Finding(topic.id(), topic.title(Phrase.definition(item), Phrase.percent(cost.percent())), cost,
                new Saving(cost.share(topic.savesFrom()), all.share(topic.savesTo()), "how much of it goes"),
                topic.why(Phrase.costs(byLabel, Math.round(cost.nanos() * NAMED_FROM / 100), NAMED, subject)),
                topic.advice(),
                answer.where("item = ?", item).select("label", "self_ns", "share_pct", "calls"))
                .at(subject.place(item)).about(Item.Kind.DEFINITION, item);
    }
}
