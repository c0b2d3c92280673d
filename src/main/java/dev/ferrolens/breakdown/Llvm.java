package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.Questions;
import dev.ferrolens.relation.Relation;

/** What optimising and emitting code cost. */
public final class Llvm {
    private final Questions questions;

    /** The breakdown of a session. */
    public Llvm(Questions questions) {
        this.questions = questions;
    }

    /**
     * The activities of LLVM's threads, and its passes where they were recorded.
     *
     * <p>Columns: label, self_ns, time_ns, share_pct, calls, hits, hit_pct, mean_ns, max_ns; most self time first. The
     * SQL is {@code queries/llvm.sql}.
     */
    public Relation byLabel() {
        return questions.query("llvm");
    }

    /**
     * Codegen units, the most expensive first, with the time of each stage and their sizes. Needs {@code args}.
     *
     * <p>Columns: crate, codegen_unit, llvm_ns, share_pct, codegen_ns, optimize_ns, lto_ns, emit_ns, size_estimate,
     * instructions. The SQL is {@code queries/llvm-by-codegen-unit.sql}.
     */
    public Relation byCodegenUnit() {
        return questions.query("llvm-by-codegen-unit");
    }

    /** {@link #byLabel} as a table. */
    @Override
    public String toString() {
        return byLabel().toString();
    }
}
