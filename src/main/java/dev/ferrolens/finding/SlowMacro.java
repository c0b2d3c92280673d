package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.util.List;

/**
 * A derive or another procedural macro whose expansion costs more than its share.
 *
 * <p>Source: {@code build-override} in the Cargo book: procedural macros are built without optimisation unless a
 * profile says otherwise, and run as often as they are used.
 */
final class SlowMacro implements Rule {
    /** Percent of the work: all macros together, the compiler's own among them, take 1 to 2 % in recorded crates. */
    private static final double THRESHOLD = 2;
    private static final int MOST = 3;

    @Override
    public String query() {
        return "macros";
    }

    @Override
    public List<Finding> in(Relation answer, Subject subject) {
        return answer.where("macro <> '(unattributed)' AND self_ns >= ?", subject.ofWork(THRESHOLD))
                .orderBy("self_ns DESC", "macro").limit(MOST).rows().stream()
                .map(row -> finding(row, subject)).toList();
    }

    private static Finding finding(Row row, Subject subject) {
        Cost cost = subject.work(row.getLong("self_ns"));
        String macro = row.getString("macro");
        return new Finding("Expanding " + Words.code(macro) + " takes " + Words.percent(cost.percent()) + " of the"
                + " work",
                cost, cost,
                "It is used at " + Words.count(row.getLong("uses"), "place") + "; the slowest, "
                        + Words.code(String.valueOf(row.getString("slowest"))) + ", takes "
                        + subject.time(row.getLong("max_ns")) + ". What it writes has to be compiled as well.",
                (macro.startsWith("#[derive") ? "Derive it only where it is needed, above all not on large enums and"
                        + " structs that nobody asks it of. " : "Use it on smaller items. ")
                        + "Let macros run optimised: `[profile.dev.build-override]` with `opt-level = 3`.",
                subject.answer("macro-uses").where("macro = ?", macro).select("macro", "source", "crate", "self_ns"));
    }
}
