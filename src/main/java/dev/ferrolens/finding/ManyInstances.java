package dev.ferrolens.finding;

import dev.ferrolens.catalog.Need;
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
    private static final String REASON = "Each list of type arguments makes another copy, which is collected, generated"
            + " and optimised on its own.";
    private static final String REASON_OF_DROP_GLUE = "The compiler writes a destructor for every type that is dropped"
            + " somewhere, and again for all that is inside it.";
    private static final String ADVICE_ON_DROP_GLUE = "Drop fewer kinds of types by value: pass references, share one"
            + " error type, keep closures and iterator chains out of structs, hide large owned trees behind"
            + " `Box<dyn Trait>`. In a program, `panic = \"abort\"` leaves out the drops on unwinding.";
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
        boolean hasLlvm = row.get("llvm_ns") != null;
        String name = isDropGlue ? "Drop glue (" + Words.code(definition) + ")"
                : Words.definition(definition, example(definition, subject));
        return new Finding(
                name + " has " + Words.count(instances, "instance") + ", which take " + Words.percent(cost.percent())
                        + " of the work",
                cost, cost.atMost(cost.nanos() / instances * (instances - 1)),
                (isDropGlue ? REASON_OF_DROP_GLUE : REASON) + (hasLlvm
                        ? " LLVM spent " + subject.time(row.getLong("llvm_ns")) + " on them."
                        : " What LLVM spent on them was not recorded, so this is the smaller part."),
                isDropGlue ? ADVICE_ON_DROP_GLUE : advice(row.getString("crate"), subject),
                hasLlvm ? subject.answer("llvm-by-function").where("definition = ?", definition)
                                .select("function", "self_ns", "share_pct", "calls")
                        : subject.answer("instances", "definition", definition)
                                .select("instance", "kind", "self_ns", "caused_ns", "compilations"));
    }

    private static String advice(String crate, Subject subject) {
        return subject.isCompiled(crate)
                ? "Keep the generic function a thin shell: convert the argument, then call an inner function that is"
                        + " not generic; or take `&dyn Trait` or a slice."
                : "It is the code of " + Words.code(String.valueOf(crate)) + ", so what you can change is how many"
                        + " types it is used with: fewer element and closure types, one function of yours around it"
                        + " that is not generic and is called from many places.";
    }

    /** LLVM's name of one of its functions, which tells what an impl is of; null if that was not recorded. */
    private static String example(String definition, Subject subject) {
        return !subject.has(Need.LLVM) ? null : subject.answer("llvm-by-definition").where("definition = ?", definition)
                .rows().stream().map(row -> row.getString("example")).findFirst().orElse(null);
    }
}
