package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Work on the crate as a whole that takes more than it does in other crates; {@link Knowledge} tells why. */
final class CrateWideWork implements Rule {
    private static final int NAMED = 4;
    /** Percent of a topic's cost from which on a label is named. */
    private static final double NAMED_FROM = 3;

    @Override
    public String query() {
        return "work-by-label";
    }

    @Override
    public List<Cause> in(Relation answer, Subject subject) {
        Map<String, Long> left = new LinkedHashMap<>();
        answer.rows().forEach(row -> left.merge(row.getString("label"), row.getLong("self_ns"), Long::sum));
        List<Cause> found = new ArrayList<>();
        for (Topic topic : Knowledge.ofCrates()) {
            Map<String, Long> byLabel = topic.explained(left);
            Cost cost = subject.work(byLabel.values().stream().mapToLong(Long::longValue).sum());
            if (cost.nanos() >= subject.ofWork(topic.from())) {
                found.add(new Cause(finding(topic, byLabel, cost, answer, subject), Bill.ofLabels(byLabel)));
                left.keySet().removeAll(byLabel.keySet());
            }
        }
        return found;
    }

    private static Finding finding(Topic topic, Map<String, Long> byLabel, Cost cost, Relation answer,
            Subject subject) {
        return new Finding(topic.id(), topic.title("", Words.percent(cost.percent())), cost,
                Saving.of(cost, topic.savesFrom(), topic.savesTo(), "how much of it goes"),
                topic.why(Words.costs(byLabel, Math.round(cost.nanos() * NAMED_FROM / 100), NAMED, subject)), topic.advice(),
                answer.where("list_contains(string_split(?, chr(10)), label)", String.join("\n", byLabel.keySet()))
                        .select("label", "self_ns", "share_pct", "calls", "largest", "largest_ns"));
    }
}
