package dev.ferrolens.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What experiments came to, as a table for people and one for programs. */
final class OutcomeTable {
    private static final List<String> HEADINGS = List.of("experiment", "edit", "finding", "low %", "high %", "of",
            "processor time saved %", "wall time saved %", "inside");

    private final List<Outcome> outcomes;

    OutcomeTable(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    String markdown() {
        return line(HEADINGS) + line(HEADINGS.stream().map(heading -> "---").toList())
                + outcomes.stream().map(outcome -> line(cells(outcome))).collect(Collectors.joining()) + "\n"
                + summary();
    }

    String csv() {
        return Stream.concat(Stream.of(HEADINGS), outcomes.stream().map(OutcomeTable::cells))
                .map(cells -> cells.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
    }

    /** How many experiments meet each target. */
    String summary() {
        List<Outcome> counted = outcomes.stream().filter(Outcome::counts).toList();
        return "The stated range contains the measured saving in " + count(counted, Stated::contains) + " of "
                + counted.size() + " (target: 80 %). A bound is exceeded by more than 5 points in "
                + count(counted, Stated::isExceeded)
                + " (target: 0). The middle is within a third of the measured saving in "
                + count(counted, Stated::isNear) + " (target: 75 %). No finding gives the advice in "
                + counted.stream().filter(outcome -> outcome.stated().isEmpty()).count() + ".\n";
    }

    private static long count(List<Outcome> outcomes, BiPredicate<Stated, Saved> holds) {
        return outcomes.stream()
                .filter(outcome -> outcome.stated().filter(stated -> holds.test(stated, outcome.saved())).isPresent())
                .count();
    }

    private static List<String> cells(Outcome outcome) {
        Optional<Stated> stated = outcome.stated();
        Saved saved = outcome.saved();
        return List.of(outcome.experiment().name(), outcome.edit().name(),
                stated.map(Stated::title).orElse(outcome.counts() ? "none" : "none, and none needed"),
                stated.map(range -> number(range.low())).orElse(""), stated.map(range -> number(range.high())).orElse(
                        ""),
                stated.map(range -> range.ofWallTime() ? "wall time" : "processor time").orElse(""),
                number(saved.processorPercent()), number(saved.wallPercent()),
                stated.map(range -> range.contains(saved) ? "yes" : "no").orElse(""));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
