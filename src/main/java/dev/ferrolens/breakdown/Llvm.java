package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.relation.Relation;

/** The breakdown of LLVM: the cost of optimising and emitting code. */
public final class Llvm {
    private final QueryRunner questions;

    /** Creates the breakdown of a session. */
    public Llvm(QueryRunner questions) {
        this.questions = questions;
    }

    /**
     * Returns the stages of LLVM as rustc names them.
     *
     * <p>Columns: label, self_ns, inclusive_ns, share_pct, calls, hits, hit_pct, mean_ns, max_ns; most self time first.
     * The SQL is {@code queries/llvm.sql}.
     */
    public Relation byLabel() {
        return questions.query("llvm");
    }

    /**
     * Returns the codegen units with their times and sizes. Needs {@code args}.
     *
     * <p>Columns: crate, codegen_unit, llvm_ns, share_pct, codegen_ns, optimize_ns, lto_ns, emit_ns, alone_ns,
     * start_ns, end_ns, size_estimate, instructions, object_bytes; most time in LLVM first. The SQL is
     * {@code queries/llvm-by-codegen-unit.sql}.
     */
    public Relation byCodegenUnit() {
        return questions.query("llvm-by-codegen-unit");
    }

    /**
     * Returns the passes of LLVM. Needs {@code llvm}.
     *
     * <p>Columns: pass, self_ns, share_pct, inclusive_ns, calls, mean_ns, max_ns, slowest; most self time first. The
     * SQL is {@code queries/llvm-by-pass.sql}.
     */
    public Relation byPass() {
        return questions.query("llvm-by-pass");
    }

    /**
     * Returns the functions that LLVM worked on, with their type arguments. Needs {@code llvm}.
     *
     * <p>Columns: function, crate, definition, self_ns, share_pct, shared_ns, calls, emit_ns, is_shared; most self time
     * first, the work without a function in a row at the end. The SQL is {@code queries/llvm-by-function.sql}.
     */
    public Relation byFunction() {
        return questions.query("llvm-by-function");
    }

    /**
     * Returns the definitions of the functions that LLVM worked on. Needs {@code llvm}.
     *
     * <p>Columns: definition, crate, is_instance, functions, example, self_ns, share_pct, shared_ns, calls, emit_ns,
     * is_shared, place; most self time first, the work without a function in a row at the end. The SQL is {@code
     * queries/llvm-by-definition.sql}.
     */
    public Relation byDefinition() {
        return questions.query("llvm-by-definition");
    }

    /**
     * Returns how parallel LLVM ran, a row for each compilation. Needs {@code args}.
     *
     * <p>Columns: crate, span_ns, mean_threads, most_threads, one_or_none_ns, units, mean_unit_ns, largest_unit_ns,
     * largest_to_mean, largest_unit, last_unit, last_unit_alone_ns; the longest first. The SQL is {@code
     * queries/llvm-parallelism.sql}.
     */
    public Relation parallelism() {
        return questions.query("llvm-parallelism");
    }

    /** Returns {@link #byLabel} as a table. */
    @Override
    public String toString() {
        return byLabel().toString();
    }
}
