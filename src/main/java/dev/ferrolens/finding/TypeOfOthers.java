package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * A generic type of the standard library or of a dependency that many functions of the user's use with many types. No
 * function stands out, and the type is what they share.
 *
 * <p>Source: as of {@link GenericCopies}.
 */
final class TypeOfOthers implements Rule {
    /** Percent of the work: programs use vectors of many types, which take up to 15 %. */
    private static final double THRESHOLD = 25;
    /** With fewer functions or lists of types, these are what to name. */
    private static final int FEWEST = 20;
    /** Half of it is sure: what is compiled, and not which of the functions should change. */
    private static final double WEIGHT = 0.5;

    @Override
    public String query() {
        return "types-of-others";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        // Options, results and adapters of core are in all code, whatever it does.
        return answer.where("crate <> 'core' AND functions >= ? AND type_lists >= ? AND cost_ns >= ?", FEWEST, FEWEST,
                subject.ofWork(THRESHOLD)).limit(1).rows().stream()
                .map(row -> new Cause(finding(row, answer, subject), Bill.NONE, WEIGHT)).toList();
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        Cost cost = subject.work(row.getLong("cost_ns"));
        String name = Phrase.definition(row.getString("type"));
        String lists = Phrase.count(row.getLong("type_lists"), "list");
        return new Finding("type-of-others", "The type " + name + " of the crate " + Phrase.code(row.getString("crate"))
                + " is compiled for " + lists + " of types, which takes " + Phrase.percent(cost.percent())
                + " of the work", cost,
                Saving.of(cost, 30, 215, "how many of the types can be one"),
                "Each list of type arguments makes another copy of its methods: "
                        + Phrase.count(row.getLong("functions"), "function") + " of this crate call them, and "
                        + Phrase.count(row.getLong("instances"), "instance") + " are compiled for that."
                        + GenericCopies.estimated(row),
                "Use it with fewer types: one key or element type in place of a newtype for each use, or the newtype"
                        + " around the collection rather than inside it. Let a function that is not generic do what is"
                        + " repeated. A sorted vector or a slice needs less code than a map.",
                answer.where("type = ?", row.getString("type"))).about(Item.Kind.TYPE, row.getString("type"));
    }
}
