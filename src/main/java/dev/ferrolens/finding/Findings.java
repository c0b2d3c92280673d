package dev.ferrolens.finding;

import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.catalog.RecordedData;
import dev.ferrolens.message.ProgressLine;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The findings of a session, as {@code Session.findings()} returns them: causes of a slow build that the user can edit,
 * with advice, ranked by the saving and how sure it is, each reported once. Immutable, and empty if nothing stands out.
 *
 * <pre>{@code
 * s.findings()                       // all of them
 * s.findings().get(0)                // the first one with its evidence
 * s.findings().get(0).evidence()     // the rows behind it
 * }</pre>
 */
public final class Findings extends AbstractList<Finding> {
    /** Percent of the work or of the wall time for the middle of a saving; less is not worth an edit. */
    static final double WORTHWHILE = 3;
    /** Nanoseconds for the middle of a saving, since nothing is worth an edit in a build that takes no time. */
    private static final long NOTICEABLE = 25_000_000;
    /** The share of a finding's time, from 0 to 1, that findings above it must explain for it to be left out. */
    private static final double PART = 0.6;

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

    /** Returns no findings, with a sentence that tells the reason. */
    public static Findings none(String verdict) {
        return new Findings(List.of(), "", "", verdict);
    }

    /**
     * Returns the findings of a session.
     *
     * @param questions the session
     * @param recorded the data in its recordings
     * @param units the units of its times
     */
    public static Findings of(QueryRunner questions, Set<RecordedData> recorded, Units units) {
        RuleContext subject = new RuleContext(questions, recorded, units);
        List<Cause> ranked = causes(subject).stream()
                .filter(cause -> isWorthwhile(cause.finding().saving(), units))
                .sorted(Comparator.comparingDouble(Cause::rank).reversed()
                        .thenComparing(cause -> cause.finding().title()))
                .toList();
        return new Findings(eachOnce(ranked), Hint.of(subject), unnamed(questions), "");
    }

    private static List<Cause> causes(RuleContext subject) {
        List<Cause> causes = new ArrayList<>();
        try (ProgressLine progress = ProgressLine.of("Looking for causes", Rules.ALL.size())) {
            for (Rule rule : Rules.ALL) {
                causes.addAll(subject.causes(rule));
                progress.step();
            }
        }
        return causes;
    }

    private static boolean isWorthwhile(Saving saving, Units units) {
        return saving.middlePercent() >= WORTHWHILE
                && (!units.isTime() || saving.low().nanos() / 2 + saving.high().nanos() / 2 >= NOTICEABLE);
    }

    /** Leaves out findings that one above explains. */
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

    private static String unnamed(QueryRunner questions) {
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

    /** Returns whether there can be none, since the recordings lack the names of all events. */
    public boolean isVerdict() {
        return !verdict.isEmpty();
    }

    /** Returns how to read them: that savings overlap, that nothing stands out, or why there are none. */
    public String note() {
        if (!verdict.isEmpty()) {
            return verdict;
        }
        return !findings.isEmpty()
                ? "One cause may be part of another, so savings do not add up."
                : "Nothing stands out: no rule found anything to do about this build.";
    }

    /** Returns what to record to learn more, as a sentence; empty if there is nothing more to record. */
    public String hint() {
        return hint;
    }

    /** Returns how many events of the session have no name, as a sentence; empty if all have one. */
    public String unnamed() {
        return unnamed;
    }

    /** Returns the findings as text of at most 100 columns, without their evidence. */
    @Override
    public String toString() {
        return new FindingsText(this).toString();
    }
}
