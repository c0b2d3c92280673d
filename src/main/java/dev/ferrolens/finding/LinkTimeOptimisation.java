package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Row;
import java.util.List;

/**
 * Link-time optimisation that costs more than it is likely to give.
 *
 * <p>Sources: {@code lto} and {@code codegen-units} in the profiles of the Cargo book and the codegen options of the
 * rustc book: an optimised crate of several units is optimised across its own units (thin, local) unless {@code lto} is
 * {@code "off"}. The Rust Performance Book has what it gives.
 */
final class LinkTimeOptimisation implements Rule {
    /** Percent of the work: programs gain 10 to 20 % from LTO across crates, and less from the local kind. */
    private static final double THRESHOLD = 20;
    private static final int MOST = 3;

    @Override
    public String query() {
        return "code-options";
    }

    @Override
    public List<Finding> in(Relation answer, Subject subject) {
        return answer.where("lto_ns >= ?", subject.ofWork(THRESHOLD)).orderBy("lto_ns DESC", "crate").limit(MOST).rows()
                .stream().map(row -> finding(row, answer, subject)).toList();
    }

    private static Finding finding(Row row, Relation answer, Subject subject) {
        Cost cost = subject.work(row.getLong("lto_ns"));
        String crate = Words.code(row.getString("crate"));
        String kind = row.getString("lto");
        Relation evidence = answer.where("lto_ns > 0").orderBy("lto_ns DESC", "crate")
                .select("crate", "lto", "codegen_units", "lto_ns", "emit_ns", "work_ns");
        if (kind.equals("thin-local")) {
            return new Finding("Optimising " + crate + " across its own codegen units (thin local LTO) takes "
                    + Words.percent(cost.percent()) + " of the work", cost, cost,
                    "No `lto` is set, and then rustc still imports functions from one codegen unit into another and"
                            + " optimises each unit a second time.",
                    "Set `lto = \"off\"` in a profile for builds that are run often, and keep the default for what you"
                            + " ship. With `codegen-units = 1` there is nothing to do across units, at the price of one"
                            + " thread. Measure what your program loses.", evidence);
        }
        boolean isThin = kind.equals("thin");
        return new Finding("LTO (" + Words.code(kind) + ") of " + crate + " takes " + Words.percent(cost.percent())
                + " of the work", cost, cost,
                isThin ? "Thin LTO imports functions from all crates and optimises each codegen unit a second time."
                        : "Fat LTO merges all crates into one module and optimises it as a whole, on one thread.",
                (isThin ? "Leave `lto` out, which optimises across the units of a crate only, "
                        : "Try `lto = \"thin\"`, which gives most of the speed and works on all cores, ")
                        + "and keep this for what you ship: a profile of its own with `inherits = \"release\"` is"
                                + " enough.",
                evidence);
    }
}
