package dev.ferrolens.finding;

import dev.ferrolens.catalog.Need;
import dev.ferrolens.catalog.Questions;
import dev.ferrolens.relation.Row;
import dev.ferrolens.relation.Units;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is slow and what to do about it, the largest share first; what has nothing to save comes last. What
 * {@code Session.findings()} returns. It never changes, and is empty if nothing stands out.
 *
 * <pre>{@code
 * s.findings()                       // all of them
 * s.findings().get(0)                // the first one with its evidence
 * s.findings().get(0).evidence()     // the rows behind it
 * }</pre>
 */
public final class Findings extends AbstractList<Finding> {
    private final List<Finding> findings;
    private final String hint;
    private final String unnamed;
    private final String verdict;

    private Findings(List<Finding> findings, String hint, String unnamed, String verdict) {
        this.findings = findings;
        this.hint = hint;
        this.unnamed = unnamed;
        this.verdict = verdict;
    }

    /** No findings, with the sentence that says why there can be none. */
    public static Findings none(String verdict) {
        return new Findings(List.of(), "", "", verdict);
    }

    /**
     * The findings of a session.
     *
     * @param questions the session
     * @param recorded what its recordings hold
     * @param units what they counted
     */
    public static Findings of(Questions questions, Set<Need> recorded, Units units) {
        Subject subject = new Subject(questions, recorded, units);
        List<Finding> ranked = Rules.ALL.stream().flatMap(rule -> subject.findings(rule).stream())
                .sorted(Comparator.comparing((Finding finding) -> finding.saving().nanos() == 0)
                        .thenComparing(Comparator.comparingDouble(Finding::sharePercent).reversed())
                        .thenComparing(Finding::title))
                .toList();
        return new Findings(ranked, Hint.of(questions), unnamed(questions), "");
    }

    private static String unnamed(Questions questions) {
        List<Row> files = questions.query("unnamed-events").rows();
        if (files.isEmpty()) {
            return "";
        }
        return String.format(Locale.ROOT, "Of %,d events%s, %,d have a name that the recording lacks, and are called"
                        + " <unknown>; rustc itself leaves some out.", sum(files, "events"),
                files.size() == 1 ? "" : " in " + files.size() + " recordings", sum(files, "unnamed_events"));
    }

    private static long sum(List<Row> rows, String column) {
        return rows.stream().mapToLong(row -> row.getLong(column)).sum();
    }

    @Override
    public Finding get(int index) {
        return findings.get(index);
    }

    @Override
    public int size() {
        return findings.size();
    }

    /** How to read them, as a sentence: that savings overlap, that nothing stands out, or why there are none. */
    public String note() {
        if (!verdict.isEmpty()) {
            return verdict;
        }
        return findings.stream().anyMatch(finding -> finding.saving().nanos() > 0)
                ? "One cause may be part of another, so savings do not add up."
                : "Nothing stands out: no rule found anything to do about this build.";
    }

    /** What to record to learn more, as a sentence; empty if there is nothing more to record. */
    public String hint() {
        return hint;
    }

    /** How many events of the session have no name, as a sentence; empty if all have one. */
    public String unnamed() {
        return unnamed;
    }

    /** The findings as text of 100 columns, without their evidence. */
    @Override
    public String toString() {
        return new FindingsText(this).toString();
    }
}
