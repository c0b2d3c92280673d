package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.util.List;

/**
 * Linking that takes much of the wall time.
 *
 * <p>Sources: the Rust Performance Book (linking): lld and mold link several times as fast as the system's linker;
 * Rust 1.90 made lld the default on x86-64 Linux.
 */
final class SlowLinker implements Rule {
    /** Percent of the wall time: the recorded dev builds of a small tool spend 10 to 17 % on it, which is usual. */
    private static final double THRESHOLD = 20;
    private static final int MOST = 2;

    @Override
    public String query() {
        return "phases";
    }

    @Override
    public boolean needsTime() {
        return true;
    }

    @Override
    public List<Cause> in(Relation answer, Subject subject) {
        return answer.where("phase = 'linking'").groupBy("crate", "sum(wall_ns) AS linking_ns", "count(*) AS links")
                .where("linking_ns >= ?", subject.ofWall(THRESHOLD)).orderBy("linking_ns DESC", "crate").limit(MOST)
                .rows().stream().map(row -> new Cause(finding(row, answer, subject), Bill.NONE)).toList();
    }

    private static Finding finding(Row row, Relation answer, Subject subject) {
        Cost cost = subject.wall(row.getLong("linking_ns"));
        String crate = row.getString("crate");
        return new Finding("slow-linker", "Linking " + Words.code(crate) + " takes " + Words.percent(cost.percent())
                + " of the wall time", cost, Saving.of(cost, 30, 95, "which linker it is now"),
                "The linker copies all code and all debug information of all crates, anew at every build, however"
                        + " little changed.",
                "Link with lld or mold (`-C link-arg=-fuse-ld=mold`; lld is Rust's default on x86-64 Linux since 1.90)."
                        + " Give it less: `debug = \"line-tables-only\"`, `split-debuginfo = \"unpacked\"`, fewer"
                        + " binaries, one test binary in place of many.",
                answer.where("crate = ?", crate).select("phase", "wall_ns", "share_pct"));
    }
}
