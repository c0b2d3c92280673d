package dev.ferrolens.report;

import dev.ferrolens.ProfileException;
import dev.ferrolens.Session;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.finding.Findings;
import dev.ferrolens.relation.Row;
import dev.ferrolens.relation.Sheet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is worth knowing about a build, or about two of them side by side, whatever it is written as.
 *
 * @param title what it is about
 * @param overview the first look: of two builds, what changed
 * @param findings what is slow and what to do about it: of two builds, in the one after
 * @param breakdowns the answers to look further
 * @param schedules who worked when, drawn
 */
public record Report(String title, Sheet overview, Findings findings, Sheet breakdowns, List<Chart> schedules) {
    private static final int NAMED = 3;
    private static final int FEW = 3;

    /** The report on a session. */
    public static Report of(Session s) {
        return new Report(title(s), s.overview(), s.findings(), Breakdowns.of(s), schedules(s.compilations().count(),
                () -> s.build().schedule(), s::schedule));
    }

    /** The report on a change, with the findings of the build after it. */
    public static Report of(Session after, Comparison change) {
        return new Report(title(after) + ", before and after", change.overview(), after.findings(),
                Breakdowns.of(change), schedules(after.compilations().count(), change::buildSchedule, change::schedule));
    }

    private static String title(Session s) {
        List<String> crates = s.compilations().select("crate").rows().stream()
                .map(row -> row.getString("crate")).distinct().toList();
        String first = crates.stream().limit(NAMED).collect(Collectors.joining(", "));
        return crates.size() <= NAMED ? first : first + " and " + (crates.size() - NAMED) + " more crates";
    }

    /** Of one compilation the threads, of a build the crates; of a few, both. */
    private static List<Chart> schedules(long compilations, Supplier<Chart> build, Supplier<Chart> threads) {
        return Stream.of(compilations > 1 ? drawn(build) : Optional.<Chart>empty(),
                        compilations <= FEW ? drawn(threads) : Optional.<Chart>empty())
                .flatMap(Optional::stream).toList();
    }

    /** A chart, or none where there is nothing to draw. */
    private static Optional<Chart> drawn(Supplier<Chart> chart) {
        try {
            return Optional.of(chart.get());
        } catch (ProfileException nothingToDraw) {
            return Optional.empty();
        }
    }
}
