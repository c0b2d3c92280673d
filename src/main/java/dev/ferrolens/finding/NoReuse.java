package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An incremental build that found nothing to reuse, and paid for keeping its results.
 *
 * <p>Source: {@code incremental} in the profiles of the Cargo book, and {@code CARGO_INCREMENTAL}.
 */
final class NoReuse implements Rule {
    /** Percent of the work; a first build pays less than that for the next ones to be fast. */
    private static final double THRESHOLD = 15;
    private static final String READ = "incr_comp_prepare_load_dep_graph";
    private static final String WRITTEN = "incr_comp_encode_dep_graph";
    /** Percent of the time of writing the graph; reading the last one takes 70, looking for a missing one 0.5. */
    private static final double READING = 6;

    @Override
    public String query() {
        return "incremental-summary";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        // Results that record itself deleted tell nothing about everyday builds.
        List<Row> rows = subject.rows(query());
        if (rows.isEmpty() || rows.stream().anyMatch(row -> row.getLong("reused") > 0)
                || subject.rows("compilations").stream().allMatch(row -> (Boolean) row.get("cleaned"))
                || isFirst(subject)) {
            return List.of();
        }
        Relation areas = subject.answer("areas").where("area = 'incremental'");
        return areas.where("self_ns >= ?", subject.ofWork(THRESHOLD)).rows().stream()
                .map(row -> new Cause(finding(subject.work(row.getLong("self_ns")), answer), Bill.NONE)).toList();
    }

    /** Returns whether there was no last build, since reading its dependency graph took almost no time. */
    private static boolean isFirst(RuleContext subject) {
        Map<String, Long> nanos = subject.rows("work-by-label").stream()
                .filter(row -> row.get("area").equals("incremental"))
                .collect(Collectors.toMap(row -> row.getString("label"), row -> row.getLong("self_ns"), Long::sum));
        return nanos.containsKey(READ)
                && nanos.get(READ) * 100.0 < nanos.getOrDefault(WRITTEN, 0L) * READING;
    }

    private static Finding finding(Cost cost, Relation answer) {
        return new Finding("no-reuse", "The build is incremental, but reused nothing", cost,
                Saving.of(cost, 70, 100, ""),
                "Every result is hashed and kept for the next build. A first build has nothing to reuse; any other"
                        + " finds its last one only if compiler, options, features and environment are the same.",
                "Where each build starts from nothing, on a build server, set `CARGO_INCREMENTAL=0`. If this was not"
                        + " the first build, look for what differs: an editor's `cargo check` with other `RUSTFLAGS`"
                        + " or features wants a target folder of its own.",
                answer.select("crate", "what", "reused", "made", "making_ns", "keeping_ns"));
    }
}
