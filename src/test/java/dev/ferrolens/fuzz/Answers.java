package dev.ferrolens.fuzz;

import com.sun.management.OperatingSystemMXBean;
import dev.ferrolens.Ferrolens;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.catalog.NamedQuery.Parameter;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.finding.Finding;
import dev.ferrolens.flame.FlameGraph;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.report.HtmlReport;
import dev.ferrolens.report.MarkdownReport;
import dev.ferrolens.report.Report;
import dev.ferrolens.report.TextReport;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that can be asked of a session, and what must hold for all answers whatever the files say: no exception
 * but the one with a sentence, no number below 0, no share outside of 0 to 100, parts that add up to their whole, and
 * none takes longer than 20 s.
 */
@SuppressWarnings("ReturnValueIgnored")
final class Answers {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    /** Of the processor, which others may use, too. */
    private static final long DEADLINE_NANOS = 20_000_000_000L;
    /** Shares are sums of doubles. */
    private static final double ROUNDING = 1e-6;
    /**
     * Answers whose rows are parts of all time; those of the rest are a part of it, or count some time several times.
     */
    private static final Set<String> WHOLES = Set.of("summary", "areas", "areas-by-crate", "kinds");
    /** Answers whose shares are parts of one whole for each crate, or of one in all. */
    private static final Set<String> SHARED = Set.of("areas", "phases", "parallelism", "callees", "callers",
            "monomorphization", "monomorphization-by-crate", "monomorphization-by-definition",
            "monomorphization-by-kind",
            "typeck", "typeck-by-crate", "typeck-by-function", "typeck-by-module", "trait-resolution",
            "trait-resolution-by-goal", "trait-resolution-by-trait", "trait-resolution-by-self-type", "llvm",
            "llvm-by-pass",
            "llvm-by-codegen-unit", "llvm-by-definition", "llvm-by-function", "functions", "macros", "mir-by-pass");

    private final Session session;
    private final boolean thorough;
    private long answers;
    private long refusals;
    private long slowestNanos;
    private String slowest = "";

    private Answers(Session session, boolean thorough) {
        this.session = session;
        this.thorough = thorough;
    }

    private interface Asking {
        void ask() throws IOException;
    }

    /**
     * Asks everything of a session; what is written goes to a folder, which is left empty.
     *
     * @param thorough whether to draw all answers, ask them by crate, and compare the session with itself, too
     */
    static Answers of(Session session, Path folder, boolean thorough) {
        Answers answers = new Answers(session, thorough);
        answers.askAll(folder);
        return answers;
    }

    /** Asks all named queries of a session, and checks their rows. */
    static Answers ofQueries(Session session) {
        Answers answers = new Answers(session, true);
        answers.askQueries();
        return answers;
    }

    long answers() {
        return answers;
    }

    long refusals() {
        return refusals;
    }

    long slowestNanos() {
        return slowestNanos;
    }

    String slowest() {
        return slowest;
    }

    private void time(String what, Asking asking) {
        long start = MACHINE.getProcessCpuTime();
        try {
            asking.ask();
            answers++;
        } catch (FerrolensException e) {
            refusals++;
            check(!e.getMessage().startsWith("DuckDB") && !e.getMessage().contains("Exception"),
                    what + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            throw e instanceof AssertionError failure ? failure : new AssertionError(what + ": " + e, e);
        }
        long nanos = MACHINE.getProcessCpuTime() - start;
        if (nanos > slowestNanos) {
            slowestNanos = nanos;
            slowest = what;
        }
        check(nanos < DEADLINE_NANOS, what + " took " + nanos / 1_000_000 + " ms");
    }

    private void askQueries() {
        Optional<String> label = first("label", "FROM label ORDER BY label");
        Optional<String> crate = first("crate", "FROM compilation ORDER BY crate DESC");
        for (NamedQuery query : session.queries()) {
            Set<String> parameters = query.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
            time(query.name(), () -> check(query.name(), session.query(query.name()).rows()));
            if (parameters.contains("label") && label.isPresent()) {
                time(query.name() + " of a label",
                        () -> check(query.name(), session.query(query.name(), "label", label.get()).rows()));
            }
            if (parameters.contains("event")) {
                time(query.name() + " of an event", () -> check(query.name(), session.query(query.name(), "event",
                        session.sql("SELECT max(id) AS id FROM event").rows().get(0).get("id")).rows()));
            }
            if (thorough && parameters.contains("crate") && crate.isPresent()) {
                time(query.name() + " of a crate",
                        () -> check(query.name(), session.query(query.name(), "crate", crate.get()).rows()));
            }
        }
        time("tables", this::checkTables);
    }

    private Optional<String> first(String column, String from) {
        return session.sql(from).limit(1).rows().stream().map(row -> row.getString(column)).findFirst();
    }

    /** What the tables must say of any files. */
    private void checkTables() {
        Row sums = session.sql(
                "SELECT CAST(coalesce(sum(self_ns), 0) AS BIGINT) AS all_ns, count(*) FILTER (self_ns < 0"
                        + " OR self_ns > duration_ns OR duration_ns < 0 OR start_ns < 0) AS impossible FROM event")
                .rows()
                .get(0);
        check(sums.getLong("impossible") == 0, "events with impossible times");
        for (String table : List.of("cost", "stack")) {
            long sum = session.sql("SELECT CAST(coalesce(sum(self_ns), 0) AS BIGINT) AS all_ns FROM " + table).rows()
                    .get(0).getLong("all_ns");
            check(sum == sums.getLong("all_ns"), table + " adds up to " + sum + ", not " + sums.getLong("all_ns"));
        }
        for (String whole : WHOLES) {
            long sum = session.query(whole).rows().stream().mapToLong(row -> row.getLong("self_ns")).sum();
            check(sum == sums.getLong("all_ns"), whole + " adds up to " + sum + ", not " + sums.getLong("all_ns"));
        }
        long overlaps = session.sql("SELECT a.id FROM event a JOIN event b ON a.compilation = b.compilation AND"
                + " a.thread = b.thread AND a.parent IS NOT DISTINCT FROM b.parent AND a.start_ns < b.start_ns AND"
                + " b.start_ns < a.start_ns + a.duration_ns WHERE a.id < 2000 AND b.id < 2000").count();
        boolean isCut = session.sql("SELECT 1 FROM compilation WHERE format_version IS NULL").count() > 0;
        check(isCut || overlaps == 0, overlaps + " pairs of events overlap");
    }

    /** What must hold for the rows of a named query. */
    static void check(String query, List<Row> rows) {
        Map<String, Double> shares = new TreeMap<>();
        for (Row row : rows) {
            for (String column : row.columns()) {
                if (!(row.get(column) instanceof Number number)) {
                    continue;
                }
                double value = number.doubleValue();
                check(value >= 0 || column.equals("compilation"), query + ": " + column + " is " + number + " in "
                        + row);
                check(Double.isFinite(value), query + ": " + column + " is " + number);
                boolean isShare = column.endsWith("_pct");
                check(!isShare || value <= 100 + ROUNDING, query + ": " + column + " is " + number + " in " + row);
            }
            if (SHARED.contains(query) && row.columns().contains("share_pct") && row.get("share_pct") != null) {
                String whole = query.equals("phases") || query.equals("parallelism") ? row.getString("crate") : "";
                shares.merge(whole, row.getDouble("share_pct"), Double::sum);
            }
        }
        shares.forEach((whole, share) -> check(share <= 100 + ROUNDING * rows.size() || query.equals("phases") || query
                .equals("parallelism"),
                query + ": shares add up to " + share));
    }

    private void askAll(Path folder) {
        askQueries();
        time("reports", () -> askReports(folder));
        FlameGraph flames = session.flameGraph();
        time("flame graph", () -> {
            flames.save(folder.resolve("flames.html"));
            check(flames.total() >= 0, "a flame graph of less than nothing");
        });
        time("flame graph by item", () -> flames.byItem().html());
        time("icicle", () -> flames.icicle().html());
        time("schedule", () -> session.schedule().html());
        time("schedule of the build", () -> session.build().schedule().html());
        if (thorough) {
            time("overview", session::toString);
            time("flame graph upside down", () -> flames.inverted().html());
            time("treemap", () -> flames.treemap().html());
            for (NamedQuery query : session.queries()) {
                time("chart of " + query.name(), () -> session.query(query.name()).limit(200).chart().html());
            }
            time("comparison", () -> {
                try (Comparison change = session.compareTo(session)) {
                    Report report = session.report(change);
                    MarkdownReport.of(report);
                    HtmlReport.html(report);
                }
            });
        }
        askExports(folder);
        clear(folder);
    }

    private void askReports(Path folder) {
        Report report = session.report();
        TextReport.write(report, new PrintWriter(new StringWriter()));
        MarkdownReport.of(report);
        HtmlReport.write(report, folder.resolve("report.html"));
        for (Finding finding : report.findings()) {
            check(finding.sharePercent() >= 0 && finding.sharePercent() <= 100 + ROUNDING, finding.toString());
            check(finding.costNanos() >= 0, finding.toString());
            check("a finding's evidence", finding.evidence().rows());
        }
    }

    private void askExports(Path folder) {
        time("trace", () -> {
            session.export().trace(folder.resolve("trace.json"));
            reopen(folder.resolve("trace.json"));
        });
        time("folded stacks", () -> {
            session.export().folded(folder.resolve("s.folded"));
            try (Stream<String> lines = Files.lines(folder.resolve("s.folded"))) {
                lines.forEach(line -> check(line.matches(".* \\d+"), "a folded stack: " + line));
            }
        });
        time("speedscope", () -> session.export().speedscope(folder.resolve("s.speedscope.json")));
        time("parquet", () -> session.export().parquet(folder.resolve("parquet")));
        time("database", () -> {
            session.export().database(folder.resolve("s.duckdb"));
            reopen(folder.resolve("s.duckdb"));
        });
    }

    private static void reopen(Path file) {
        try (Session again = Ferrolens.open(file)) {
            check("summary", again.summary().rows());
        }
    }

    private static void clear(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList());
            all.remove(folder);
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
