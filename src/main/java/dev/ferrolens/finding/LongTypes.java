package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Types that grow along a chain of generic calls, so that each step costs more than the one before.
 *
 * <p>Source: the rustc dev guide, "Monomorphization": an instance is named by its types in full, which each step
 * repeats in its layout, symbol, trait goals and debug information.
 */
final class LongTypes implements Rule {
    /** Percent of the work; instances with such types take up to 10 % in the recorded crates. */
    private static final double THRESHOLD = 15;
    private static final int NAMED = 3;

    @Override
    public String query() {
        return "long-types";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        List<Row> rows = answer.rows();
        Cost cost = subject.work(rows.stream().mapToLong(row -> row.getLong("cost_ns")).sum());
        return rows.isEmpty() || cost.nanos() < subject.ofWork(THRESHOLD) ? List.of()
                : List.of(new Cause(finding(rows, cost, answer), bill(subject, rows)));
    }

    private static Bill bill(RuleContext subject, List<Row> rows) {
        Map<String, Long> functions = new HashMap<>();
        rows.stream().filter(row -> row.getString("function") != null)
                .forEach(row -> functions.merge(row.getString("function"), row.getLong("cost_ns"), Long::sum));
        Bill bill = Bill.ofItems(functions);
        for (Row taken : InstancesTakenAlong.ofFunctions(subject)) {
            if (functions.containsKey(taken.getString("function"))) {
                bill = bill.with(InstancesTakenAlong.bill(taken));
            }
        }
        return bill;
    }

    private static Finding finding(List<Row> rows, Cost cost, Relation answer) {
        List<String> functions = rows.stream().map(row -> row.getString("function")).filter(name -> name != null)
                .toList();
        long longest = rows.stream().mapToLong(row -> row.getLong("characters")).max().orElse(0);
        long instances = rows.stream().mapToLong(row -> row.getLong("instances")).sum();
        String names = functions.isEmpty() ? "code of other crates" : Phrase.list(functions, NAMED);
        return new Finding("long-types", "Types that grow from call to call, in " + names + ", take "
                + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, 65, 145, "where the chain is broken"),
                Phrase.count(instances, "instance")
                        + " have type arguments of more than 500 characters, the longest of "
                        + String.format(Locale.ROOT, "%,d", longest) + ". Where each step of a chain wraps the"
                        + " type of the one before, every layout, symbol name, trait goal and line of debug information"
                        + " spells the whole type again.",
                "Break the chain: collect into a `Vec`, box a step (`Box<dyn Iterator>`, `Box<dyn Trait>`,"
                        + " `Box::pin(future)`), or give the type a name: a struct that holds it, not generic over it.",
                answer).about(Item.Kind.DEFINITION, functions);
    }
}
