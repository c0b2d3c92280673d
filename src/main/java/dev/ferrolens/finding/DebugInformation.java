package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * Full debug information beyond that of a default build: in an optimised build, or of very many types.
 *
 * <p>No event separates debug information from code. In the experiments, {@code line-tables-only} instead saved 5 to 25
 * % of the stages that make LLVM IR and emit it.
 */
final class DebugInformation implements Rule {
    /** Percent of the work for these stages; below it, debug information is no larger part than elsewhere. */
    private static final double THRESHOLD = 30;
    /** Percent of the work for naming types in debug information, in a build that is not optimised. */
    private static final double TYPES_THRESHOLD = 3;
    private static final double SAVES_FROM = 5;
    private static final double SAVES_TO = 25;
    private static final String STAGES = "codegen_ns + emit_ns";

    @Override
    public String query() {
        return "code-options";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        Relation full = answer.where("debug_info IN ('2', 'full', 'true')")
                .where("coalesce(opt_level, '0') <> '0' OR debug_types_ns >= ?", subject.ofWork(TYPES_THRESHOLD));
        List<Row> rows = full.orderBy(STAGES + " DESC", "crate").rows();
        Cost cost = subject.work(rows.stream()
                .mapToLong(row -> row.getLong("codegen_ns") + row.getLong("emit_ns")).sum());
        if (cost.nanos() < subject.ofWork(THRESHOLD)) {
            return List.of();
        }
        String crates = rows.size() == 1 ? Phrase.code(rows.get(0).getString("crate"))
                : Phrase.count(rows.size(), "compilation");
        return List.of(new Cause(new Finding("debug-information",
                "Full debug information for " + crates + ", in stages that take " + Phrase.percent(cost.percent())
                        + " of the work", cost, Saving.of(cost, SAVES_FROM, SAVES_TO, "how many types the code has"),
                "Types, variables and inlined calls are described in LLVM IR and in object files:"
                        + " making LLVM IR and emitting it take " + cost.time() + " here. No event tells how"
                        + " much of that is debug information.",
                "Set `debug = \"line-tables-only\"` in `[profile.dev]`: backtraces keep their lines, and only a"
                        + " debugger misses variables. For dependencies alone: `[profile.dev.package.\"*\"]` with"
                        + " `debug = false`.",
                full.select("crate", "debug_info", "codegen_ns", "emit_ns", "work_ns"))
                .about(Item.Kind.CRATE, rows.stream().map(row -> row.getString("crate")).distinct().toList()),
                Bill.NONE));
    }
}
