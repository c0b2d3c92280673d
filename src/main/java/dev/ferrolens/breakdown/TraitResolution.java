package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.Questions;
import dev.ferrolens.relation.Relation;

/** What proving trait goals and normalising types cost. */
public final class TraitResolution {
    private final Questions questions;

    /** The breakdown of a session. */
    public TraitResolution(Questions questions) {
        this.questions = questions;
    }

    /**
     * The queries of the trait solver: how often they ran, how often the answer was known, and what they cost.
     *
     * <p>Columns: label, self_ns, time_ns, share_pct, calls, hits, hit_pct, mean_ns, max_ns; most self time first. The
     * SQL is {@code queries/trait-resolution.sql}.
     */
    public Relation byLabel() {
        return questions.query("trait-resolution");
    }

    /**
     * Single proofs and normalisations, most self time first, at most 1,000. Needs {@code args}.
     *
     * <p>Columns: crate, label, self_ns, duration_ns, item, key. The SQL is {@code queries/trait-resolution-slowest.sql}.
     */
    public Relation slowest() {
        return questions.query("trait-resolution-slowest");
    }

    /** {@link #byLabel} as a table. */
    @Override
    public String toString() {
        return byLabel().toString();
    }
}
