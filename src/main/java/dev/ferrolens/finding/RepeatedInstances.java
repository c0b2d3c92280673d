package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.Arrays;
import java.util.List;

/**
 * Instances that are compiled in many crates.
 *
 * <p>Source: {@code -Z share-generics} in rustc's session options: without it, each crate makes its own copy; it is on
 * for {@code opt-level} 0, 1, s and z, and reuses the instances of dependencies.
 */
final class RepeatedInstances implements Rule {
    /** Percent of the work for the repeats of one definition; hundreds of definitions repeat. */
    private static final double THRESHOLD = 8;
    private static final int MOST = 3;

    @Override
    public String query() {
        return "repeated-definitions";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return holdsCopies(subject) ? List.of() : answer.where("repeats_ns >= ?", subject.ofWork(THRESHOLD))
                .orderBy("repeats_ns DESC", "definition").limit(MOST).rows().stream()
                .map(row -> new Cause(finding(row, subject), Bill.NONE)).toList();
    }

    /** Returns whether the session contains several recordings of one compilation, which repeat everything. */
    private static boolean holdsCopies(RuleContext subject) {
        List<Row> all = subject.rows("compilations");
        return all.stream().map(row -> Arrays.asList(row.get("crate"), row.get("crate_kind"), row.get("package")))
                .distinct().count() < all.size();
    }

    private static Finding finding(Row row, RuleContext subject) {
        Cost cost = subject.work(row.getLong("repeats_ns"));
        String definition = row.getString("definition");
        return new Finding("repeated-instances", Phrase.definition(definition) + " is made again and again, in "
                + Phrase.count(row.getLong("compilations"), "compilation"), cost,
                Saving.of(cost, 50, 100, "where it can be made once"),
                Phrase.count(row.getLong("instances"), "instance") + " with the same types were made "
                        + row.getLong("copies") + " times, each time from the start.",
                "Make them once, in a crate that the others use: give it a function that is not generic and calls"
                        + " this one. `-Z share-generics=y` (nightly) reuses what a crate below made; with"
                        + " `opt-level` 0 and 1 that is the default.",
                subject.answer("repeated-instances").where("definition = ?", definition)
                        .select("instance", "compilations", "repeats_ns", "crates")).about(Item.Kind.DEFINITION,
                                definition);
    }
}
