package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import java.util.List;

/**
 * What recording itself cost.
 *
 * <p>Source: rustc writes the arguments of all queries at its end, in {@code self_profile_alloc_query_strings}; with
 * {@code args} that is text for every key.
 */
final class ProfilerOverhead implements Rule {
    /** Percent of all that was recorded: small crates with all names take up to 14 %, which nobody notices. */
    private static final double THRESHOLD = 15;

    @Override
    public String query() {
        return "areas";
    }

    @Override
    public List<Finding> in(Relation answer, Subject subject) {
        Cost cost = subject.profiler();
        return cost.percent() < THRESHOLD ? List.of() : List.of(new Finding(
                "Recording took " + cost.time() + " itself", cost, cost.atMost(0),
                "The profiler writes the names of all queries' arguments when the compilation is done. That is no"
                        + " part of the build, and every share here leaves it out.",
                "Nothing, to find causes. To compare whole builds, record with"
                        + " `-Zself-profile-events=default`, which has no names.",
                answer.where("area IN ('profiler', 'waiting') OR share_pct > 1")
                        .select("area", "self_ns", "share_pct")));
    }
}
