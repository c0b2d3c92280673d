package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.Questions;
import dev.ferrolens.relation.Relation;

/** What turning generic functions into instances cost. */
public final class Monomorphization {
    private final Questions questions;

    /** The breakdown of a session. */
    public Monomorphization(Questions questions) {
        this.questions = questions;
    }

    /**
     * The collector and the queries for its instances; each run of {@code items_of_instance} is one instance.
     *
     * <p>Columns: label, self_ns, time_ns, share_pct, calls, hits, hit_pct, mean_ns, max_ns; most self time first. The
     * SQL is {@code queries/monomorphization.sql}.
     */
    public Relation byLabel() {
        return questions.query("monomorphization");
    }

    /**
     * Single runs of these queries, most self time first, at most 1,000. Needs {@code args}.
     *
     * <p>Columns: crate, label, self_ns, duration_ns, item, key. The SQL is {@code queries/monomorphization-slowest.sql}.
     */
    public Relation slowest() {
        return questions.query("monomorphization-slowest");
    }

    /** {@link #byLabel} as a table. */
    @Override
    public String toString() {
        return byLabel().toString();
    }
}
