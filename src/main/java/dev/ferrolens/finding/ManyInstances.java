package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.util.List;

/**
 * A definition with very many instances.
 *
 * <p>Sources: the Rust Performance Book (compile times, LLVM IR) on outlining; the rustc dev guide on drop glue, of
 * which there is one for each type that is dropped.
 */
final class ManyInstances implements Rule {
    /** Percent of the work for all instances of one definition: a program has hundreds of generic functions. */
    private static final double THRESHOLD = 2;
    private static final int MOST = 3;
    private static final String COST = "caused_ns + coalesce(llvm_ns, 0)";

    @Override
    public String query() {
        return "monomorphization-by-definition";
    }

    @Override
    public List<Finding> in(Relation answer, Subject subject) {
        return answer.where("type_lists > 1 AND definition <> '(unattributed)'").select("*", COST + " AS cost_ns")
                .where("cost_ns >= ?", subject.ofWork(THRESHOLD))
                .orderBy("cost_ns DESC", "definition").limit(MOST).rows().stream()
                .map(row -> finding(row, subject)).toList();
    }

    private static Finding finding(Row row, Subject subject) {
        String definition = row.getString("definition");
        long instances = row.getLong("instances");
        Cost cost = subject.work(row.getLong("cost_ns"));
        boolean isDropGlue = definition.startsWith("core::ptr::drop_");
        return new Finding((isDropGlue ? "Drop glue (" + Words.code(definition) + ")" : Words.definition(definition))
                + " has " + Words.count(instances, "instance") + ", which take "
                + Words.percent(cost.percent()) + " of the work", cost,
                cost.atMost(cost.nanos() / instances * (instances - 1)),
                (isDropGlue ? "The compiler writes a destructor for every type that is dropped somewhere, and again for"
                        + " all that is inside it."
                        : "Each list of type arguments makes another copy, which is collected, generated and optimised"
                                + " on its own.")
                        + (row.get("llvm_ns") == null ? " What LLVM spent on them was not recorded, so this is the"
                        + " smaller part." : " LLVM spent " + subject.time(row.getLong("llvm_ns")) + " on them."),
                isDropGlue ? "Drop fewer kinds of types by value: pass references, share one error type, keep closures"
                        + " and iterator chains out of structs, hide large owned trees behind `Box<dyn Trait>`. In a"
                        + " program, `panic = \"abort\"` leaves out the drops on unwinding."
                        : "Keep the generic function a thin shell: convert the argument, then call an inner function"
                                + " that is not generic; or take `&dyn Trait` or a slice.",
                subject.answer("instances", "definition", definition)
                        .select("instance", "kind", "self_ns", "caused_ns", "compilations"));
    }
}
