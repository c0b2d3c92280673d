package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Work of one kind on many items, none of which stands out, that takes more than in other crates; {@link Knowledge} has
 * the reasons.
 */
final class WorkOfOneKind implements Rule {
    private static final int NAMED = 4;

    @Override
    public String query() {
        return "work-by-label";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        // Hashing a result for the next build has the label of its query, but is no work of that kind.
        List<Row> labels = subject.rows(query()).stream()
                .filter(row -> !row.getString("area").equals("incremental")).toList();
        List<Cause> found = new ArrayList<>();
        for (Topic topic : Knowledge.ofKinds()) {
            Map<String, Long> byLabel = new LinkedHashMap<>();
            labels.stream().filter(row -> topic.labels().test(row.getString("label")))
                    .forEach(row -> byLabel.merge(row.getString("label"), row.getLong("self_ns"), Long::sum));
            if (sum(byLabel) < subject.ofWork(topic.dominates())) {
                continue;
            }
            if (!subject.canAnswer("item-costs")) {
                found.add(new Cause(withoutNames(topic, byLabel, labels, answer, subject), Bill.NONE));
            } else {
                Map<String, Long> items = items(topic, subject);
                if (sum(items) >= subject.ofWork(topic.dominates()) && items.size() > 1) {
                    found.add(new Cause(finding(topic, byLabel, items, answer, subject), Bill.ofItems(items)));
                }
            }
        }
        return found;
    }

    /** Returns the finding if no names were recorded: only the labels tell the kind of code. */
    private static Finding withoutNames(Topic kind, Map<String, Long> byLabel, List<Row> labels, Relation answer,
            RuleContext subject) {
        Map<String, Long> all = new LinkedHashMap<>();
        labels.forEach(row -> all.merge(row.getString("label"), row.getLong("self_ns"), Long::sum));
        Topic awaits = Knowledge.ofItem(all);
        boolean isAsync = awaits.name().equals("awaits");
        Topic told = isAsync ? awaits : kind;
        Cost cost = subject.work(sum(byLabel));
        return new Finding("much-" + told.id(), Phrase.capital(kind.name()) + " takes " + Phrase.percent(cost.percent())
                + " of the work" + (isAsync ? ", which the awaits of async functions make long" : ""), cost,
                Saving.of(cost, told.savesFrom() / 2, told.savesTo(), "how many functions change"),
                told.why(Phrase.costs(isAsync ? all : byLabel, cost.nanos() / 50, NAMED, subject)),
                told.advice() + " Record with `args` to learn which function it is.",
                answer.select("label", "self_ns", "share_pct", "calls"));
    }

    private static long sum(Map<String, Long> nanos) {
        return nanos.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> items(Topic topic, RuleContext subject) {
        Map<String, Long> items = new LinkedHashMap<>();
        subject.answer("item-costs", "at_least_pct", 0).rows().stream()
                .filter(row -> topic.labels().test(row.getString("label")))
                .forEach(row -> items.merge(row.getString("item"), row.getLong("self_ns"), Long::sum));
        return items;
    }

    private static Finding finding(Topic topic, Map<String, Long> byLabel, Map<String, Long> items, Relation answer,
            RuleContext subject) {
        Cost cost = subject.work(sum(items));
        List<String> costliest = items.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).toList();
        List<String> interpreted = topic.name().equals("constant evaluation") ? interpreted(subject) : List.of();
        return new Finding("much-" + topic.id(), Phrase.capital(topic.name()) + " takes "
                + Phrase.percent(cost.percent()) + " of the work, on " + Phrase.count(items.size(), "item")
                + ", most of all on "
                + Phrase.definition(costliest.get(0)) + bounds(subject) + (interpreted.isEmpty() ? ""
                        : "; it runs the `const fn` " + Phrase.list(interpreted, NAMED - 1)),
                cost, Saving.of(cost, topic.savesFrom() / 2, topic.savesTo(), "how many of the items change"),
                topic.why(Phrase.costs(byLabel, cost.nanos() / 50, NAMED, subject)) + goal(subject), topic.advice(),
                answer.where("list_contains(string_split(?, chr(10)), label)", String.join("\n", byLabel.keySet()))
                        .select("label", "self_ns", "share_pct", "calls", "largest", "largest_ns"))
                .about(Item.Kind.DEFINITION, interpreted).about(Item.Kind.DEFINITION, costliest);
    }

    /** Returns a phrase on the trait whose bounds take much of the work, which the items have in common. */
    private static String bounds(RuleContext subject) {
        return subject.answer("trait-resolution-by-trait")
                .where("NOT starts_with(trait, '(') AND self_ns >= ?", subject.ofWork(TraitDominates.THRESHOLD))
                .limit(1)
                .rows().stream().map(row -> ", with bounds of " + Phrase.code(row.getString("trait")) + " to prove")
                .findFirst().orElse("");
    }

    /** Returns the functions that constants call. The interpreter runs them, but its time is under the constants. */
    private static List<String> interpreted(RuleContext subject) {
        return subject.answer("item-costs", "at_least_pct", 0)
                .groupBy("item", "bool_or(label = 'mir_for_ctfe') AS is_interpreted",
                        "bool_or(starts_with(label, 'eval_')) AS is_evaluated")
                .where("is_interpreted AND NOT is_evaluated").orderBy("item").rows().stream()
                .map(row -> row.getString("item")).toList();
    }

    /** Returns a sentence on the costliest trait goal, since bounds are part of each check. */
    private static String goal(RuleContext subject) {
        return subject.answer("trait-resolution-by-trait").where("NOT starts_with(trait, '(')").limit(1).rows()
                .stream().map(row -> " The trait bounds that take longest are those of "
                        + Phrase.code(row.getString("trait"))
                        + ", above all " + Phrase.code(String.valueOf(row.getString("slowest"))) + ".")
                .findFirst().orElse("");
    }
}
