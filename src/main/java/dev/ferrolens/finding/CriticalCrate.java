package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Locale;

/**
 * A crate that others of the build wait for, on the longest chain of dependencies.
 *
 * <p>Source: pipelined compilation, in the timings of the Cargo book: a crate can start once the metadata of its
 * dependencies are written, but procedural macros must be complete.
 */
final class CriticalCrate implements Rule {
    /** Percent of the longest chain that the crate adds; less is not worth an edit of a dependency. */
    private static final double THRESHOLD = 10;
    /** The least number of crates in the chain, since another one waits even if the chain is one crate. */
    private static final int FEWEST = 2;
    /** Percent of the chain in a build of two crates, one of which is there for the other: of less, none stands out. */
    private static final double OF_TWO = 75;
    private static final int MOST = 3;

    @Override
    public String query() {
        return "build-without";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        if (subject.answer("dependencies").where("depends_on IS NOT NULL").limit(1).rows().isEmpty()) {
            return List.of();
        }
        long crates = subject.answer("critical-path", "free_cores", true).count();
        Relation without = subject.answer(query(), "free_cores", true);
        return without.where("saves_pct >= ? AND saves_ns > 0 AND used_by > 0 AND crate_kind <> 'build script'",
                // On a chain of few crates each takes much, so a crate must take more than the average one.
                Math.max(THRESHOLD, 100.0 / Math.max(FEWEST, crates)))
                .where("used_by > 1 OR ? > ? OR saves_pct >= ?", without.count(), FEWEST, OF_TWO)
                .orderBy("saves_ns DESC", "crate").limit(MOST).rows().stream()
                .map(row -> new Cause(finding(row, without, subject), Bill.NONE)).toList();
    }

    private static Finding finding(Row row, Relation without, RuleContext subject) {
        long saves = row.getLong("saves_ns");
        long chain = row.getLong("build_ns") + saves;
        Cost cost = subject.chain(saves, chain);
        boolean isMacro = "proc macro".equals(row.getString("crate_kind"));
        return new Finding("critical-crate",
                Phrase.code(row.getString("crate")) + " holds up the crates that use it", cost,
                new Saving(cost.atMost(0), cost, "how much of it the crates that wait need"),
                String.format(Locale.ROOT, "It is on the longest chain of dependencies, which takes %s however many"
                        + " cores there are, and %s without it.", subject.time(chain), subject.time(chain - saves)),
                isMacro ? "A procedural macro must be compiled and linked whole before a crate that uses it can"
                        + " begin. Turn off features of it, use it in fewer crates that are early in the build, or"
                        + " write those few impls by hand."
                        : "Turn off features of it, or do without it where only a little of it is used. If it is yours,"
                                + " split it: put what others need early into a small crate, the rest beside.",
                without.select("crate", "crate_kind", "wall_ns", "build_ns", "saves_ns", "saves_pct"))
                .about(Item.Kind.CRATE, row.getString("crate"));
    }
}
