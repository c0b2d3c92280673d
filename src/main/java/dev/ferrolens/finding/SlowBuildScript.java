package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * A build script that the whole build waits for.
 *
 * <p>Source: the Cargo book on build scripts: a package is compiled only after its script was compiled and has run; and
 * on profiles: scripts are not optimised unless {@code build-override} says so.
 */
final class SlowBuildScript implements Rule {
    /** Percent of the build during which nothing was compiled; starting a process or linking takes less. */
    private static final double THRESHOLD = 5;
    private static final int MOST = 2;

    @Override
    public String query() {
        return "build-scripts";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        if (subject.rows(query()).isEmpty()) {
            return List.of();
        }
        long build = subject.answer("build-concurrency").rows().stream()
                .mapToLong(row -> row.getLong("compilations_ns")).sum();
        return answer.where("idle_ns > 0 AND idle_ns >= ?", build * THRESHOLD / 100).limit(MOST).rows().stream()
                .map(row -> new Cause(finding(row, build, answer, subject), Bill.NONE)).toList();
    }

    private static Finding finding(Row row, long build, Relation answer, RuleContext subject) {
        Cost cost = subject.build(row.getLong("idle_ns"), build);
        return new Finding("slow-build-script",
                "The build script of " + Phrase.code(row.getString("package")) + " holds up the build",
                cost, Saving.of(cost, 40, 100, "how much of it is needed"),
                "For " + cost.time() + " between the script's compilation and that of its package nothing was compiled:"
                        + " all waited for it to run.",
                "Let it do less: no C compiler or code generator where a checked-in file or a system library will do,"
                        + " no network, and `cargo::rerun-if-changed` so that it does not run each time. If it"
                        + " computes, set `opt-level = 3` in `[profile.dev.build-override]`.",
                answer.select("package", "compile_ns", "gap_ns", "idle_ns"))
                .about(Item.Kind.CRATE, row.getString("package"));
    }
}
