package dev.ferrolens.finding;

import dev.ferrolens.catalog.Need;
import dev.ferrolens.catalog.Questions;
import dev.ferrolens.relation.Units;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What is slow and what to do about it: causes that the user can edit, ranked by what an edit saves, each said once.
 * What {@code Session.findings()} returns. It never changes, and is empty if nothing stands out.
 *
 * <pre>{@code
 * s.findings()                       // all of them
 * s.findings().get(0)                // the first one with its evidence
 * s.findings().get(0).evidence()     // the rows behind it
 * }</pre>
 */
public final class Findings extends AbstractList<Finding> {
    /** Percent of the work or of the wall time that the middle of a saving must be: less is not worth an edit. */
    static final double WORTHWHILE = 3;
    /** How much of a finding's time must be in one finding above it for it to be a part of that, from 0 to 1. */
    private static final double PART = 0.6;

    private final List<Finding> findings;
    private final String hint;

    private Findings(List<Finding> findings, String hint) {
        this.findings = findings;
        this.hint = hint;
    }

    /**
     * Returns the findings of a session.
     *
     * @param questions the session
     * @param recorded what its recordings hold
     * @param units what they counted
     */
    public static Findings of(Questions questions, Set<Need> recorded, Units units) {
        Subject subject = new Subject(questions, recorded, units);
        List<Cause> ranked = Rules.ALL.stream().flatMap(rule -> subject.causes(rule).stream())
                .filter(cause -> cause.finding().saving().middlePercent() >= WORTHWHILE)
                .sorted(Comparator.comparingDouble((Cause cause) -> cause.finding().saving().middlePercent()).reversed()
                        .thenComparing(cause -> cause.finding().title()))
                .toList();
        return new Findings(eachOnce(ranked), hint(recorded));
    }

    /** Leaves out what a finding higher up explains. */
    private static List<Finding> eachOnce(List<Cause> ranked) {
        List<Finding> said = new ArrayList<>();
        Bill explained = Bill.NONE;
        for (Cause cause : ranked) {
            if (cause.bill().shareIn(explained) < PART) {
                said.add(cause.finding());
                explained = explained.with(cause.bill());
            }
        }
        return List.copyOf(said);
    }

    private static String hint(Set<Need> recorded) {
        if (!recorded.contains(Need.ARGS)) {
            return "To learn more, record with " + Need.LLVM.flag()
                    + ": that names functions, generics, traits and macros, and what LLVM worked on.";
        } else if (!recorded.contains(Need.LLVM)) {
            return "To learn more, record with " + Need.LLVM.flag() + ": that tells which functions LLVM worked on.";
        }
        return "";
    }

    @Override
    public Finding get(int index) {
        return findings.get(index);
    }

    @Override
    public int size() {
        return findings.size();
    }

    /** How to read them, as a sentence: that savings overlap, or that nothing of the build stands out. */
    public String note() {
        return !findings.isEmpty()
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
