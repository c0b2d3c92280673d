package dev.ferrolens.report;

import dev.ferrolens.breakdown.Build;
import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.Schedule;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.finding.Findings;
import dev.ferrolens.flame.FlameGraph;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.table.Head;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The content of a report on one build, or on two builds side by side, independent of its format. It is what
 * {@code Session.report()} returns.
 *
 * <pre>{@code
 * s.report()                  // as text
 * s.report().json()           // for programs
 * after.report(before.compareTo(after))
 * }</pre>
 *
 * @param title what it is about
 * @param session what answers further questions: of two builds, the one after
 * @param change the comparison of two builds; empty for one build
 * @param overview the first look: of two builds, what changed
 * @param findings what is slow and what to do about it: of two builds, in the one after
 * @param breakdowns the answers to look further
 * @param schedules who worked when, drawn when they are needed
 * @param flameGraph where the time went, drawn: of two builds, what became more and what less
 */
public record Report(String title, QueryRunner session, Optional<Comparison> change, Sheet overview, Findings findings,
        Sheet breakdowns, Supplier<List<Chart>> schedules, FlameGraph flameGraph) {
    private static final int FEW = 3;

    /**
     * Returns the report on a session.
     *
     * @param session the session
     * @param overview its overview
     * @param findings its findings
     */
    public static Report of(QueryRunner session, Sheet overview, Findings findings) {
        FerrolensException.requireGiven(session, "session");
        FerrolensException.requireGiven(overview, "overview");
        if (FerrolensException.requireGiven(findings, "findings").isVerdict()) {
            return new Report(session.query("compilations").rows().get(0).getString("crate"), session, Optional.empty(),
                    overview, findings, Sheet.EMPTY, List::of, FlameGraph.of(session));
        }
        Relation threads = session.query("schedule");
        return new Report(title(session), session, Optional.empty(), overview, findings, Breakdowns.of(session),
                () -> schedules(session, () -> new Build(session).schedule(),
                        () -> Schedule.ofThreads(Map.of("", threads.rows()), threads.units())),
                FlameGraph.of(session));
    }

    /**
     * Returns the report on a change.
     *
     * @param after the session after it
     * @param change the comparison with the session before it
     * @param findings the findings of the session after it
     */
    public static Report of(QueryRunner after, Comparison change, Findings findings) {
        FerrolensException.requireGiven(after, "session");
        FerrolensException.requireGiven(change, "comparison");
        FerrolensException.requireGiven(findings, "findings");
        return new Report(title(after) + ", before and after", after, Optional.of(change), change.overview(), findings,
                Breakdowns.of(change), () -> schedules(after, change::buildSchedule, change::schedule),
                change.flameGraph());
    }

    /** Returns a title that names the crate that was compiled last, and the number of the others. */
    private static String title(QueryRunner session) {
        Relation compilations = session.query("compilations");
        List<String> crates = compilations.select("crate").rows().stream()
                .map(row -> row.getString("crate")).distinct().toList();
        if (crates.size() == 1) {
            return crates.get(0);
        }
        String last = compilations.orderBy("start_ns + wall_ns DESC NULLS LAST", "work_ns DESC").limit(1).rows()
                .get(0).getString("crate");
        return last + " and " + (crates.size() - 1) + " more crate" + (crates.size() == 2 ? "" : "s");
    }

    /** Returns whether it is about two builds. */
    public boolean isChange() {
        return change.isPresent();
    }

    /** Returns whether the overview is all there is: the verdict on recordings without names. */
    boolean isVerdict() {
        return breakdowns.parts().isEmpty();
    }

    /** Returns the report as JSON, in the form that the resource {@code report.schema.json} describes. */
    public String json() {
        return JsonReport.of(this);
    }

    /** Returns the report as text for a terminal, in at most 100 columns. */
    @Override
    public String toString() {
        StringWriter text = new StringWriter();
        TextReport.write(this, new PrintWriter(text));
        return text.toString();
    }

    /**
     * Returns the first rows of an answer; empty if the recording lacks data for it, which the overview already says.
     */
    static Optional<Head> head(Sheet.Part part, int rows) {
        try {
            return Optional.of(part.answer().head(rows));
        } catch (FerrolensException lacking) {
            return Optional.empty();
        }
    }

    /** Returns the threads of one compilation, the crates of a build, or both for a few compilations. */
    private static List<Chart> schedules(QueryRunner session, Supplier<Chart> build, Supplier<Chart> threads) {
        long compilations = session.query("compilations").count();
        return Stream.of(compilations > 1 ? drawn(build) : Optional.<Chart>empty(),
                compilations <= FEW ? drawn(threads) : Optional.<Chart>empty())
                .flatMap(Optional::stream).toList();
    }

    /** Returns a chart; empty if there is nothing to draw. */
    private static Optional<Chart> drawn(Supplier<Chart> chart) {
        try {
            return Optional.of(chart.get());
        } catch (FerrolensException nothingToDraw) {
            return Optional.empty();
        }
    }
}
