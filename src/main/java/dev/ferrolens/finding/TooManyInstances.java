package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.util.List;

/** More instances in all than a crate should have. Source: as of {@link ManyInstances}. */
final class TooManyInstances implements Rule {
    /** Instances of one session: a large application has a few thousand a crate, and 30,000 in all is excessive. */
    private static final int THRESHOLD = 30_000;

    @Override
    public String query() {
        return "monomorphization-by-kind";
    }

    @Override
    public List<Finding> in(Relation answer, Subject subject) {
        return answer.select("coalesce(sum(instances), 0) AS instances", "sum(caused_ns) AS caused_ns")
                .where("instances >= ? AND caused_ns > 0", THRESHOLD).rows().stream()
                .map(row -> finding(row, subject)).toList();
    }

    private static Finding finding(Row row, Subject subject) {
        Cost cost = subject.work(row.getLong("caused_ns"));
        return new Finding(Words.count(row.getLong("instances"), "instance") + " of functions are made in all",
                cost, cost,
                "Each is collected, named and generated, before LLVM even begins. A tenth of that is what a large"
                        + " program usually needs.",
                "Look for the definitions and the crates with the most, and make those generic functions thin shells"
                        + " around ones that are not generic. Combinators in long chains and one type for each state"
                        + " or request multiply them.",
                subject.answer("monomorphization-by-definition").orderBy("instances DESC", "definition")
                        .select("definition", "instances", "self_ns", "caused_ns", "llvm_ns"));
    }
}
