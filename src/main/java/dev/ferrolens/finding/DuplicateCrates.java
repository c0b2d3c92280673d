package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * A library that one build compiles several times: two versions of it, or one with several sets of features.
 *
 * <p>Source: the Cargo book on the resolver: versions that are not compatible are compiled beside each other, and
 * features of build dependencies and procedural macros are not unified with those of the program.
 */
final class DuplicateCrates implements Rule {
    /** Percent of the work. */
    private static final double THRESHOLD = 5;
    private static final int MOST = 3;

    @Override
    public String query() {
        return "duplicate-crates";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return answer.rows().stream().filter(row -> row.getLong("extra_ns") >= subject.ofWork(THRESHOLD)).limit(MOST)
                .map(row -> new Cause(finding(row, answer, subject), Bill.NONE)).toList();
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        String crate = row.getString("crate");
        Cost cost = subject.work(row.getLong("extra_ns"));
        return new Finding("duplicate-crate",
                Phrase.code(crate) + " is compiled " + Phrase.count(row.getLong("variants"), "time")
                        + "; all but the longest take " + Phrase.percent(cost.percent()) + " of the work",
                cost, Saving.of(cost, 70, 110, "whether one variant can serve all"),
                "All variants take " + subject.time(row.getLong("work_ns")) + " of work. " + difference(row),
                "`cargo tree --duplicates` shows who needs which variant, and `cargo tree -e features -i "
                        + crate + "` with which features. Let all depend on one version (update what needs the older"
                        + " one), and ask for the same features everywhere.",
                answer.where("crate = ?", crate)).about(Item.Kind.CRATE, crate);
    }

    private static String difference(Row row) {
        if (row.get("folders") != null) {
            return "They come from different folders: " + row.getString("folders") + ".";
        }
        return row.get("features") != null
                ? "Some have features that others do not have: " + row.getString("features") + "."
                : "They have the same source and features, and differ in options: build scripts and macros are compiled"
                        + " with those of the machine that builds, the program with those of its profile.";
    }
}
