package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.util.List;

/**
 * Full debug information where the stages that carry it are a large part of the work.
 *
 * <p>No event tells debug information from code. The Rust Performance Book (build configuration) says that leaving it
 * out makes dev builds faster by as much as 20 to 40 %, so 40 % of the work, or all of these stages, bounds it.
 */
final class DebugInformation implements Rule {
    /** Percent of the work for making LLVM IR, emitting and linking: of less, little can be debug information. */
    private static final double THRESHOLD = 25;
    private static final double MOST_PERCENT = 40;
    private static final String STAGES = "codegen_ns + emit_ns + linking_ns";

    @Override
    public String query() {
        return "code-options";
    }

    @Override
    public List<Finding> in(Relation answer, Subject subject) {
        Relation full = answer.where("debug_info IN ('2', 'full')");
        List<Row> rows = full.orderBy(STAGES + " DESC", "crate").rows();
        long stages = rows.stream().mapToLong(row -> row.getLong("codegen_ns") + row.getLong("emit_ns")
                + row.getLong("linking_ns")).sum();
        if (stages < subject.ofWork(THRESHOLD)) {
            return List.of();
        }
        Cost cost = subject.work(Math.min(stages, subject.ofWork(MOST_PERCENT)));
        String crates = rows.size() == 1 ? Words.code(rows.get(0).getString("crate"))
                : Words.count(rows.size(), "compilation");
        return List.of(new Finding("Full debug information for " + crates + " may take up to "
                + Words.percent(cost.percent()) + " of the work", cost, cost,
                "Types, variables and inlined calls are described in LLVM IR, in object files and by the linker, stages"
                        + " that take " + subject.time(stages) + " here. No event tells how much of that is debug"
                        + " information; others gained 20 to 40 % of a dev build without it.",
                "Set `debug = \"line-tables-only\"` in `[profile.dev]`: backtraces keep their lines, and only a"
                        + " debugger misses variables. For dependencies alone: `[profile.dev.package.\"*\"]` with"
                        + " `debug = false`.",
                full.select("crate", "debug_info", "codegen_ns", "emit_ns", "linking_ns", "work_ns")));
    }
}
