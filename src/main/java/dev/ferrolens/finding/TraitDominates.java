package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trait whose goals take much of the solver's time.
 *
 * <p>Source: the rustc dev guide on trait solving: goals are cached by their whole type and environment, and an auto
 * trait is proven for every type inside another.
 */
final class TraitDominates implements Rule {
    /** Percent of the work; all traits together take 3 to 8 % in the recordings used to develop this. */
    static final double THRESHOLD = 8;
    private static final int MOST = 2;
    private static final Set<String> AUTO = Set.of("Send", "Sync", "Unpin", "UnsafeUnpin", "Freeze", "UnwindSafe",
            "RefUnwindSafe");

    @Override
    public String query() {
        return "trait-resolution-by-trait";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return answer.where("NOT starts_with(trait, '(') AND self_ns >= ?", subject.ofWork(THRESHOLD))
                .orderBy("self_ns DESC", "trait").limit(MOST).rows().stream()
                .map(row -> cause(row, answer, subject)).toList();
    }

    private static Cause cause(Row row, Relation answer, RuleContext subject) {
        Relation asking = subject.answer("trait-resolution-askers").where("trait = ? AND function IS NOT NULL",
                row.getString("trait"));
        List<String> own = asking.where("is_own").groupBy("function", "sum(self_ns) AS self_ns")
                .orderBy("self_ns DESC", "function").limit(1).rows().stream()
                .map(asker -> asker.getString("function")).toList();
        return new Cause(finding(row, own, answer, subject), bill(asking));
    }

    /** Returns the time that goals take, by item. */
    static Bill bill(Relation asking) {
        return Bill.ofItems(asking.groupBy("function", "CAST(sum(self_ns) AS BIGINT) AS self_ns").rows().stream()
                .collect(Collectors.toMap(row -> row.getString("function"), row -> row.getLong("self_ns"))));
    }

    private static Finding finding(Row row, List<String> own, Relation answer, RuleContext subject) {
        Cost cost = subject.work(row.getLong("self_ns"));
        String trait = row.getString("trait");
        return new Finding("trait-goals", "Proving " + Phrase.code(trait) + " takes " + Phrase.percent(cost.percent())
                + " of the work" + (own.isEmpty() ? "" : ", most of it for " + Phrase.definition(own.get(0))), cost,
                Saving.of(cost, 30, 200, "how many goals go"),
                Phrase.count(row.getLong("goals"), "different goal") + ", " + Phrase.percent(row.getDouble("share_pct"))
                        + " of all trait solving. The slowest takes " + subject.time(row.getLong("max_ns")) + ": "
                        + Phrase.code(String.valueOf(row.getString("slowest"))) + ".",
                advice(trait.substring(trait.lastIndexOf(':') + 1)),
                answer.select("trait", "self_ns", "share_pct", "calls", "goals", "max_ns", "slowest"))
                .about(Item.Kind.TRAIT, trait).about(Item.Kind.DEFINITION, own);
    }

    private static String advice(String trait) {
        if (AUTO.contains(trait)) {
            return "An auto trait is proven through every field of every type inside. Box the large ones where they"
                    + " are handed on (`Pin<Box<dyn Future + Send>>`, `Box<dyn Trait + Send>`), so that the proof"
                    + " stops there.";
        }
        if (List.of("Iterator", "Future", "IntoIterator").contains(trait) || trait.startsWith("Fn")) {
            return "Long chains of closures nest one type in another, and each step proves all of it again. Break the"
                    + " chain: collect once, use a loop, or box a step (`Box<dyn Iterator>`, `Box::pin(future)`).";
        }
        return "Give the solver less to choose from: fewer blanket impls and bounds, types written out where inference"
                + " tries many impls, and bounds on methods in place of the whole impl.";
    }
}
