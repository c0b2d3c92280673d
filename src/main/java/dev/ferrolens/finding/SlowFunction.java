package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.util.List;

/**
 * A function whose checking stands out, and whether it is only long or hard to check.
 *
 * <p>Source: the rustc dev guide: type inference and the borrow checker work on one function at a time, so neither a
 * second thread nor a part of the result helps with a large one.
 */
final class SlowFunction implements Rule {
    /** Percent of the work: the largest function of the recorded crates takes up to 2 %. */
    private static final double THRESHOLD = 3;
    /** How much larger a multiple must be than that of the size to be called hard. */
    private static final double HARD = 3;
    private static final int MOST = 3;

    @Override
    public String query() {
        return "function-peers";
    }

    @Override
    public List<Finding> in(Relation answer, Subject subject) {
        return answer.where("self_ns >= ?", subject.ofWork(THRESHOLD)).orderBy("self_ns DESC", "function").limit(MOST)
                .rows().stream().map(row -> finding(row, answer, subject)).toList();
    }

    private static Finding finding(Row row, Relation answer, Subject subject) {
        Cost cost = subject.work(row.getLong("self_ns"));
        String start = "Its checking takes " + Words.times(row.getDouble("times")) + " as much as that of the middle"
                + " function of its crate";
        String size = Words.times(row.getDouble("size_times"));
        boolean isHardToInfer = row.getDouble("typeck_times") > HARD * row.getDouble("size_times");
        boolean isHardToBorrow = row.getDouble("borrowck_times") > HARD * row.getDouble("size_times");
        String why;
        String advice;
        if (isHardToInfer) {
            why = start + ", while its body is " + size + " as large: type inference is what is hard ("
                    + subject.time(row.getLong("typeck_ns")) + ").";
            advice = "Write types where much is inferred: of closures' parameters, `collect::<Vec<_>>()`, numbers in"
                    + " long arithmetic. Cut long chains of methods and large macro calls into named steps.";
        } else if (isHardToBorrow) {
            why = start + ", while its body is " + size + " as large: borrow checking is what is hard ("
                    + subject.time(row.getLong("borrowck_ns")) + ").";
            advice = "Let fewer borrows live at once: move loop bodies and match arms into functions, and end borrows"
                    + " early with a block.";
        } else {
            why = start + ", and its body is " + size + " as large: it is simply long.";
            advice = "Split it: checking grows faster than a function's length, and an edit checks all of it again. For"
                    + " tables of data use a `const` or a `static` array, or read them from a file.";
        }
        return new Finding("Checking " + Words.definition(row.getString("function")) + " takes "
                + Words.percent(cost.percent()) + " of the work", cost, cost, why, advice,
                answer.select("function", "self_ns", "times", "typeck_times", "borrowck_times", "size_times"));
    }
}
