package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sheet;

/**
 * The breakdown of incremental builds: what they reused from the previous build, and what reusing cost. Other
 * compilations have no rows.
 */
public final class Incremental {
    private static final int SHOWN_ROWS = 10;

    private final QueryRunner questions;

    /** Creates the breakdown of a session. */
    public Incremental(QueryRunner questions) {
        this.questions = questions;
    }

    /**
     * Returns how many query results and codegen units were reused, and how many were made.
     *
     * <p>Columns: crate, what, reused, made, anew, reused_pct, reusing_ns, making_ns, keeping_ns; by crate. The SQL is
     * {@code queries/incremental-summary.sql}.
     */
    public Relation summary() {
        return questions.query("incremental-summary");
    }

    /**
     * Returns how many results each query computed, loaded and hashed.
     *
     * <p>Columns: label, computed, loaded, hashed, hits, reused_pct, computing_ns, loading_ns, hashing_ns; most time
     * first. The SQL is {@code queries/incremental.sql}.
     */
    public Relation byLabel() {
        return questions.query("incremental");
    }

    /**
     * Returns the codegen units that were reused and rebuilt. Needs {@code args}.
     *
     * <p>Columns: crate, codegen_unit, verdict, copying_ns, codegen_ns, llvm_ns, size_estimate; the rebuilt ones first,
     * most time first. The SQL is {@code queries/incremental-codegen-units.sql}.
     */
    public Relation byCodegenUnit() {
        return questions.query("incremental-codegen-units");
    }

    /**
     * Returns the functions that were checked again, with what was loaded for them. Needs {@code args}.
     *
     * <p>Columns: function, crate, checked_again, unchanged, loaded, computing_ns, loading_ns, queries; most computed
     * anew first. The SQL is {@code queries/incremental-functions.sql}.
     *
     * <pre>{@code s.incremental().byFunction().where("checked_again > 0")}</pre>
     */
    public Relation byFunction() {
        return questions.query("incremental-functions");
    }

    /** Returns a short overview: the summary, the functions checked again, and the queries that took longest. */
    public Sheet overview() {
        try {
            if (summary().rows().isEmpty()) {
                return Sheet.EMPTY.with("No compilation here was incremental: set CARGO_INCREMENTAL=1, or pass"
                        + " -C incremental.");
            }
        } catch (FerrolensException e) {
            return Sheet.EMPTY.with(e.getMessage());
        }
        return Sheet.EMPTY.with("Reused and made", summary())
                .with("Functions checked again", byFunction().where("checked_again > 0").limit(SHOWN_ROWS)
                        .select("function", "checked_again", "unchanged", "loaded", "computing_ns"))
                .with("Queries that took longest", byLabel().limit(SHOWN_ROWS));
    }

    /** Returns the overview as text. */
    @Override
    public String toString() {
        return overview().toString();
    }
}
