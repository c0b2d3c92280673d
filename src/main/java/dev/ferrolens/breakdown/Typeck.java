package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.Questions;
import dev.ferrolens.relation.Relation;

/** What checking types and borrows cost. */
public final class Typeck {
    private final Questions questions;

    /** The breakdown of a session. */
    public Typeck(Questions questions) {
        this.questions = questions;
    }

    /**
     * The queries that check types and borrows.
     *
     * <p>Columns: label, self_ns, time_ns, share_pct, calls, hits, hit_pct, mean_ns, max_ns; most self time first. The
     * SQL is {@code queries/typeck.sql}.
     */
    public Relation byLabel() {
        return questions.query("typeck");
    }

    /**
     * What checking each function cost, over all queries that check it. Needs {@code args}.
     *
     * <p>Columns: crate, function, self_ns, typeck_ns, borrowck_ns, runs; most self time first. The SQL is
     * {@code queries/typeck-by-function.sql}.
     */
    public Relation byFunction() {
        return questions.query("typeck-by-function");
    }

    /** {@link #byLabel} as a table. */
    @Override
    public String toString() {
        return byLabel().toString();
    }
}
