package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A long function with {@code #[inline(always)]}, which LLVM optimises anew in each function that it is copied into.
 *
 * <p>Sources: the reference, "The inline attribute"; the Rust Performance Book, "Inlining". LLVM runs a separate pass
 * for functions that are always inlined, which takes almost no time if there are only those of the standard library.
 */
final class InlinedEverywhere implements Rule {
    private static final String PASS = "AlwaysInlinerPass";
    /** The pass of optimised code; without optimisation, the pass above is one of few. */
    private static final String OPTIMISED = "InlinerPass";
    /** Percent of LLVM's work for the pass; short functions take less. */
    private static final double PASS_THRESHOLD = 1;
    /** Percent of the work for LLVM. */
    private static final double LLVM_THRESHOLD = 50;
    private static final int FEWEST = 10;
    private static final double LONG = 3;

    @Override
    public String query() {
        return "inlined-functions";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        Map<String, Long> llvm = subject.rows("work-by-label").stream()
                .filter(row -> row.getString("area").equals("llvm"))
                .collect(Collectors.toMap(row -> row.getString("label"), row -> row.getLong("self_ns"), Long::sum));
        long work = llvm.values().stream().mapToLong(Long::longValue).sum();
        if (work < subject.ofWork(LLVM_THRESHOLD) || !llvm.containsKey(OPTIMISED)
                || llvm.getOrDefault(PASS, 0L) * 100.0 < work * PASS_THRESHOLD) {
            return List.of();
        }
        return answer.where("asked >= ? AND size_times >= ?", FEWEST, LONG).limit(1).rows().stream()
                .map(row -> new Cause(finding(row, work, answer, subject), Bill.NONE)).toList();
    }

    private static Finding finding(Row row, long llvmNanos, Relation answer, RuleContext subject) {
        Cost cost = subject.work(llvmNanos);
        String name = Phrase.definition(row.getString("function"));
        return new Finding("inlined-everywhere", name + " is long and inlined into other functions, on which LLVM"
                + " spends " + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, 60, 95, "how many copies go"),
                "LLVM's pass for `#[inline(always)]` is at work here. " + name + " is "
                        + Phrase.times(row.getDouble("size_times"))
                        + " as long as the middle one of the functions compiled here,"
                        + " and other functions ask for its body " + Phrase.count(row.getLong("asked"), "time")
                        + ": each gets a copy, which is optimised and emitted anew.",
                "Take `#[inline(always)]` off it: without, the optimiser decides, and long functions are compiled"
                        + " once. Keep the attribute for functions of a few lines, or move what is long into an inner"
                        + " function that is not inlined.",
                answer).at(subject.place(row.getString("function"))).about(Item.Kind.DEFINITION, row.getString(
                        "function"));
    }
}
