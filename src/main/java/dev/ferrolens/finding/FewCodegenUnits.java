package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * Too few codegen units to keep LLVM's threads busy.
 *
 * <p>Source: {@code codegen-units} in the Cargo book: 16 by default, 256 in incremental builds. A small crate has fewer
 * units than the limit, and nothing to gain from a higher one, so only an explicit limit counts.
 */
final class FewCodegenUnits implements Rule {
    /** Percent of the wall time with at most one working thread while LLVM runs: a second thread would save a tenth. */
    private static final double THRESHOLD = 20;
    private static final int DEFAULT_UNITS = 16;
    private static final int MOST = 2;
    /** The measured factor by which many units are more work than one. */
    private static final double DIVIDED = 1.25;
    /** The number of cores that is assumed if it was not recorded. */
    private static final int USUAL_CORES = 8;

    @Override
    public String query() {
        return "llvm-parallelism";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        if (subject.rows("code-options").stream().allMatch(row -> row.get("codegen_units") == null)) {
            return List.of();
        }
        Relation asked = subject.answer("code-options").where("codegen_units < ? AND lto IS DISTINCT FROM 'fat'",
                DEFAULT_UNITS)
                .groupBy("crate", "min(codegen_units) AS codegen_units");
        return answer.join(asked, "crate").where("one_or_none_ns >= ?", subject.ofWall(THRESHOLD))
                .orderBy("one_or_none_ns DESC", "crate").limit(MOST).rows().stream()
                .map(row -> new Cause(finding(row, answer, subject), Bill.NONE)).toList();
    }

    private static long cores(RuleContext subject) {
        return subject.rows("compilations").stream().filter(row -> row.get("cores") != null)
                .mapToLong(row -> row.getLong("cores")).max().orElse(USUAL_CORES);
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        Cost cost = subject.wall(row.getLong("one_or_none_ns"));
        String crate = row.getString("crate");
        return new Finding("few-codegen-units",
                "LLVM works on one thread for " + cost.time() + ", since " + Phrase.code(crate)
                        + " is compiled with `codegen-units = " + row.getLong("codegen_units") + "`", cost,
                Saving.of(cost, 0, 100 - 100 * DIVIDED / cores(subject), "the number of cores"),
                "A codegen unit is optimised and emitted by one thread, so one unit leaves all other cores idle.",
                "Leave `codegen-units` at its default of 16 for builds that are run often, and set 1 in a profile of"
                        + " its own for what you ship; the gain in speed is small as a rule, so measure it. Where the"
                        + " crate is one module, split that.",
                answer.where("crate = ?", crate).select("crate", "units", "span_ns", "mean_threads", "one_or_none_ns"))
                .about(Item.Kind.CRATE, crate);
    }
}
