package dev.ferrolens.comparison;

import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.Schedule;
import dev.ferrolens.finding.Findings;
import dev.ferrolens.flame.FlameGraph;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.relation.Sql;
import dev.ferrolens.store.Database;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison of two builds by name; {@code before.compareTo(after)} returns it.
 *
 * <pre>{@code
 * var change = open("before").compareTo(open("after"));
 * change.byLabel().where("verdict = 'changed'")
 * change.byDefinition().limit(50)
 * }</pre>
 *
 * <p>All answers by name have the columns name, before_ns, after_ns, change_ns, change_pct, verdict (changed, noise,
 * new, gone or same), beyond_noise_ns, before_calls, after_calls, more_calls_ns, slower_calls_ns, noise_ns, allowed_ns,
 * inclusive_change_ns, item_count_change, cache_hits_change, blocked_change_ns, apart; changes beyond noise come first;
 * waiting and the profiler's cost, which do not count as changes, come last. Open several recordings of both sides to
 * have noise measured; for single recordings a default is assumed. The SQL, which defines noise, is {@code
 * queries/comparison/compare.sql}.
 *
 * <p>The sessions are queried when a grouping is first used, so keep them open until then. Close a comparison to free
 * the memory of its database.
 */
public final class Comparison implements AutoCloseable {
    private static final int SHOWN_ROWS = 10;
    /** The place of the name among the columns of the table {@code measurement}, and how many columns it has. */
    private static final int NAME = 3;
    private static final int MEASUREMENT_COLUMNS = 12;

    private final QueryRunner before;
    private final QueryRunner after;
    private final Supplier<FindingChanges> findings;
    private final Database database;
    private final Units units;
    private final Set<Grouping> measured = EnumSet.noneOf(Grouping.class);
    private final String compilersBefore;
    private final String compilersAfter;
    private final Map<String, String> renamed = new TreeMap<>();

    /**
     * Pairs the compilations of two sessions; see {@code Session.compareTo}.
     *
     * @param findingsBefore gives the findings of the session before, when they are asked for
     * @param findingsAfter gives those of the session after
     * @throws FerrolensException if their counters differ, since times cannot be compared with instructions
     */
    public Comparison(QueryRunner before, QueryRunner after, Supplier<Findings> findingsBefore,
            Supplier<Findings> findingsAfter) {
        this.before = before;
        this.after = after;
        this.findings = () -> FindingChanges.of(findingsBefore.get(), findingsAfter.get(), lacking());
        List<Row> compilationsBefore = before.query("comparison/compilations").rows();
        List<Row> compilationsAfter = after.query("comparison/compilations").rows();
        List<String> counters = Stream.concat(compilationsBefore.stream(), compilationsAfter.stream())
                .map(row -> row.getString("counter")).distinct().toList();
        if (counters.size() > 1) {
            throw new FerrolensException("These recordings have different counters, " + String.join(" and ", counters)
                    + ", and cannot be compared: record both sides with the same counter.");
        }
        this.units = new Units(counters.get(0));
        this.compilersBefore = compilers(compilationsBefore);
        this.compilersAfter = compilers(compilationsAfter);
        this.database = Database.forComparison();
        database.insert("compared_compilation", Pairing.of(compilationsBefore, compilationsAfter).rows());
    }

    /**
     * Returns which compilations are compared with each other, and which exist on one side only.
     *
     * <p>Columns: crate, crate_kind, package, verdict, before_recordings, after_recordings, before_wall_ns,
     * after_wall_ns, options; the longest first. The SQL is {@code queries/comparison/pairs.sql}.
     */
    public Relation compilations() {
        return Relation.of(database, units, Catalog.query("comparison/pairs").bind(Map.of()));
    }

    /** Compares the cost of each query and activity. The columns include those of {@code summarize diff}. */
    public Relation byLabel() {
        return by(Grouping.LABEL);
    }

    /** Compares the cost of each definition, without type arguments. Needs {@code args}. */
    public Relation byDefinition() {
        return by(Grouping.DEFINITION);
    }

    /** Compares the cost of proving goals about each trait. Needs {@code args}. */
    public Relation byTrait() {
        return by(Grouping.TRAIT);
    }

    /** Compares the cost of each function, with closures included in the function around them. Needs {@code args}. */
    public Relation byFunction() {
        return by(Grouping.FUNCTION);
    }

    /** Compares the time to generate, optimise, emit or copy each codegen unit. Needs {@code args}. */
    public Relation byCodegenUnit() {
        return by(Grouping.CODEGEN_UNIT);
    }

    /**
     * Compares the cost of each crate, over all its threads; {@code inclusive_change_ns} is the change of its wall
     * time.
     */
    public Relation byCrate() {
        return by(Grouping.CRATE);
    }

    /**
     * Returns the findings of both sides: which are new after the change, which stay, and which are gone; why, and what
     * each costs; and what one side lacks.
     */
    public FindingChanges findings() {
        return findings.get();
    }

    /** Returns a sentence for each thing that only one side lacks. */
    private List<String> lacking() {
        Map<String, String> lackedBefore = lacking(before);
        Map<String, String> lackedAfter = lacking(after);
        return Stream.concat(
                lackedBefore.keySet().stream().filter(what -> !lackedAfter.containsKey(what))
                        .map(what -> "Only the side before lacks " + what + lackedBefore.get(what)),
                lackedAfter.keySet().stream().filter(what -> !lackedBefore.containsKey(what))
                        .map(what -> "Only the side after lacks " + what + lackedAfter.get(what))).toList();
    }

    /** Returns what a side lacks, each with the end of a sentence that says what to do. */
    private static Map<String, String> lacking(QueryRunner side) {
        Map<String, String> lacking = new LinkedHashMap<>();
        side.query("lacking").orderBy("flag", "lacks").rows().forEach(row -> lacking.put(row.getString("lacks"),
                " (" + row.get("adds") + "): " + (row.get("flag") == null ? "open the .mm_profdata file."
                        : "record it with " + row.get("flag") + ".")));
        return lacking;
    }

    /** Draws the threads of both sides over time, one side above the other, on one scale. */
    public Chart schedule() {
        return Schedule.ofThreads(bothSides("schedule"), units);
    }

    /** Draws when each crate was compiled on both sides, one above the other, with the critical paths marked. */
    public Chart buildSchedule() {
        return Schedule.ofBuild(bothSides("build-schedule"), units);
    }

    /** Returns the flame graph of both sides together, in which longer times are red and shorter ones blue. */
    public FlameGraph flameGraph() {
        return FlameGraph.ofChange(before, after);
    }

    private Map<String, List<Row>> bothSides(String query) {
        Map<String, List<Row>> sides = new LinkedHashMap<>();
        sides.put("before", before.query(query).rows());
        sides.put("after", after.query(query).rows());
        return sides;
    }

    /** Compares by a grouping. */
    public synchronized Relation by(Grouping grouping) {
        FerrolensException.requireGiven(grouping, "grouping");
        NamedQuery compare = Catalog.query("comparison/compare");
        try {
            if (!measured.contains(grouping)) {
                List<List<Object>> rows = measurements(grouping, "before", before);
                List<List<Object>> rowsAfter = measurements(grouping, "after", after);
                if (grouping == Grouping.LABEL) {
                    renamed.putAll(Renames.between(names(rows), names(rowsAfter)));
                    rows.forEach(row -> row.set(NAME, renamed.getOrDefault(name(row), name(row))));
                }
                rows.addAll(rowsAfter);
                database.insert("measurement", rows);
                measured.add(grouping);
            }
            return Relation.of(database, units, compare.bind(Map.of("by", grouping.word())));
        } catch (FerrolensException e) {
            return Relation.lacking(database, units, compare.bind(Map.of("by", grouping.word())), e.getMessage());
        }
    }

    private static List<List<Object>> measurements(Grouping grouping, String side, QueryRunner session) {
        List<List<Object>> rows = new ArrayList<>();
        for (Row row : rows(grouping, side, session)) {
            List<Object> values = new ArrayList<>(List.of(grouping.word(), side));
            values.addAll(row.values());
            // Only labels include what is not work; all others measure work alone.
            while (values.size() < MEASUREMENT_COLUMNS) {
                values.add(0L);
            }
            rows.add(values);
        }
        return rows;
    }

    private static List<Row> rows(Grouping grouping, String side, QueryRunner session) {
        try {
            return session.query("comparison/" + grouping.word()).rows();
        } catch (FerrolensException e) {
            throw new FerrolensException("The side " + side + " cannot be compared: " + e.getMessage(), e);
        }
    }

    private static Set<String> names(List<List<Object>> rows) {
        return rows.stream().map(Comparison::name).collect(Collectors.toSet());
    }

    private static String name(List<Object> row) {
        return (String) row.get(NAME);
    }

    private static String compilers(List<Row> compilations) {
        return compilations.stream().map(row -> row.getString("compiler")).filter(name -> !name.isEmpty()).distinct()
                .sorted().collect(Collectors.joining(", "));
    }

    /**
     * Returns the two compilers if they differ, and the labels that were renamed between them; empty if both sides have
     * the same compiler.
     */
    public synchronized String compilers() {
        byLabel();
        boolean areKnown = !compilersBefore.isEmpty() && !compilersAfter.isEmpty();
        if (renamed.isEmpty() && (!areKnown || compilersBefore.equals(compilersAfter))) {
            return "";
        }
        String names = !areKnown || compilersBefore.equals(compilersAfter) ? "The compilers differ."
                : "The compilers differ: " + compilersBefore + " before, " + compilersAfter + " after.";
        return names + (renamed.isEmpty() ? "" : " Labels that were renamed are one row: " + renamed.entrySet().stream()
                .map(entry -> entry.getKey() + " is " + entry.getValue()).collect(Collectors.joining(", ")) + ".");
    }

    /**
     * Returns the waiting, the profiler's own cost and the work without a name of both sides, which are not counted as
     * changes.
     */
    public synchronized String apart() {
        byLabel();
        Row row = Relation.of(database, units, Sql.of("FROM apart")).rows().get(0);
        boolean hasUnnamed = row.getLong("unnamed_before_ns") + row.getLong("unnamed_after_ns") > 0;
        return "Not counted as a change: waiting, " + times(row, "waiting") + (hasUnnamed ? ", " : ", and ")
                + "the profiler's own cost, " + times(row, "profiler")
                + (hasUnnamed ? ", and what has no name in the recordings, " + times(row, "unnamed") : "") + ".";
    }

    private String times(Row row, String what) {
        return units.duration(row.getLong(what + "_before_ns")) + " before and "
                + units.duration(row.getLong(what + "_after_ns")) + " after";
    }

    /** Returns a message that says how noise was determined. */
    public String noise() {
        List<Row> paired = compilations().where("verdict = 'paired'").rows();
        long measuredPairs = paired.stream()
                .filter(row -> row.getLong("before_recordings") > 1 && row.getLong("after_recordings") > 1).count();
        boolean someRepeated = paired.stream()
                .anyMatch(row -> row.getLong("before_recordings") > 1 || row.getLong("after_recordings") > 1);
        if (!paired.isEmpty() && measuredPairs == paired.size()) {
            return "Noise was measured, since both sides have several recordings.";
        }
        return (someRepeated
                ? "Not every compilation has several recordings on both sides"
                : "All recordings are single")
                + ", so slower calls count as a change only beyond an assumed noise of at least "
                + (units.isTime() ? "10 ms" : "10 M " + units.counted()) + " and 10 %:"
                + " open several recordings of each side to have it measured.";
    }

    /** Returns what is compared, how noise was determined, and the ten labels that changed most beyond noise. */
    public Sheet overview() {
        Relation changes = byLabel().where("verdict NOT IN ('noise', 'same')");
        long changed = changes.count();
        Sheet compared = Sheet.EMPTY.with("Compilations", compilations().limit(SHOWN_ROWS).select(
                units.isTime()
                        ? new String[] {"crate", "crate_kind", "package", "verdict", "before_wall_ns", "after_wall_ns",
                            "options"}
                        : new String[] {"crate", "crate_kind", "package", "verdict", "options"}))
                .with(Stream.of(compilers(), noise()).filter(line -> !line.isEmpty()).toArray(String[]::new));
        return (changed == 0
                ? compared.with("No label changed beyond that.")
                : compared.with("Labels that changed most beyond noise, of " + changed, changes.limit(SHOWN_ROWS)
                        .select("name", "before_ns", "after_ns", "change_ns", "beyond_noise_ns", "verdict",
                                "before_calls", "after_calls"))).with(apart());
    }

    /** Returns the overview as text. */
    @Override
    public String toString() {
        return overview().toString();
    }

    /** Frees the database; the sessions stay open. */
    @Override
    public void close() {
        database.close();
    }
}
