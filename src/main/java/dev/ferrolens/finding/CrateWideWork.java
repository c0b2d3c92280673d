package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Work on the crate as a whole that takes more than in other crates; {@link Knowledge} has the reasons. */
final class CrateWideWork implements Rule {
    private static final int NAMED = 4;
    /** The least percentage of a topic's cost for the costliest key to be named. */
    private static final int LARGEST = 40;
    /** The least percentage of a topic's cost for a label to be named. */
    private static final double NAMED_FROM = 3;
    /** Stands in a title for the macros by example that the crate defines. */
    private static final String MACROS = "{macros}";

    @Override
    public String query() {
        return "work-by-label";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        List<Row> rows = subject.rows(query());
        Map<String, Long> left = new LinkedHashMap<>();
        rows.forEach(row -> left.merge(row.getString("label"), row.getLong("self_ns"), Long::sum));
        List<Cause> found = new ArrayList<>();
        for (Topic topic : Knowledge.ofCrates()) {
            Map<String, Long> byLabel = topic.explained(left);
            Cost cost = subject.work(byLabel.values().stream().mapToLong(Long::longValue).sum());
            if (cost.nanos() >= subject.ofWork(topic.from())) {
                found.add(new Cause(finding(topic, byLabel, cost, rows, answer, subject), Bill.ofLabels(byLabel)));
                left.keySet().removeAll(byLabel.keySet());
            }
        }
        return found;
    }

    /** Returns what the costliest key is about, if it takes much of the topic's time. */
    private static Optional<String> largest(Map<String, Long> byLabel, Cost cost, List<Row> rows) {
        return rows.stream().filter(row -> byLabel.containsKey(row.getString("label")) && row.get("largest") != null
                && !row.getString("largest").startsWith("(")
                && row.getLong("largest_ns") * 100 >= LARGEST * cost.nanos())
                .max(Comparator.comparingLong(row -> row.getLong("largest_ns")))
                .map(row -> row.getString("largest"));
    }

    private static String macros(RuleContext subject) {
        return WritingMacro.ownMacros(subject).map(names -> "; the crate defines " + names).orElse("");
    }

    private static Finding finding(Topic topic, Map<String, Long> byLabel, Cost cost, List<Row> rows, Relation answer,
            RuleContext subject) {
        Optional<String> largest = largest(byLabel, cost, rows);
        String title = topic.title("", Phrase.percent(cost.percent()));
        return new Finding(topic.id(), (title.contains(MACROS) ? title.replace(MACROS, macros(subject)) : title)
                + largest.map(name -> ", most of it for " + Phrase.definition(name)).orElse(""),
                cost,
                Saving.of(cost, topic.savesFrom(), topic.savesTo(), "how much of it goes"),
                topic.why(Phrase.costs(byLabel, Math.round(cost.nanos() * NAMED_FROM / 100), NAMED, subject)),
                topic.advice(),
                answer.where("list_contains(string_split(?, chr(10)), label)", String.join("\n", byLabel.keySet()))
                        .select("label", "self_ns", "share_pct", "calls", "largest", "largest_ns"))
                .about(Item.Kind.DEFINITION, largest.stream().toList());
    }
}
