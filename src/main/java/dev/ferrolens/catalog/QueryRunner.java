package dev.ferrolens.catalog;

import dev.ferrolens.relation.Relation;

/** Runs named queries. A session does so. */
public interface QueryRunner {
    /**
     * Returns the answer to a named query, given alternating names and values of parameters.
     *
     * <pre>{@code query("long-queries", "longer_than_ns", 5_000_000)}</pre>
     */
    Relation query(String name, Object... parameters);
}
