package dev.ferrolens.finding;

import dev.ferrolens.catalog.Need;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.util.List;
import java.util.stream.Collectors;

/**
 * LLVM does most of the work, on copies of generic functions where they are known.
 *
 * <p>Sources: the chapter on monomorphization of the rustc dev guide, after which each instance is optimised anew, and
 * that on compile times of the Rust Performance Book, which has the advice to outline.
 */
final class LlvmDominates implements Rule {
    /** Percent of the work: beyond a half, nothing that the front end does can matter as much as LLVM. */
    private static final double THRESHOLD = 50;
    private static final int NAMED = 3;
    private static final String REASON = "Optimising and emitting machine code is more work than all that rustc itself"
            + " does.";
    private static final String ADVICE = "Move what does not depend on the type into an inner function that is not"
            + " generic; take `dyn Trait` or a slice in place of `impl Trait` where speed does not matter; use fewer"
            + " types as arguments. `cargo check` does without LLVM while you write.";
    private static final String COPIES = "self_ns * (functions - 1) / functions";

    @Override
    public String query() {
        return "areas";
    }

    @Override
    public List<Finding> in(Relation answer, Subject subject) {
        return answer.where("area = 'llvm' AND self_ns >= ?", subject.ofWork(THRESHOLD)).rows().stream()
                .map(row -> finding(row.getLong("self_ns"), subject)).toList();
    }

    private static Finding finding(long llvmNanos, Subject subject) {
        Cost cost = subject.work(llvmNanos);
        String title = "LLVM does " + Words.percent(cost.percent()) + " of the work";
        if (subject.has(Need.LLVM)) {
            Relation generics = subject.answer("llvm-by-definition")
                    .where("functions > 1 AND definition <> '(unattributed)'");
            List<Row> top = generics.limit(NAMED).rows();
            if (!top.isEmpty()) {
                return withPasses(title, cost, generics, top, subject);
            }
        } else if (subject.has(Need.ARGS)) {
            return withSuspects(title, cost, subject.answer("monomorphization-by-definition").where("instances > 1")
                    .orderBy("instances DESC", "definition").select("definition", "instances", "caused_ns"));
        }
        return new Finding(title, cost, cost, REASON, ADVICE,
                subject.answer("llvm").select("label", "self_ns", "share_pct", "calls"));
    }

    /** Without its passes nothing tells what LLVM worked on; how many copies there are of what tells where to look. */
    private static Finding withSuspects(String title, Cost cost, Relation generics) {
        String names = generics.limit(NAMED).rows().stream().map(row -> Words.definition(row.getString("definition"))
                + " (" + row.getLong("instances") + ")").collect(Collectors.joining(", "));
        return new Finding(title, cost, cost, REASON + (names.isEmpty() ? ""
                : " What it worked on was not recorded; the generic functions with the most instances are " + names
                        + "."),
                ADVICE, generics);
    }

    private static Finding withPasses(String title, Cost cost, Relation generics, List<Row> top, Subject subject) {
        long copies = generics.select("sum(" + COPIES + ") AS copies_ns").rows().get(0).getLong("copies_ns");
        String names = top.stream().map(row -> name(row) + " (" + row.getLong("functions") + " copies, "
                + subject.time(row.getLong("self_ns")) + ")").collect(Collectors.joining(", "));
        return new Finding(title + ", above all on copies of " + name(top.get(0)), cost, cost.atMost(copies),
                "Each instance of a generic function is optimised and emitted on its own. The costliest are " + names
                        + ". All copies but one of each take " + subject.time(copies) + ".",
                ADVICE, generics.select("definition", "functions", "self_ns", "share_pct"));
    }

    private static String name(Row row) {
        return Words.definition(row.getString("definition"), row.getString("example"));
    }
}
