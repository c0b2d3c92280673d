package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/** A type whose goals take much of the trait solver's time. Source: as for {@link TraitDominates}. */
final class SelfTypeDominates implements Rule {
    private static final int MOST = 2;

    @Override
    public String query() {
        return "trait-resolution-by-self-type";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return answer.where("NOT starts_with(self_type, '(') AND self_ns >= ?",
                subject.ofWork(TraitDominates.THRESHOLD))
                .orderBy("self_ns DESC", "self_type").limit(MOST).rows().stream()
                .map(row -> new Cause(finding(row, answer, subject),
                        TraitDominates.bill(subject.answer("trait-resolution-askers")
                                .where("self_type = ? AND function IS NOT NULL", row.getString("self_type")))))
                .toList();
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        Cost cost = subject.work(row.getLong("self_ns"));
        return new Finding("self-type-goals",
                "Proving goals about " + Phrase.code(row.getString("self_type")) + " takes "
                        + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, 20, 150, "how much simpler it gets"),
                Phrase.count(row.getLong("goals"), "different goal") + " are about this type, "
                        + Phrase.percent(row.getDouble("share_pct")) + " of all trait solving.",
                "Make the type smaller for the solver: box it or put it behind `dyn Trait` where it crosses a function,"
                        + " give it a name (a struct in place of a tuple or a nested generic), and split wide enums.",
                answer.select("self_type", "self_ns", "share_pct", "calls", "goals", "max_ns", "slowest"))
                .about(Item.Kind.TYPE, row.getString("self_type"));
    }
}
