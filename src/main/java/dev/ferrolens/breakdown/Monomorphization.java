package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.chart.AreaColours;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.Part;
import dev.ferrolens.chart.PartTree;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;

/** The breakdown of monomorphization: the cost of instances of generic functions. */
public final class Monomorphization {
    private final QueryRunner questions;

    /** Creates the breakdown of a session. */
    public Monomorphization(QueryRunner questions) {
        this.questions = questions;
    }

    /**
     * Returns the queries of the collector.
     *
     * <p>Columns: label, self_ns, inclusive_ns, share_pct, calls, hits, hit_pct, mean_ns, max_ns; most self time first.
     * The SQL is {@code queries/monomorphization.sql}.
     */
    public Relation byLabel() {
        return questions.query("monomorphization");
    }

    /**
     * Returns the generic functions that cost most, over all their instances. Needs {@code args}; {@code llvm} adds
     * LLVM's time.
     *
     * <p>Columns: definition, crate, instances, type_lists, self_ns, share_pct, collecting_ns, symbols_ns, shims_ns,
     * caused_ns, abi_ns, layout_ns, traits_ns, inclusive_ns, llvm_ns, total_estimate, place; most self time first, the
     * work without a name in a row at the end. The SQL is {@code queries/monomorphization-by-definition.sql}.
     */
    public Relation byDefinition() {
        return questions.query("monomorphization-by-definition");
    }

    /**
     * Returns the crates whose generic functions were instantiated. Needs {@code args}.
     *
     * <p>Columns: crate, instances, definitions, self_ns, share_pct, caused_ns; most self time first, the work without
     * a name in a row at the end. The SQL is {@code queries/monomorphization-by-crate.sql}.
     */
    public Relation byCrate() {
        return questions.query("monomorphization-by-crate");
    }

    /**
     * Returns the types that multiply instances. Needs {@code args}.
     *
     * <p>Columns: type, instances, definitions, self_ns, share_pct, caused_ns; most self time first, the work without a
     * name in a row at the end. The SQL is {@code queries/monomorphization-by-type.sql}.
     */
    public Relation byType() {
        return questions.query("monomorphization-by-type");
    }

    /**
     * Returns the crates whose types the generic functions were instantiated with. Needs {@code args}.
     *
     * <p>Columns: crate, instances, definitions, self_ns, share_pct, caused_ns; most self time first, the work without
     * a name in a row at the end. The SQL is {@code queries/monomorphization-by-type-crate.sql}.
     */
    public Relation byTypeCrate() {
        return questions.query("monomorphization-by-type-crate");
    }

    /**
     * Returns the cost of functions, closures, drop glue and other shims. Needs {@code args}.
     *
     * <p>Columns: kind, instances, definitions, self_ns, share_pct, caused_ns; most self time first, the work without a
     * name in a row at the end. The SQL is {@code queries/monomorphization-by-kind.sql}.
     */
    public Relation byKind() {
        return questions.query("monomorphization-by-kind");
    }

    /**
     * Returns a row for each instance. Needs {@code args}.
     *
     * <p>Columns: instance, definition, type_arguments, kind, instances, self_ns, caused_ns, inclusive_ns,
     * compilations; the one that caused most first. The SQL is {@code queries/instances.sql}.
     */
    public Relation instances() {
        return questions.query("instances");
    }

    /**
     * Returns the instances of a definition. Needs {@code args}.
     *
     * <p>Columns: instance, definition, type_arguments, kind, instances, self_ns, caused_ns, inclusive_ns,
     * compilations; the one that caused most first. The SQL is {@code queries/instances.sql}.
     *
     * <pre>{@code s.monomorphization().instancesOf("core::ptr::drop_in_place").limit(50)}</pre>
     *
     * @param definition the path of the definition, or its end: {@code drop_in_place}
     */
    public Relation instancesOf(String definition) {
        return questions.query("instances", "definition",
                FerrolensException.requireGiven(definition, "definition"));
    }

    /**
     * Returns instances by definition beside the compiler's own count, which the option {@code -Zdump-mono-stats}
     * writes to {@code CRATE.mono_items.json}. The file must be beside the recording or be opened with it. Needs {@code
     * args}.
     *
     * <p>Columns: definition, instances, placements, size_estimate, total_estimate, drop_glue_and_shims; the largest
     * total first. The SQL is {@code queries/mono-items.sql}.
     */
    public Relation monoItems() {
        return questions.query("mono-items");
    }

    /**
     * Returns single runs of the queries of the collector, at most 1,000. Needs {@code args}.
     *
     * <p>Columns: crate, label, self_ns, duration_ns, item, key; most self time first. The SQL is
     * {@code queries/monomorphization-slowest.sql}.
     */
    public Relation slowest() {
        return questions.query("monomorphization-slowest");
    }

    /**
     * Returns instances that several compilations of the session made, and the cost of repeating them. Needs {@code
     * args}; {@code llvm} adds LLVM's time.
     *
     * <p>Columns: instance, definition, type_arguments, compilations, repeats_ns, cost_ns, collecting_ns, caused_ns,
     * llvm_ns, crates; the costliest repeats first. The SQL is {@code queries/repeated-instances.sql}.
     */
    public Relation repeated() {
        return questions.query("repeated-instances");
    }

    /**
     * Returns the definitions that would gain most from being instantiated once. Needs {@code args}; {@code llvm} adds
     * LLVM's time.
     *
     * <p>Columns: definition, instances, copies, compilations, repeats_ns, cost_ns, caused_ns, llvm_ns; the costliest
     * repeats first. The SQL is {@code queries/repeated-definitions.sql}.
     */
    public Relation repeatedDefinitions() {
        return questions.query("repeated-definitions");
    }

    /**
     * Returns what would not be compiled without a definition: its instances, and everything that only they need. Needs
     * {@code args}; {@code llvm} adds LLVM's time by function. The numbers are estimates if only first users are known.
     * Recordings with {@code query-cache-hit} that were opened with their instants tell all users.
     *
     * <p>Columns: definition, crate, instances, type_lists, own_ns, retained_instances, retained_ns, share_pct,
     * shared_ns, is_estimate, place; what retains most first. The SQL is {@code queries/retained.sql}.
     */
    public Relation retained() {
        return questions.query("retained");
    }

    /**
     * Returns what single instances of a definition retain. Needs {@code args}.
     *
     * <p>Columns: instance, definition, crate, kind, level, own_ns, caused_ns, llvm_ns, shared_ns, retained_instances,
     * retained_ns, is_estimate; what retains most first. The SQL is {@code queries/retained-instances.sql}.
     *
     * @param definition the path of the definition, or its end
     */
    public Relation retainedByInstancesOf(String definition) {
        return questions.query("retained-instances", "definition", definition);
    }

    /**
     * Returns which crates' code needs instances of which crates' generics. Needs {@code args}.
     *
     * <p>Columns: compiled, asking, used, instances, definitions, own_ns, share_pct, is_estimate; the costliest first.
     * The SQL is {@code queries/retained-by-crate.sql}.
     */
    public Relation retainedByCrate() {
        return questions.query("retained-by-crate");
    }

    /**
     * Returns the causes of many instances: definitions outside of the standard library that retain at least a tenth of
     * all work, at the points where what they retain branches out. Needs {@code args}.
     *
     * <p>Columns: definition, crate, is_own_crate, instances, type_lists, own_ns, retained_instances, retained_ns,
     * share_pct, why, is_estimate, place; what retains most first. The SQL is {@code queries/retained-causes.sql}.
     */
    public Relation retainedCauses() {
        return questions.query("retained-causes");
    }

    /**
     * Returns a tree of instances, each below the instance without which it would not be compiled. Needs {@code args}.
     *
     * <p>Columns: tree, level, instance, definition, own_ns, retained_ns, share_pct, is_estimate; a whole before its
     * parts. The SQL is {@code queries/retained-tree.sql}.
     */
    public Relation retainedTree() {
        return questions.query("retained-tree");
    }

    /** Draws {@link #retainedTree} as levels of bars. Instances of one definition at one place are combined. */
    public Chart retainedIcicle() {
        return Chart.icicle("What retains what", retainedParts(), retainedTree().units());
    }

    /** Draws {@link #retainedTree} as nested rectangles. Instances of one definition at one place are combined. */
    public Chart retainedTreemap() {
        return Chart.treemap("What retains what", retainedParts(), retainedTree().units());
    }

    private Part retainedParts() {
        return PartTree.ofLevels(retainedTree().rows(), row -> row.getString("definition"), "level", "retained_ns")
                .whole("all instances", AreaColours.of("monomorphization"));
    }

    /**
     * Returns why an instance is compiled: the chain of users from a root, such as {@code main}, down to it. Needs
     * {@code args}.
     *
     * <p>Columns: step, instance, definition, crate, known_by, own_ns, retained_ns, is_estimate; the root first. The
     * SQL is {@code queries/why-instance.sql}.
     *
     * <pre>{@code s.monomorphization().whyInstance("stable_partition")}</pre>
     *
     * @param name the instance, its definition, or the end of that path; the one that retains most if there are several
     */
    public Relation whyInstance(String name) {
        return questions.query("why-instance", "name", name);
    }

    /**
     * Returns the instances that call an instance, drop it, or refer to it. Needs {@code args}.
     *
     * <p>Columns: user, used, known_by, is_first, retained_ns; the user that retains most first. The SQL is {@code
     * queries/users-of.sql}.
     *
     * @param name the instance, its definition, or the end of that path
     */
    public Relation usersOf(String name) {
        return questions.query("users-of", "name", name);
    }

    /**
     * Returns the instances that an instance uses. Needs {@code args}.
     *
     * <p>Columns: user, used, known_by, is_first, own_ns, retained_ns; what retains most first. The SQL is {@code
     * queries/used-by.sql}.
     *
     * @param name the instance, its definition, or the end of that path
     */
    public Relation usedBy(String name) {
        return questions.query("used-by", "name", name);
    }

    /** Returns {@link #byLabel} as a table. */
    @Override
    public String toString() {
        return byLabel().toString();
    }
}
