package dev.ferrolens.breakdown;

import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.Schedule;
import dev.ferrolens.relation.Relation;
import java.util.Map;

/**
 * The breakdown of a build of several compilations: when each ran, and what it waited for. Dependencies are those named
 * by the command lines. Times are nanoseconds since the first event of the build. Compilations without a known start
 * are left out.
 *
 * <pre>{@code s.build().without().where("crate_kind = 'proc macro'").limit(5)}</pre>
 */
public final class Build {
    private final QueryRunner questions;

    /** Creates the breakdown of the build that a session recorded. */
    public Build(QueryRunner questions) {
        this.questions = questions;
    }

    /**
     * Returns when each compilation ran, and which dependency it waited for.
     *
     * <p>Columns: crate, crate_kind, package, start_ns, metadata_ns, end_ns, wall_ns, waited_for, idle_ns; in the order
     * of their starts. The SQL is {@code queries/build-timeline.sql}.
     */
    public Relation timeline() {
        return questions.query("build-timeline");
    }

    /**
     * Draws when each crate was compiled over time, with the critical path marked. The SQL is
     * {@code queries/build-schedule.sql}.
     */
    public Chart schedule() {
        Relation schedule = questions.query("build-schedule");
        return Schedule.ofBuild(Map.of("", schedule.rows()), schedule.units());
    }

    /**
     * Returns how long each number of compilations ran at once, and each number of threads worked at once.
     *
     * <p>Columns: at_once, compilations_ns, compilations_pct, threads_ns, threads_pct; from 0 on. The SQL is {@code
     * queries/build-concurrency.sql}.
     */
    public Relation concurrency() {
        return questions.query("build-concurrency");
    }

    /**
     * Returns the dependencies between compilations.
     *
     * <p>Columns: crate, crate_kind, depends_on, depends_on_kind, name, needs; by crate. The SQL is
     * {@code queries/dependencies.sql}.
     */
    public Relation dependencies() {
        return questions.query("dependencies");
    }

    /**
     * Returns the chain of dependencies that determined when the build ended, with the time that each crate adds to it.
     * These times and the gaps add up to the wall time of the build.
     *
     * <p>Columns: place, crate, crate_kind, start_ns, gap_ns, running_in_gap, not_recorded, adds_ns, share_pct; from
     * the first to the last. The SQL is {@code queries/critical-path.sql}.
     */
    public Relation criticalPath() {
        return questions.query("critical-path");
    }

    /**
     * Returns the longest chain of dependencies: the least time that the build takes with a free core for every crate.
     * Otherwise like {@link #criticalPath()}, without gaps.
     */
    public Relation longestChain() {
        return questions.query("critical-path", "free_cores", true);
    }

    /**
     * Returns how long the build would have taken if one crate had cost nothing, while each crate kept its delay after
     * its last dependency. Crates that are not on the critical path save nothing.
     *
     * <p>Columns: crate, crate_kind, used_by, wall_ns, build_ns, saves_ns, saves_pct; the largest saving first. The SQL
     * is {@code queries/build-without.sql}.
     */
    public Relation without() {
        return questions.query("build-without");
    }

    /**
     * Returns the same as {@link #without()} with a free core for every crate, which then starts when its dependencies
     * are ready.
     */
    public Relation withoutAndWithFreeCores() {
        return questions.query("build-without", "free_cores", true);
    }

    /** Returns {@link #criticalPath} as a table. */
    @Override
    public String toString() {
        return criticalPath().toString();
    }
}
