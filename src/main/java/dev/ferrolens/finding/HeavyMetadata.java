package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * The metadata of a dependency that take long to read.
 *
 * <p>Source: the rustc dev guide on libraries and metadata: a crate's exports are decoded on demand, item by item.
 */
final class HeavyMetadata implements Rule {
    /** Percent of the work: all dependencies but the standard library take 1 to 3 % in the recorded builds. */
    private static final double THRESHOLD = 8;
    private static final int MOST = 2;

    @Override
    public String query() {
        return "metadata-by-crate";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return answer.where("dependency NOT IN ('core', 'alloc', 'std', '(unattributed)') AND self_ns >= ?",
                subject.ofWork(THRESHOLD))
                .orderBy("self_ns DESC", "dependency").limit(MOST).rows().stream()
                .map(row -> new Cause(finding(row, answer, subject), Bill.NONE)).toList();
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        Cost cost = subject.work(row.getLong("self_ns"));
        return new Finding("dependency-metadata",
                "Reading the metadata of " + Phrase.code(row.getString("dependency")) + " takes "
                        + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, 20, 90, "how much of it is used"),
                "The compiler decoded " + Phrase.count(row.getLong("calls"), "entry").replace("entrys", "entries")
                        + " of it: signatures, impls and the bodies of inline and generic functions.",
                "Turn off features of it that are not used. Depend on a smaller crate that has the types alone, if"
                        + " there is one, and avoid glob imports of its whole tree.",
                answer.select("dependency", "self_ns", "share_pct", "calls"))
                .about(Item.Kind.CRATE, row.getString("dependency"));
    }
}
