package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.util.List;

/**
 * Code that derives wrote and that costs more than its share to compile.
 *
 * <p>Source: serde's derive and others put what they write into {@code const _: () = { … }}, so that its names meet no
 * others; the compiler numbers these constants.
 */
final class GeneratedCode implements Rule {
    /** Percent of the work for one method in one module: as much as a macro that nobody sees may take. */
    private static final double THRESHOLD = 5;
    private static final int MOST = 3;

    @Override
    public String query() {
        return "generated-code";
    }

    @Override
    public List<Finding> in(Relation answer, Subject subject) {
        return answer.where("self_ns >= ?", subject.ofWork(THRESHOLD)).orderBy("self_ns DESC", "module", "method")
                .limit(MOST).rows().stream().map(row -> finding(row, answer, subject)).toList();
    }

    private static Finding finding(Row row, Relation answer, Subject subject) {
        Cost cost = subject.work(row.getLong("self_ns"));
        return new Finding("Compiling what derives wrote for " + Words.code(row.getString("method")) + " in "
                + Words.code(row.getString("module")) + " takes " + Words.percent(cost.percent()) + " of the work",
                cost, cost,
                Words.count(row.getLong("impls"), "derive") + " wrote "
                        + Words.count(row.getLong("functions"), "function")
                        + ", most of them generic, which are checked here and instantiated for each format and reader.",
                "Derive it only on types that are read or written, not on all. Large enums cost most: an untagged or"
                        + " internally tagged one and `#[serde(flatten)]` cost more than the plain form. Move such"
                        + " types into a crate of their own, which is compiled once and beside others.",
                answer.select("method", "module", "impls", "functions", "self_ns", "share_pct", "llvm_ns"));
    }
}
