package dev.ferrolens.finding;

import dev.ferrolens.catalog.Need;
import dev.ferrolens.catalog.Questions;
import dev.ferrolens.relation.Units;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
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
    private final String verdict;

    private Findings(List<Finding> findings, String hint, String verdict) {
        this.findings = findings;
        this.hint = hint;
        this.verdict = verdict;
    }

    /** No findings, with the sentence that says why there can be none. */
    public static Findings none(String verdict) {
        return new Findings(List.of(), "", verdict);
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
        return new Findings(ranked, Hint.of(questions), "");
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

    /** The findings as text of 100 columns, without their evidence. */
    @Override
    public String toString() {
        return new FindingsText(this).toString();
    }
}
