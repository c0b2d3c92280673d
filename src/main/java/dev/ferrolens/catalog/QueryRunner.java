package dev.ferrolens.catalog;

import dev.ferrolens.relation.Relation;

/** What answers named queries: a session. */
public interface QueryRunner {
    /**
     * A named query with its parameters, which alternate names and values.
     *
     * <pre>{@code query("long-queries", "longer_than_ns", 5_000_000)}</pre>
     */
    Relation query(String name, Object... parameters);
}
