package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A function of the user's that takes many instances of others' generics along: it calls them with types of its own.
 * Source: as of {@link GenericCopies}.
 */
final class InstancesTakenAlong implements Rule {
    /** Percent of the work: of less, moving the calls gives too little. */
    private static final double THRESHOLD = 12;
    /**
     * The same of the standard library's generics, which every program uses: in recorded crates without a cause one
     * function takes up to 16.4 % along.
     */
    private static final double OF_LIBRARY = 25;
    private static final int FEWEST = 20;
    private static final int MOST = 4;

    @Override
    public String query() {
        return "own-instances";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        // Those with several lists of types are for GenericCopies.
        Set<List<Object>> severalLists = ofFunctions(subject).stream().filter(row -> row.getLong("type_lists") > 1)
                .map(InstancesTakenAlong::function).collect(Collectors.toSet());
        return ofFunctions(subject).stream()
                .filter(row -> !severalLists.contains(function(row))
                        && row.getLong("instances") - row.getLong("own_instances") >= FEWEST
                        && row.getLong("cost_ns") - row.getLong("own_ns") >= subject.ofWork(
                                row.get("via").equals(row.get("crate")) ? OF_LIBRARY : THRESHOLD))
                .limit(MOST).map(row -> new Cause(finding(row, subject), bill(row))).toList();
    }

    private static List<Object> function(Row row) {
        return List.of(row.get("crate"), row.get("function"));
    }

    /** Returns the rows of {@code own-instances} that are of a function. */
    static List<Row> ofFunctions(RuleContext subject) {
        return subject.rows("own-instances").stream().filter(row -> row.get("function") != null).toList();
    }

    /** Returns what a row of {@code own-instances} explains. */
    static Bill bill(Row row) {
        String function = String.valueOf(row.getString("function"));
        return Bill.ofItems(Map.of(function, row.getLong("own_ns")))
                .with(Bill.ofInstances(function, row.getString("via"), row.getLong("cost_ns") - row.getLong("own_ns")));
    }

    private static Finding finding(Row row, RuleContext subject) {
        Cost cost = subject.work(row.getLong("cost_ns"));
        String function = row.getString("function");
        String name = Phrase.definition(function);
        String via = row.getString("via");
        boolean isOfDependency = !via.equals(row.getString("crate"));
        long along = row.getLong("instances") - row.getLong("own_instances");
        String mostly = row.getString("mostly") == null ? "" : " The costliest: "
                + Phrase.count(row.getLong("mostly_instances"), "instance") + " of "
                + Phrase.definition(row.getString("mostly")) + ".";
        return new Finding(isOfDependency ? "dependency-generics" : "instances-taken-along",
                isOfDependency
                        ? "Generics of the crate " + Phrase.code(via) + " that " + name + " calls take "
                                + Phrase.percent(cost.percent()) + " of the work"
                        : name + " takes generics of the standard library along, " + Phrase.percent(cost.percent())
                                + " of the work",
                cost, Saving.of(cost, isOfDependency ? 20 : 50, isOfDependency ? 90 : 140,
                        "how many of the calls can share their types"),
                "Generic code is compiled where it is used, for the types that it is used with: this function is why "
                        + Phrase.count(along, "instance") + " of other crates' generics "
                        + (along == 1 ? "is" : "are") + " compiled, optimised and emitted here." + mostly
                        + GenericCopies.estimated(row),
                isOfDependency
                        ? "Call it at one place with one type, and share the result. Prefer interfaces of "
                                + Phrase.code(via)
                                + " that are not generic (a slice or a string in place of any reader,"
                                + " a builder in place of a derive), leave its features out that you do not need, or"
                                + " move these calls into a crate of your own that changes rarely."
                        : "Use fewer types and closures there: one error type, one collection with one element type, a"
                                + " loop in place of a long chain of adapters. Move steps that repeat into functions"
                                + " that take `&dyn Trait` or a slice, which are compiled once.",
                subject.answer("own-instances").where("function = ?", function)
                        .select("via", "instances", "cost_ns", "share_pct", "mostly", "mostly_instances"))
                .at(row.getString("place")).about(Item.Kind.DEFINITION, function)
                .about(Item.Kind.CRATE, isOfDependency ? List.of(via) : List.of());
    }
}
