package dev.ferrolens.breakdown;

import dev.ferrolens.ProfileException;
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
     * The queries of the collector.
     *
     * <p>Columns: label, self_ns, time_ns, share_pct, calls, hits, hit_pct, mean_ns, max_ns; most self time first. The
     * SQL is {@code queries/monomorphization.sql}.
     */
    public Relation byLabel() {
        return questions.query("monomorphization");
    }

    /**
     * The generic functions that cost most, over all their instances. Needs {@code args}; {@code llvm} adds LLVM's
     * time.
     *
     * <p>Columns: definition, crate, instances, type_lists, self_ns, share_pct, collecting_ns, symbols_ns, shims_ns,
     * caused_ns, abi_ns, layout_ns, traits_ns, time_ns, llvm_ns, total_estimate; most self time first, work on none of them is a row
     * at the end. The SQL is {@code queries/monomorphization-by-definition.sql}.
     */
    public Relation byDefinition() {
        return questions.query("monomorphization-by-definition");
    }

    /**
     * The crates whose generic functions were instantiated. Needs {@code args}.
     *
     * <p>Columns: crate, instances, definitions, self_ns, share_pct, caused_ns; most self time first, work on none of
     * them is a row at the end. The SQL is {@code queries/monomorphization-by-crate.sql}.
     */
    public Relation byCrate() {
        return questions.query("monomorphization-by-crate");
    }

    /**
     * The types that multiply instances. Needs {@code args}.
     *
     * <p>Columns: type, instances, definitions, self_ns, share_pct, caused_ns; most self time first, work on none of
     * them is a row at the end. The SQL is {@code queries/monomorphization-by-type.sql}.
     */
    public Relation byType() {
        return questions.query("monomorphization-by-type");
    }

    /**
     * The crates whose types the generic functions were instantiated with. Needs {@code args}.
     *
     * <p>Columns: crate, instances, definitions, self_ns, share_pct, caused_ns; most self time first, work on none of
     * them is a row at the end. The SQL is {@code queries/monomorphization-by-type-crate.sql}.
     */
    public Relation byTypeCrate() {
        return questions.query("monomorphization-by-type-crate");
    }

    /**
     * Functions, closures, drop glue and other shims. Needs {@code args}.
     *
     * <p>Columns: kind, instances, definitions, self_ns, share_pct, caused_ns; most self time first, work on none of
     * them is a row at the end. The SQL is {@code queries/monomorphization-by-kind.sql}.
     */
    public Relation byKind() {
        return questions.query("monomorphization-by-kind");
    }

    /**
     * All instances, one by one. Needs {@code args}.
     *
     * <p>Columns: instance, definition, type_arguments, kind, instances, self_ns, caused_ns, time_ns, compilations;
     * the one that caused most first. The SQL is {@code queries/instances.sql}.
     */
    public Relation instances() {
        return questions.query("instances");
    }

    /**
     * The instances of a definition. Needs {@code args}.
     *
     * <p>Columns: instance, definition, type_arguments, kind, instances, self_ns, caused_ns, time_ns, compilations;
     * the one that caused most first. The SQL is {@code queries/instances.sql}.
     *
     * <pre>{@code s.monomorphization().instancesOf("core::ptr::drop_in_place").limit(50)}</pre>
     *
     * @param definition its path, or what that ends in: {@code drop_in_place}
     */
    public Relation instancesOf(String definition) {
        return questions.query("instances", "definition",
                ProfileException.requireGiven(definition, "definition"));
    }

    /**
     * Instances by definition beside the compiler's own count, which the option {@code -Zdump-mono-stats} writes to
     * {@code CRATE.mono_items.json}: beside the recording, or named when the session was opened. Needs {@code args}.
     *
     * <p>Columns: definition, instances, placements, size_estimate, total_estimate, drop_glue_and_shims; the largest
     * total first. The SQL is {@code queries/mono-items.sql}.
     */
    public Relation monoItems() {
        return questions.query("mono-items");
    }

    /**
     * Single runs of the queries of the collector, at most 1,000. Needs {@code args}.
     *
     * <p>Columns: crate, label, self_ns, duration_ns, item, key; most self time first. The SQL is
     * {@code queries/monomorphization-slowest.sql}.
     */
    public Relation slowest() {
        return questions.query("monomorphization-slowest");
    }

    /**
     * Instances that several compilations of the session made, and what making them again cost. Needs {@code args};
     * {@code llvm} adds LLVM's time.
     *
     * <p>Columns: instance, definition, type_arguments, compilations, repeats_ns, cost_ns, collecting_ns, caused_ns,
     * llvm_ns, crates; the costliest repeats first. The SQL is {@code queries/repeated-instances.sql}.
     */
    public Relation repeated() {
        return questions.query("repeated-instances");
    }

    /**
     * The definitions that would gain most from being instantiated once. Needs {@code args}; {@code llvm} adds LLVM's
     * time.
     *
     * <p>Columns: definition, instances, copies, compilations, repeats_ns, cost_ns, caused_ns, llvm_ns; the costliest
     * repeats first. The SQL is {@code queries/repeated-definitions.sql}.
     */
    public Relation repeatedDefinitions() {
        return questions.query("repeated-definitions");
    }

    /** {@link #byLabel} as a table. */
    @Override
    public String toString() {
        return byLabel().toString();
    }
}
