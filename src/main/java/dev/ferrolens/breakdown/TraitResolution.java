package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;

/** The breakdown of trait resolution: the cost of proving trait goals. */
public final class TraitResolution {
    private final QueryRunner questions;

    /** Creates the breakdown of a session. */
    public TraitResolution(QueryRunner questions) {
        this.questions = questions;
    }

    /**
     * Returns the queries that prove goals and normalise types, with their times.
     *
     * <p>Columns: label, self_ns, inclusive_ns, share_pct, calls, hits, hit_pct, mean_ns, max_ns; most self time first.
     * The SQL is {@code queries/trait-resolution.sql}.
     */
    public Relation byLabel() {
        return questions.query("trait-resolution");
    }

    /**
     * Returns the cost of goals by their trait. Needs {@code args}.
     *
     * <p>Columns: trait, crate, self_ns, share_pct, calls, hits, hit_pct, goals, typeck_ns, borrowck_ns, mir_ns,
     * codegen_ns, elsewhere_ns, max_ns, slowest; most self time first, work without a trait at the end. The SQL is
     * {@code queries/trait-resolution-by-trait.sql}.
     */
    public Relation byTrait() {
        return questions.query("trait-resolution-by-trait");
    }

    /**
     * Returns the cost of goals by their self type. Needs {@code args}.
     *
     * <p>Columns: self_type, self_ns, share_pct, calls, hits, hit_pct, goals, typeck_ns, borrowck_ns, mir_ns,
     * codegen_ns, elsewhere_ns, max_ns, slowest; most self time first, work without a self type at the end. The SQL is
     * {@code queries/trait-resolution-by-self-type.sql}.
     */
    public Relation bySelfType() {
        return questions.query("trait-resolution-by-self-type");
    }

    /**
     * Returns a row for each goal. Needs {@code args}.
     *
     * <p>Columns: goal, trait, self_ns, share_pct, calls, hits, hit_pct, goals, typeck_ns, borrowck_ns, mir_ns,
     * codegen_ns, elsewhere_ns, max_ns; most self time first. The SQL is {@code queries/trait-resolution-by-goal.sql}.
     */
    public Relation byGoal() {
        return questions.query("trait-resolution-by-goal");
    }

    /**
     * Returns the goals of a trait; otherwise like {@link #byGoal()}.
     *
     * <pre>{@code s.traitResolution().goalsOf("core::clone::Clone")}</pre>
     *
     * @param trait the path of the trait, or its end: {@code Clone}
     */
    public Relation goalsOf(String trait) {
        return questions.query("trait-resolution-by-goal", "trait", FerrolensException.requireGiven(trait, "trait"));
    }

    /**
     * Returns single proofs and normalisations, at most 1,000. Needs {@code args}.
     *
     * <p>Columns: crate, label, self_ns, duration_ns, item, key; most self time first. The SQL is
     * {@code queries/trait-resolution-slowest.sql}.
     */
    public Relation slowest() {
        return questions.query("trait-resolution-slowest");
    }

    /** Returns {@link #byLabel} as a table. */
    @Override
    public String toString() {
        return byLabel().toString();
    }
}
