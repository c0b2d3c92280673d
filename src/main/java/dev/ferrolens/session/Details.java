package dev.ferrolens.session;

import dev.ferrolens.file.LocalPaths;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the details of a session, with which a report begins. */
final class Details {
    private static final int MOST_COMPILATIONS = 10;
    private static final int MOST_OF_A_PATH = 5;
    /** The least processor time for a second of work that waiting for the disk or the linker explains. */
    private static final double LEAST_AT_WORK = 0.7;
    private static final int MOST_WARNINGS = 20;
    private static final int MOST_NAMED = 3;
    /** Gaps shorter than this fraction of the build are not shown. */
    private static final int SMALL_GAP = 100;

    private final Session session;
    private final Units units;

    Details(Session session, Units units) {
        this.session = session;
        this.units = units;
    }

    Sheet sheet() {
        if (session.verdict().isPresent()) {
            return Sheet.EMPTY.with(session.verdict().get().split("\n"));
        }
        List<Row> compilations = session.compilations().rows();
        Sheet sheet = compilations.size() == 1
                ? Sheet.EMPTY.with(summary(compilations.get(0)))
                : build(Sheet.EMPTY.with(compilations.size() + " compilations", session.compilations()
                        .select(columns(compilations)).limit(MOST_COMPILATIONS)));
        sheet = withProcessorTime(sheet.with("What was left out", warnings(true)), compilations);
        return withPhases(sheet, compilations)
                .with("Work by area, all threads", session.areas())
                .with("The ten labels with the most work", session.labels().limit(10)
                        .select("label", "work_ns", "share_pct", "blocked_ns", "inclusive_ns", "calls", "hits"))
                .with("What the recording lacks", lacking(compilations))
                .with("Problems in the files", warnings(false));
    }

    private Sheet withPhases(Sheet sheet, List<Row> compilations) {
        if (!units.isTime()) {
            return sheet.with("The recording counted " + units.counted()
                    + " instead of time, for each thread separately. That"
                    + " does not show what ran at the same time, so there are no phases and no schedule.");
        }
        return isOfRustc(compilations) ? sheet.with("Wall time", phases(compilations.size())) : sheet;
    }

    /** Returns whether all recordings are of rustc; time traces of other tools have no phases. */
    static boolean isOfRustc(List<Row> compilations) {
        return compilations.stream().noneMatch(row -> row.getString("crate_kind").endsWith("time trace"));
    }

    private Stream<String> warnings(boolean leftOut) {
        return session.warnings().where("left_out = ?", leftOut).limit(MOST_WARNINGS).rows().stream()
                .map(row -> LocalPaths.name(row.getString("file")) + ": "
                        + row.getString("warning").replace(row.getString("file"), "it"));
    }

    /** Returns what the recordings lack, with the names of crates if others have it. */
    private Stream<String> lacking(List<Row> compilations) {
        Set<Object> all = compilations.stream().map(row -> row.get("crate")).collect(Collectors.toSet());
        Map<List<Object>, Set<Object>> crates = new LinkedHashMap<>();
        for (Row row : session.lacking().orderBy("flag", "lacks", "crate").rows()) {
            crates.computeIfAbsent(Arrays.asList(row.get("lacks"), row.get("adds"), row.get("flag")),
                    what -> new LinkedHashSet<>()).add(row.get("crate"));
        }
        return crates.entrySet().stream().map(entry -> entry.getKey().get(0)
                + (entry.getValue().size() == all.size() ? "" : " of " + named(entry.getValue()))
                + " (" + entry.getKey().get(1) + "): " + remedy(entry.getKey().get(2)));
    }

    private static String named(Set<Object> crates) {
        int others = crates.size() - MOST_NAMED;
        return crates.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "))
                + (others <= 0 ? "" : " and " + others + " more");
    }

    private static String[] columns(List<Row> compilations) {
        return Stream.of("crate", "crate_kind", "wall_ns", "work_ns", "cpu_ns", "threads", "peak_rss_bytes", "events")
                .filter(column -> compilations.stream().anyMatch(row -> row.get(column) != null))
                .toArray(String[]::new);
    }

    /**
     * Adds a note if the processor time is much smaller than the work, since self time is elapsed time and includes
     * waiting for a core.
     */
    private Sheet withProcessorTime(Sheet sheet, List<Row> compilations) {
        List<Row> known = compilations.stream().filter(row -> row.get("cpu_ns") != null).toList();
        double cpu = known.stream().mapToDouble(row -> row.getLong("cpu_ns")).sum();
        double work = known.stream().mapToDouble(row -> row.getLong("work_ns")).sum();
        if (!units.isTime() || cpu >= LEAST_AT_WORK * work) {
            return sheet;
        }
        String cores = known.stream().map(row -> row.get("cores")).filter(Objects::nonNull).distinct()
                .map(String::valueOf).collect(Collectors.joining(" or "));
        return sheet.with(String.format(Locale.ROOT, "The processor time is %2$s for %1$s of work (%3$.0f %%): the time"
                + " of an event includes waiting for a core, if more threads or programs run than there are"
                + " cores%4$s.", Units.TIME.duration(work), Units.TIME.duration(cpu), 100 * cpu / work,
                cores.isEmpty() ? "" : " (" + cores + ")"),
                "So the shares of work on many threads at once are too large, and the others too small."
                        + " They are right if there is a core for every thread, on a machine that does nothing else.");
    }

    /**
     * Adds how the build ran. Compilations of which none uses another are not a build, and without times it is not
     * known when each ran.
     */
    private Sheet build(Sheet sheet) {
        if (!units.isTime() || session.build().dependencies().where("depends_on IS NOT NULL").limit(1).rows()
                .isEmpty()) {
            return sheet;
        }
        List<Row> concurrency = session.build().concurrency().rows();
        List<Row> chain = session.build().longestChain().rows();
        return sheet.with(String.format(Locale.ROOT, "The build took %s: on average %.1f compilations ran and %.1f"
                + " threads worked at once.", duration(concurrency, "compilations_ns"),
                atOnce(concurrency, "compilations_ns"), atOnce(concurrency, "threads_ns")),
                String.format("Its longest chain of dependencies takes %s, however many cores there are.",
                        duration(chain, "adds_ns")))
                .with("Critical path: what adds most to it", longest(session.build().criticalPath()))
                .with("Longest chain of dependencies: what adds most to it", longest(session.build().longestChain())
                        .select("place", "crate", "crate_kind", "adds_ns", "share_pct"))
                .with("Gaps in the recording", gaps(duration(concurrency)));
    }

    /** Returns the gaps on the critical path in which crates that were not recorded may have been compiled. */
    private Stream<String> gaps(long buildNanos) {
        return session.build().criticalPath()
                .where("not_recorded IS NOT NULL AND gap_ns >= ?", buildNanos / SMALL_GAP)
                .orderBy("gap_ns DESC", "place").limit(MOST_OF_A_PATH).rows().stream()
                .map(row -> String.format("%s before %s, in which its dependencies may have been compiled: %s; record"
                        + " with --whole-tree to see", units.duration(row.getLong("gap_ns")), row.get("crate"),
                        row.get("not_recorded")));
    }

    private static long duration(List<Row> concurrency) {
        return concurrency.stream().mapToLong(row -> row.getLong("compilations_ns")).sum();
    }

    private static Relation longest(Relation path) {
        return path.top(MOST_OF_A_PATH, "adds_ns").orderBy("place")
                .select("place", "crate", "crate_kind", "start_ns", "gap_ns", "adds_ns", "share_pct");
    }

    private String duration(List<Row> rows, String column) {
        return units.duration(rows.stream().mapToLong(row -> row.getLong(column)).sum());
    }

    private static double atOnce(List<Row> concurrency, String column) {
        return concurrency.stream().mapToDouble(row -> row.getDouble("at_once") * row.getDouble(column)).sum()
                / Math.max(1, concurrency.stream().mapToLong(row -> row.getLong(column)).sum());
    }

    private Relation phases(int compilations) {
        return compilations == 1
                ? session.phases().select("phase", "wall_ns", "share_pct")
                : session.phases().groupBy("phase", "sum(wall_ns) AS wall_ns").orderBy("wall_ns DESC");
    }

    private String summary(Row compilation) {
        String options = Stream.of(
                option("opt-level ", compilation.get("opt_level")),
                option("codegen-units ", compilation.get("codegen_units")),
                option("lto ", compilation.get("lto")),
                option("debuginfo ", compilation.get("debug_info")),
                Boolean.TRUE.equals(compilation.get("incremental")) ? "incremental" : "",
                option("edition ", compilation.get("edition")))
                .filter(option -> !option.isEmpty()).collect(Collectors.joining(", "));
        return String.format("%s (%s%s): %s%s of work on %s threads,%s %s events",
                compilation.get("crate"), compilation.get("crate_kind"), options.isEmpty() ? "" : ", " + options,
                compilation.get("wall_ns") == null ? ""
                        : units.duration(compilation.getLong("wall_ns")) + " from first event to last, ",
                units.duration(compilation.getLong("work_ns")),
                units.format("threads", compilation.get("threads")), process(compilation),
                units.format("events", compilation.get("events")));
    }

    private String process(Row compilation) {
        return Stream.of(known(compilation, "cpu_ns", " of processor time"), known(compilation, "cores", " cores"),
                known(compilation, "peak_rss_bytes", " of memory"))
                .filter(part -> !part.isEmpty()).map(part -> " " + part + ",").collect(Collectors.joining());
    }

    private String known(Row compilation, String column, String what) {
        Object value = compilation.get(column);
        return value == null ? "" : units.format(column, value) + what;
    }

    private static String remedy(Object flag) {
        return flag == null ? "open the .mm_profdata file" : "record with " + flag;
    }

    private static String option(String name, Object value) {
        return value == null ? "" : name + value;
    }
}
