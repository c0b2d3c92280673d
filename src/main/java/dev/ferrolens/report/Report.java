package dev.ferrolens.report;

import dev.ferrolens.chart.Chart;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.finding.Findings;
import dev.ferrolens.flame.FlameGraph;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Head;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The content of a report on one build, or on two builds side by side, independent of its format.
 *
 * @param title what it is about
 * @param isChange whether it is about two builds
 * @param overview the first look: of two builds, what changed
 * @param findings what is slow and what to do about it: of two builds, in the one after
 * @param breakdowns the answers to look further
 * @param schedules who worked when, drawn when somebody asks
 * @param flameGraph where the time went, drawn: of two builds, what became more and what less
 */
public record Report(String title, boolean isChange, Sheet overview, Findings findings, Sheet breakdowns,
        Supplier<List<Chart>> schedules, FlameGraph flameGraph) {
    /** Whether the overview is all there is: the verdict on recordings without names. */
    boolean isVerdict() {
        return breakdowns.parts().isEmpty();
    }

    private static final int FEW = 3;

    /** Returns the report on a session. */
    public static Report of(Session s) {
        FerrolensException.requireGiven(s, "session");
        if (s.verdict().isPresent()) {
            return new Report(s.compilations().rows().get(0).getString("crate"), false, s.overview(), s.findings(),
                    Sheet.EMPTY, List::of, s.flameGraph());
        }
        return new Report(title(s), false, s.overview(), s.findings(), Breakdowns.of(s),
                () -> schedules(s.compilations().count(), () -> s.build().schedule(), s::schedule), s.flameGraph());
    }

    /** Returns the report on a change, with the findings of the later build. */
    public static Report of(Session after, Comparison change) {
        FerrolensException.requireGiven(after, "session");
        FerrolensException.requireGiven(change, "comparison");
        return new Report(title(after) + ", before and after", true, change.overview(), after.findings(),
                Breakdowns.of(change),
                () -> schedules(after.compilations().count(), change::buildSchedule, change::schedule),
                change.flameGraph());
    }

    /** Returns a title that names the crate that was compiled last, and the number of the others. */
    private static String title(Session s) {
        List<String> crates = s.compilations().select("crate").rows().stream()
                .map(row -> row.getString("crate")).distinct().toList();
        if (crates.size() == 1) {
            return crates.get(0);
        }
        String last = s.compilations().orderBy("start_ns + wall_ns DESC NULLS LAST", "work_ns DESC").limit(1).rows()
                .get(0).getString("crate");
        return last + " and " + (crates.size() - 1) + " more crate" + (crates.size() == 2 ? "" : "s");
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
    private static List<Chart> schedules(long compilations, Supplier<Chart> build, Supplier<Chart> threads) {
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
