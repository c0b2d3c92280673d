package dev.ferrolens.finding;

import dev.ferrolens.catalog.RecordedData;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * An incremental build that made most codegen units anew although there was an earlier build to reuse.
 *
 * <p>Source: the rustc dev guide on incremental compilation: a unit is reused if all of its inputs are unchanged,
 * including the bodies of inline and generic functions of other units and the lines of debug information.
 */
final class LowReuse implements Rule {
    /** Percent of the codegen units that were reused; after an edit of one place, nearly all should be. */
    private static final double THRESHOLD = 50;
    private static final int NAMED = 3;

    @Override
    public String query() {
        return "incremental-summary";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        if (subject.rows(query()).isEmpty()) {
            return List.of();
        }
        return answer.select("*", "sum(reused) OVER (PARTITION BY crate) AS reused_at_all")
                .where("what = 'codegen units' AND reused_at_all > 0 AND reused_pct < ? AND making_ns > 0", THRESHOLD)
                .orderBy("making_ns DESC", "crate").rows().stream()
                .map(row -> new Cause(finding(row, answer, subject), Bill.NONE)).toList();
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        Cost cost = subject.work(row.getLong("making_ns"));
        String crate = row.getString("crate");
        long made = row.getLong("made");
        return new Finding("low-reuse", "Only " + row.getLong("reused") + " of " + (row.getLong("reused") + made)
                + " codegen units of " + Phrase.code(crate) + " were reused from the last build", cost,
                Saving.of(cost, 20, 90, "how far an edit reaches"),
                "A unit is made anew if anything in it changed: also the body of an inline or generic function that"
                        + " it holds a copy of, or, with debug information, the lines of its"
                        + " functions." + changed(subject),
                "Keep what you edit often out of functions that are generic, inline or used everywhere, and out of the"
                        + " crate that all others use. Fewer derives and macros on it keep the change small.",
                subject.has(RecordedData.ARGS)
                        ? subject.answer("incremental-codegen-units", "crate", crate)
                        : answer.where("crate = ?", crate).select("what", "reused", "made", "anew", "reused_pct"))
                .about(Item.Kind.CRATE, crate);
    }

    /** Returns a text on the functions that had changed, if they were recorded. */
    private static String changed(RuleContext subject) {
        if (!subject.has(RecordedData.ARGS)) {
            return "";
        }
        List<String> functions = subject.answer("incremental-functions").where("checked_again > 0").limit(NAMED)
                .rows().stream().map(row -> Phrase.definition(row.getString("function"))).toList();
        return functions.isEmpty() ? "" : " Checked again: " + String.join("; ", functions) + ".";
    }
}
