package dev.ferrolens.finding;

import dev.ferrolens.catalog.RecordedData;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * A procedural macro whose expansion takes much of the work.
 *
 * <p>Source: {@code build-override} in the Cargo book: procedural macros are built without optimisation unless a
 * profile says otherwise, and run as often as they are used. A macro that waits is recognised by its uses: waiting for
 * a time or an answer takes the same time everywhere to a percent, unlike computing (the uses of a macro that computes
 * differ by 3 % and more even if they are equal).
 */
final class SlowMacro implements Rule {
    /** Percent of the work; all macros together, including the compiler's own, take 1 to 2 % in recorded crates. */
    private static final double THRESHOLD = 4;
    private static final int MOST = 3;
    private static final int FEWEST_USES = 4;
    /** The largest spread of the middle half of the uses of a macro that waits, as a share of the median. */
    private static final double EQUAL = 0.01;
    private static final double SIMILAR = 0.1;
    /** Nanoseconds of a use; a shorter use need not wait for anything. */
    private static final long LONG = 20_000_000;

    @Override
    public String query() {
        return "macros";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return subject.rows(query()).stream()
                .filter(row -> row.get("kind") != null && row.getLong("self_ns") >= subject.ofWork(THRESHOLD))
                .limit(MOST).map(row -> new Cause(finding(row, subject), Bill.NONE)).toList();
    }

    private static Finding finding(Row row, RuleContext subject) {
        Cost cost = subject.work(row.getLong("self_ns"));
        String macro = row.getString("macro");
        Relation uses = subject.answer("macro-uses").where("macro = ?", macro);
        Row spread = uses.select("count(*) AS uses", "CAST(median(self_ns) AS BIGINT) AS middle_ns",
                "(quantile_cont(self_ns, 0.75) - quantile_cont(self_ns, 0.25)) / greatest(median(self_ns), 1)"
                        + " AS spread")
                .rows().get(0);
        // A macro executes no instructions while it waits.
        boolean isLong = subject.has(RecordedData.TIME) && spread.getLong("uses") >= FEWEST_USES
                && spread.getLong("middle_ns") >= LONG;
        boolean waits = isLong && spread.getDouble("spread") <= EQUAL;
        boolean mayWait = isLong && !waits && spread.getDouble("spread") <= SIMILAR;
        String each = Phrase.count(spread.getLong("uses"), "use") + " of about "
                + subject.time(spread.getLong("middle_ns")) + " each; the slowest, "
                + Phrase.code(String.valueOf(row.getString("slowest"))) + ", takes "
                + subject.time(row.getLong("max_ns")) + ".";
        String optimise = "Let macros run optimised: `opt-level = 3` in `[profile.dev.build-override]`, and in"
                + " `[profile.release.build-override]`.";
        String fewer = macro.startsWith("#[derive") ? "Derive it only where it is needed. "
                : "Use it in fewer places, on smaller items. ";
        Relation evidence = uses.select("macro", "source", "crate", "self_ns");
        if (waits) {
            Cost wall = subject.wall(row.getLong("self_ns"));
            return new Finding("waiting-macro", "The macro " + Phrase.code(macro) + " waits: expanding it takes "
                    + Phrase.percent(wall.percent()) + " of the wall time", wall,
                    Saving.of(wall, 80, 100, "whether it has to wait at all"),
                    each + " All its uses take the same time, whatever they are applied to, so it does not compute:"
                            + " it waits for something, a network, a database, another process or a timer.",
                    "Find what it waits for and do that once: keep the answer in a file that is checked in"
                            + " or written by a build script (as an offline mode of such macros does). " + fewer,
                    evidence).at(row.getString("place")).about(Item.Kind.MACRO, macro);
        }
        return new Finding("slow-macro", "Expanding " + Phrase.code(macro) + " takes " + Phrase.percent(cost.percent())
                + " of the work", cost, Saving.of(cost, 45, 110, "how well it optimises, and how many uses can go"),
                each + " The macro itself is a program that runs in the compiler, by default without optimisation."
                        + (mayWait ? " Its uses all take about as long: if they differ in size, it waits for something"
                                + " (a file, a network, another process) rather than computes." : ""),
                optimise + " " + fewer + "Read files and build tables once, not at each use.", evidence)
                .at(row.getString("place")).about(Item.Kind.MACRO, macro);
    }
}
