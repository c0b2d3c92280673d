package dev.ferrolens.session;

import dev.ferrolens.breakdown.Build;
import dev.ferrolens.breakdown.Incremental;
import dev.ferrolens.breakdown.Llvm;
import dev.ferrolens.breakdown.Macros;
import dev.ferrolens.breakdown.Monomorphization;
import dev.ferrolens.breakdown.TraitResolution;
import dev.ferrolens.breakdown.Typeck;
import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.catalog.Names;
import dev.ferrolens.catalog.QueryList;
import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.catalog.RecordedData;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.Schedule;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.export.Export;
import dev.ferrolens.file.FileName;
import dev.ferrolens.finding.Findings;
import dev.ferrolens.flame.FlameGraph;
import dev.ferrolens.input.Unfinished;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.relation.Sql;
import dev.ferrolens.report.Report;
import dev.ferrolens.report.SourceView;
import dev.ferrolens.store.Database;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A set of open recordings, with a method for each question about them. {@code Ferrolens.open} returns it.
 *
 * <p>Printing a session gives the overview. Every answer is a {@link Relation}: it can be refined, shown, read as rows
 * or as a Tablesaw table, and told its SQL. All rank by self time, in which nested events are not counted twice. Times
 * are nanoseconds in columns whose names end in {@code _ns}; printed times are scaled for people.
 *
 * <p>Sessions are safe for use by several threads. Close a session to free the memory of its database.
 */
public final class Session implements QueryRunner, AutoCloseable {
    /** The queries that can be answered if events have no names. */
    private static final Set<String> WITHOUT_NAMES = Set.of("compilations", "unfinished", "warnings", "lacking",
            "schema", "comparison/compilations");

    private final Database database;
    private final Units units;
    private final Set<RecordedData> recorded;
    private final Set<RecordedData> impossible;
    private final Optional<String> verdict;
    /** Null until they are asked for, which takes longer than any other answer. */
    private Findings findings;

    Session(Database database) {
        this.database = database;
        List<Row> compilations = Relation.of(database, Units.TIME, Sql.of("FROM compilation")).rows();
        this.units = units(compilations);
        this.recorded = recorded(compilations, units);
        this.impossible = impossible(compilations);
        this.verdict = compilations.stream().allMatch(row -> Boolean.FALSE.equals(row.get("has_names")))
                ? verdict(compilations)
                : Optional.empty();
    }

    private static Units units(List<Row> compilations) {
        List<String> counters = compilations.stream().map(row -> row.getString("counter")).distinct().toList();
        return counters.size() == 1 ? new Units(counters.get(0)) : new Units("counts of several kinds");
    }

    private static Set<RecordedData> recorded(List<Row> compilations, Units units) {
        Set<RecordedData> found = EnumSet.allOf(RecordedData.class);
        found.removeIf(need -> compilations.stream().noneMatch(need::isRecordedIn));
        if (!units.isTime()) {
            found.remove(RecordedData.TIME);
        }
        return found;
    }

    /** Returns the data that no compilation could have recorded, such as passes of LLVM if it generated no code. */
    private static Set<RecordedData> impossible(List<Row> compilations) {
        return compilations.stream().noneMatch(row -> "llvm".equals(row.get("code_by")))
                ? EnumSet.of(RecordedData.LLVM) : EnumSet.noneOf(RecordedData.class);
    }

    private Optional<String> verdict(List<Row> compilations) {
        return compilations.isEmpty() ? Optional.empty()
                : Optional.of(Relation.of(database, units, Catalog.query("unfinished").bind(Map.of())).rows().stream()
                        .map(row -> Unfinished.verdict(row, units)).collect(Collectors.joining("\n")));
    }

    /**
     * Returns why the session has no tables, if rustc was ended before it wrote the names of any recording's events;
     * empty for complete recordings. If some are complete, the others are left out, and {@link #warnings} says so.
     */
    public Optional<String> verdict() {
        return verdict;
    }

    /**
     * Returns what was compiled: one row for each compilation, the longest first.
     *
     * <p>Columns: crate, crate_kind, package, start_ns, wall_ns, self_ns, work_ns, cpu_ns, threads, peak_threads,
     * cores, peak_rss_bytes, dependencies, events, opt_level, codegen_units, lto, debug_info, incremental, cleaned,
     * edition, compiler, file. The SQL is {@code queries/compilations.sql}.
     */
    public Relation compilations() {
        return query("compilations");
    }

    /**
     * Returns a row for each label, most self time first, as the reference tool {@code summarize} does.
     *
     * <p>Columns: label, self_ns, inclusive_ns, item_count, cache_misses, cache_hits, blocked_ns, incremental_load_ns,
     * incremental_hashing_ns, outermost_ns. The SQL is {@code queries/summary.sql}.
     */
    public Relation summary() {
        return query("summary");
    }

    /**
     * Returns the work of each query and activity, most work first, with the time that it waited in a separate column.
     *
     * <p>Columns: label, work_ns, share_pct, blocked_ns, inclusive_ns, calls, hits. The SQL is {@code
     * queries/labels.sql}.
     */
    public Relation labels() {
        return query("labels");
    }

    /**
     * Returns the wall time of each compilation, split into front end, codegen, LLVM alone, linking, profiler and
     * other.
     *
     * <p>Columns: crate, phase, wall_ns, share_pct. The SQL is {@code queries/phases.sql}.
     */
    public Relation phases() {
        return query("phases");
    }

    /**
     * Returns the work of all threads by area of the compiler; waiting and the profiler's own work come last, without a
     * share.
     *
     * <p>Columns: area, self_ns, share_pct, events, labels. The SQL is {@code queries/areas.sql}.
     */
    public Relation areas() {
        return query("areas");
    }

    /**
     * Returns the work of all threads by crate and area, the crate with the most work first.
     *
     * <p>Columns: crate, area, self_ns, share_pct, events. The SQL is {@code queries/areas-by-crate.sql}.
     */
    public Relation areasByCrate() {
        return query("areas-by-crate");
    }

    /**
     * Returns events by kind: queries, activities, passes of LLVM, loading, hashing, waiting.
     *
     * <p>Columns: kind, events, self_ns, inclusive_ns, labels. The SQL is {@code queries/kinds.sql}.
     */
    public Relation kinds() {
        return query("kinds");
    }

    /**
     * Returns the single events with the most self time.
     *
     * <p>Columns: crate, label, self_ns, duration_ns, start_ns, thread, area, item. The SQL is
     * {@code queries/longest-events.sql}.
     */
    public Relation longestEvents() {
        return query("longest-events");
    }

    /**
     * Returns runs of queries that took longer than 10 ms, the longest first.
     *
     * <p>Columns: crate, label, duration_ns, self_ns, start_ns, thread, item. The SQL is {@code
     * queries/long-queries.sql}.
     */
    public Relation longQueries() {
        return query("long-queries");
    }

    /** Returns runs of queries that took longer than a bound; otherwise like {@link #longQueries()}. */
    public Relation longQueries(Duration bound) {
        return query("long-queries", "longer_than_ns", Units.nanos(FerrolensException.requireGiven(bound, "bound")));
    }

    /**
     * Returns a row for each query, most self time first.
     *
     * <p>Columns: label, area, self_ns, inclusive_ns, calls, hits, hit_pct, mean_ns, max_ns. The SQL is {@code
     * queries/query-summary.sql}.
     */
    public Relation querySummary() {
        return query("query-summary");
    }

    /**
     * Returns all threads and how busy they were.
     *
     * <p>Columns: crate, thread, first_ns, last_ns, busy_ns, work_ns, busy_pct, events, main_label. The SQL is
     * {@code queries/threads.sql}.
     */
    public Relation threads() {
        return query("threads");
    }

    /**
     * Returns sizes of files and codegen units. Needs artifact sizes, which are recorded by default.
     *
     * <p>Columns: crate, label, name, value. The SQL is {@code queries/artifacts.sql}.
     */
    public Relation artifacts() {
        return query("artifacts");
    }

    /**
     * Returns what each function cost the compiler in all areas together. Closures are included in the function around
     * them. Needs {@code args}.
     *
     * <p>Columns: function, crate, self_ns, share_pct, front_end_ns, inclusive_ns, typeck_ns, borrowck_ns, traits_ns,
     * mir_ns, metadata_ns, elsewhere_ns, monomorphization_ns, codegen_ns, llvm_ns, place; most self time first, work on
     * no function at the end. The SQL is {@code queries/functions.sql}.
     */
    public Relation functions() {
        return query("functions");
    }

    /**
     * Returns the wall time of each compilation by the number of threads that worked at once.
     *
     * <p>Columns: crate, threads, wall_ns, share_pct; the smallest number first. The SQL is
     * {@code queries/parallelism.sql}.
     */
    public Relation parallelism() {
        return query("parallelism");
    }

    /**
     * Returns how many threads worked on average, in each hundredth of a compilation's wall time.
     *
     * <p>Columns: crate, slot, start_ns, end_ns, threads; in the order of time. The SQL is
     * {@code queries/busy-threads.sql}.
     */
    public Relation busyThreads() {
        return query("busy-threads");
    }

    /**
     * Returns what other threads did while an activity waited for them; the times add up to the time that it waited.
     *
     * <p>Columns: crate, label, waited_for, codegen_unit, waited_ns, share_pct; the longest first. The SQL is {@code
     * queries/waiting.sql}.
     */
    public Relation waiting() {
        return query("waiting");
    }

    /**
     * Returns the callers of a label: the labels directly around its events.
     *
     * <p>Columns: caller, calls, self_ns, share_pct, inclusive_ns, work_ns; most work first. The SQL is {@code
     * queries/callers.sql}.
     *
     * <pre>{@code s.callersOf("evaluate_obligation")}</pre>
     */
    public Relation callersOf(String label) {
        return query("callers", "label", FerrolensException.requireGiven(label, "label"));
    }

    /**
     * Returns the callees of a label: the labels directly inside its events. With its own self time they add up to its
     * time.
     *
     * <p>Columns: callee, calls, self_ns, inclusive_ns, work_ns, share_pct; most work first. The SQL is {@code
     * queries/callees.sql}.
     *
     * <pre>{@code s.calleesOf("typeck")}</pre>
     */
    public Relation calleesOf(String label) {
        return query("callees", "label", FerrolensException.requireGiven(label, "label"));
    }

    /**
     * Returns the callees of a label, their callees, and so on.
     *
     * <p>Columns: tree, level, label, calls, self_ns, inclusive_ns, work_ns, share_pct; the branch with the most work
     * first. The SQL is {@code queries/call-tree.sql}.
     *
     * @param depth how many levels to show below the label
     */
    public Relation callTree(String label, int depth) {
        return query("call-tree", "label", FerrolensException.requireGiven(label, "label"), "depth", depth);
    }

    /**
     * Returns the events inside one event, those inside them, and so on.
     *
     * <p>Columns: tree, level, id, item, start_ns, self_ns, duration_ns; in the order of their starts. The SQL is
     * {@code queries/event-tree.sql}.
     *
     * @param event the {@code id} of the table {@code event}
     * @param depth how many levels to show below the event
     */
    public Relation eventTree(int event, int depth) {
        return query("event-tree", "event", event, "depth", depth);
    }

    /**
     * Returns what the recordings lack, what it would add, and the flag that records it.
     *
     * <p>Columns: crate, lacks, adds, flag. The SQL is {@code queries/lacking.sql}.
     */
    public Relation lacking() {
        return query("lacking");
    }

    /**
     * Returns problems in the files: truncated pages, invalid references to strings, events of unknown kinds.
     *
     * <p>Columns: file, warning, left_out. The SQL is {@code queries/warnings.sql}.
     */
    public Relation warnings() {
        return query("warnings");
    }

    /**
     * Draws each thread over time, with codegen units by name, coloured by stage. The SQL is {@code
     * queries/schedule.sql}.
     *
     * <pre>{@code s.schedule().show()}</pre>
     */
    public Chart schedule() {
        return Schedule.ofThreads(Map.of("", query("schedule").rows()), units);
    }

    /** Draws each thread of one crate over time. */
    public Chart schedule(String crate) {
        Relation ofCrate = query("schedule", "crate", FerrolensException.requireGiven(crate, "crate"));
        return Schedule.ofThreads(Map.of("", ofCrate.rows()), units);
    }

    /** Returns the flame graph of the session; {@code ofCrate}, {@code ofLabel} and others restrict it. */
    public FlameGraph flameGraph() {
        return FlameGraph.of(this);
    }

    /** Returns the breakdown of the build: graph, timeline, concurrency, critical path. */
    public Build build() {
        return new Build(this);
    }

    /** Returns the breakdown of monomorphization. */
    public Monomorphization monomorphization() {
        return new Monomorphization(this);
    }

    /** Returns the breakdown of trait resolution. */
    public TraitResolution traitResolution() {
        return new TraitResolution(this);
    }

    /** Returns the breakdown of type and borrow checking. */
    public Typeck typeck() {
        return new Typeck(this);
    }

    /** Returns the breakdown of optimising and emitting code. */
    public Llvm llvm() {
        return new Llvm(this);
    }

    /**
     * Returns what is slow and what to do about it, ranked by saving. If nothing stands out, the findings are empty and
     * say so.
     *
     * <pre>{@code s.findings().get(0).evidence().limit(20)}</pre>
     */
    public synchronized Findings findings() {
        if (findings == null) {
            findings = verdict.map(Findings::none).orElseGet(() -> Findings.of(this, recorded, units));
        }
        return findings;
    }

    /**
     * Returns the report: the overview, the findings and the breakdowns, to be read, mailed or handed to a program.
     *
     * <pre>{@code s.report().json()}</pre>
     */
    public Report report() {
        return Report.of(this, details(), findings());
    }

    /**
     * Returns the report on a change to which this is the session after.
     *
     * <pre>{@code after.report(before.compareTo(after))}</pre>
     */
    public Report report(Comparison change) {
        return Report.of(this, change, findings());
    }

    /**
     * Returns the sources of the project as a page, with the cost of each definition above its line.
     *
     * <pre>{@code s.source("path/to/project").show()}</pre>
     *
     * @param folder the folder of the project, in which cargo ran
     * @throws FerrolensException if it has no source of a compiled crate, or the recordings lack arguments
     */
    public SourceView source(Path folder) {
        return SourceView.of(this, folder);
    }

    /** Returns the sources in a folder given by name; otherwise like {@link #source(Path)}. */
    public SourceView source(String folder) {
        return source(FileName.path(folder));
    }

    /** Returns what an incremental build reused from the last one. */
    public Incremental incremental() {
        return new Incremental(this);
    }

    /** Returns the breakdown of macro expansion. */
    public Macros macros() {
        return new Macros(this);
    }

    /**
     * Compares this build, as the side before, with another one.
     *
     * <pre>{@code open("before").compareTo(open("after")).byLabel()}</pre>
     *
     * @throws FerrolensException if the sides have different counters
     */
    public Comparison compareTo(Session after) {
        return new Comparison(this, FerrolensException.requireGiven(after, "session to compare with"), this::findings,
                after::findings);
    }

    /** Returns the exports of the session for other tools: traces, folded stacks, a database. */
    public Export export() {
        return new Export(database);
    }

    /** Returns the ready-made queries, with the purpose of each. */
    public QueryList queries() {
        return Catalog.all();
    }

    /**
     * Runs a ready-made query by its name.
     *
     * <pre>{@code s.query("long-queries", "longer_than_ns", 5_000_000, "crate", "clap")}</pre>
     *
     * @param name the name of a file in {@code queries/}, without {@code .sql}
     * @param parameters alternating names and values; parameters that are not named keep their defaults
     * @throws FerrolensException if there is no such query or parameter. A crate, label or other name that the session
     *     does not have is reported when the query runs
     */
    @Override
    public Relation query(String name, Object... parameters) {
        NamedQuery query = Catalog.query(name);
        Map<String, Object> given = pairs(parameters);
        Sql sql = query.bind(given);
        Supplier<Optional<String>> obstacle = () -> verdict.filter(message -> !WITHOUT_NAMES.contains(name))
                .or(() -> query.lacking(recorded, impossible)).or(() -> missing(given));
        return query.byName().map(column -> Relation.byName(database, units, sql, obstacle,
                query.columns().get(0).name(), column))
                .orElseGet(() -> Relation.of(database, units, sql, obstacle));
    }

    /**
     * Returns an error message if a parameter names a crate, a label or something else that the session does not have.
     */
    private Optional<String> missing(Map<String, Object> given) {
        return given.entrySet().stream().flatMap(entry -> Names.missing(this, entry.getKey(), entry.getValue())
                .stream()).findFirst();
    }

    private static Map<String, Object> pairs(Object... parameters) {
        if (FerrolensException.requireGiven(parameters, "parameters").length % 2 != 0) {
            throw new FerrolensException("Parameters are pairs of a name and a value, as in"
                    + " query(\"long-queries\", \"longer_than_ns\", 5_000_000).");
        }
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            pairs.put(String.valueOf(parameters[i]), parameters[i + 1]);
        }
        return pairs;
    }

    /**
     * Runs your own SQL on the tables that {@link #schema} lists.
     *
     * <pre>{@code s.sql("SELECT area, count(*) FROM event WHERE self_ns > ? GROUP BY area", 1_000_000)}</pre>
     *
     * <p>A SELECT runs when its rows are needed. Other statements, such as {@code CREATE VIEW}, {@code SET} and {@code
     * COPY … TO}, run once, immediately. Their answer is the number of rows that they wrote, or that they are done.
     *
     * @param query one statement, which may end in comments and semicolons
     * @param values the values for its question marks, one for each; they are bound, never made part of the SQL
     * @throws FerrolensException if the number of values is not the number of question marks
     */
    public Relation sql(String query, Object... values) {
        Sql sql = Sql.of(query, values);
        if (sql.text().isBlank()) {
            throw new FerrolensException("There is no SQL to run.");
        }
        return Relation.ofStatement(database, units, sql);
    }

    /**
     * Returns the tables for SQL, column by column.
     *
     * <p>Columns: table_name, column_name, type, about. The SQL is {@code queries/schema.sql}.
     */
    public Relation schema() {
        return query("schema");
    }

    /**
     * Returns the overview, one screen of at most 24 lines: what was compiled, the wall time by phase, the work by
     * area, the first findings, and what to ask next.
     */
    public Sheet overview() {
        return new Overview(this, units).sheet();
    }

    /**
     * Returns the details behind the overview, as tables: what was compiled, wall time, work by area, the ten costliest
     * labels, what the recordings lack, and problems in the files.
     */
    public Sheet details() {
        return new Details(this, units).sheet();
    }

    /** Returns the overview as text. */
    @Override
    public String toString() {
        return overview().toString();
    }

    /** Frees the database. Relations of this session cannot run any more. */
    @Override
    public void close() {
        database.close();
    }
}
