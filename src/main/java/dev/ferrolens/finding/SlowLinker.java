package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * Linking that takes much of the wall time.
 *
 * <p>Sources: the Rust Performance Book (linking): lld and mold link several times as fast as the system's linker;
 * Rust 1.90 made lld the default on x86-64 Linux.
 */
final class SlowLinker implements Rule {
    /** Percent of the wall time; the recorded dev builds of a small tool spend 10 to 17 % on it, which is usual. */
    private static final double THRESHOLD = 20;
    private static final int NAMED = 3;

    @Override
    public String query() {
        return "phases";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        Relation linking = answer.where("phase = 'linking' AND wall_ns > 0").orderBy("wall_ns DESC", "crate");
        List<Row> rows = subject.rows(query()).stream().anyMatch(row -> row.get("phase").equals("linking"))
                ? linking.rows() : List.of();
        Cost cost = subject.wall(rows.stream().mapToLong(row -> row.getLong("wall_ns")).sum());
        return rows.isEmpty() || cost.nanos() < subject.ofWall(THRESHOLD) ? List.of()
                : List.of(new Cause(finding(rows, cost, linking), Bill.NONE));
    }

    private static Finding finding(List<Row> rows, Cost cost, Relation linking) {
        String what = rows.size() == 1 ? Phrase.code(rows.get(0).getString("crate"))
                : Phrase.count(rows.size(), "program") + ", " + Phrase.list(
                        rows.stream().map(row -> row.getString("crate")).distinct().toList(), NAMED) + ",";
        return new Finding("slow-linker", "Linking " + what + " takes " + Phrase.percent(cost.percent())
                + " of the wall time", cost, Saving.of(cost, 30, 100, "which linker it is now"),
                "The linker copies all code and all debug information of all crates, anew at every build, however"
                        + " little changed.",
                "Link with lld or mold (`-C link-arg=-fuse-ld=mold`; lld is Rust's default on x86-64 Linux since 1.90)."
                        + " Give it less: `debug = \"line-tables-only\"`, `split-debuginfo = \"unpacked\"`, fewer"
                        + " binaries, one test binary in place of many.",
                linking.select("crate", "phase", "wall_ns", "share_pct"))
                .about(Item.Kind.CRATE, rows.stream().map(row -> row.getString("crate")).distinct().toList());
    }
}
