package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.relation.Relation;

/** The breakdown of macro expansion. */
public final class Macros {
    private final QueryRunner questions;

    /** Creates the breakdown of a session. */
    public Macros(QueryRunner questions) {
        this.questions = questions;
    }

    /**
     * Returns the procedural macros. Needs {@code args}.
     *
     * <p>Columns: macro, kind, uses, self_ns, share_pct, calls, max_ns, slowest, place; most self time first, the rest
     * of expansion at the end. The SQL is {@code queries/macros.sql}.
     */
    public Relation byMacro() {
        return questions.query("macros");
    }

    /**
     * Returns the places where procedural macros were used. Needs {@code args}.
     *
     * <p>Columns: macro, source, crate, self_ns, inclusive_ns; most time first. The SQL is {@code
     * queries/macro-uses.sql}.
     */
    public Relation byUse() {
        return questions.query("macro-uses");
    }

    /** Returns {@link #byMacro} as a table. */
    @Override
    public String toString() {
        return byMacro().toString();
    }
}
