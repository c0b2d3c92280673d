package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.relation.Relation;

/** The breakdown of checking types and borrows, and of building and transforming MIR. */
public final class Typeck {
    private final QueryRunner questions;

    /** Creates the breakdown of a session. */
    public Typeck(QueryRunner questions) {
        this.questions = questions;
    }

    /**
     * Returns the queries that check types and borrows.
     *
     * <p>Columns: label, self_ns, inclusive_ns, share_pct, calls, hits, hit_pct, mean_ns, max_ns; most self time first.
     * The SQL is {@code queries/typeck.sql}.
     */
    public Relation byLabel() {
        return questions.query("typeck");
    }

    /**
     * Returns the functions that were checked and built. Closures are included in the function around them. Needs
     * {@code args}.
     *
     * <p>Columns: function, crate, self_ns, share_pct, typeck_ns, borrowck_ns, mir_build_ns, mir_pass_ns, mir_other_ns,
     * inclusive_ns, calls, place; most self time first, the work without a function in a row at the end. The SQL is
     * {@code queries/typeck-by-function.sql}.
     */
    public Relation byFunction() {
        return questions.query("typeck-by-function");
    }

    /**
     * Returns the modules whose functions were checked and built. Needs {@code args}.
     *
     * <p>Columns: module, crate, self_ns, share_pct, typeck_ns, borrowck_ns, mir_build_ns, mir_pass_ns, mir_other_ns,
     * inclusive_ns, calls; most self time first, the work without a function in a row at the end. The SQL is {@code
     * queries/typeck-by-module.sql}.
     */
    public Relation byModule() {
        return questions.query("typeck-by-module");
    }

    /**
     * Returns the crates whose functions were checked and built. Needs {@code args}.
     *
     * <p>Columns: crate, self_ns, share_pct, typeck_ns, borrowck_ns, mir_build_ns, mir_pass_ns, mir_other_ns,
     * inclusive_ns, calls; most self time first, the work without a function in a row at the end. The SQL is {@code
     * queries/typeck-by-crate.sql}.
     */
    public Relation byCrate() {
        return questions.query("typeck-by-crate");
    }

    /**
     * Returns the cost of building MIR, of each pass over it, and of evaluating constants.
     *
     * <p>Columns: pass, self_ns, share_pct, inclusive_ns, calls, mean_ns, max_ns, slowest; most self time first. The
     * SQL is {@code queries/mir-by-pass.sql}.
     */
    public Relation byMirPass() {
        return questions.query("mir-by-pass");
    }

    /** Returns {@link #byLabel} as a table. */
    @Override
    public String toString() {
        return byLabel().toString();
    }
}
