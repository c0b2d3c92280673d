package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * Link-time optimisation that is likely to cost more than it gains.
 *
 * <p>Sources: {@code lto} and {@code codegen-units} in the profiles of the Cargo book and the codegen options of the
 * rustc book: an optimised crate of several units is optimised across its own units (thin, local) unless {@code lto} is
 * {@code "off"}. The Rust Performance Book has the gains. In the experiments, leaving out the local kind saved a
 * quarter to three quarters of its time, since each unit is then optimised fully at first; thin LTO instead of fat LTO
 * made the build of a small program longer.
 */
final class LinkTimeOptimisation implements Rule {
    /** Percent of the work; programs gain 10 to 20 % from LTO across crates, and less from the local kind. */
    private static final double THRESHOLD = 20;
    /** Percent of the work for the local kind, the default; optimised crates without a cause spend 29 to 38 % on it. */
    private static final double OF_DEFAULT = 45;
    private static final int MOST = 3;

    @Override
    public String query() {
        return "code-options";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return answer.select("*", "lto_ns + CASE WHEN lto IN ('fat', 'thin') THEN emit_ns ELSE 0 END AS whole_ns")
                .where("lto_ns > 0 AND whole_ns >= CASE WHEN lto = 'thin-local' THEN ? ELSE ? END",
                        subject.ofWork(OF_DEFAULT), subject.ofWork(THRESHOLD)).orderBy("whole_ns DESC", "crate")
                .limit(MOST).rows().stream()
                .map(row -> new Cause(finding(row, answer, subject), Bill.NONE)).toList();
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        Cost cost = subject.work(row.getLong("whole_ns"));
        String crate = Phrase.code(row.getString("crate"));
        String kind = row.getString("lto");
        Relation evidence = answer.where("lto_ns > 0").orderBy("lto_ns DESC", "crate")
                .select("crate", "lto", "codegen_units", "lto_ns", "emit_ns", "work_ns");
        if (kind.equals("thin-local")) {
            return new Finding("link-time-optimisation", "Optimising " + crate + " across its own codegen units (thin"
                    + " local LTO) takes " + Phrase.percent(cost.percent()) + " of the work", cost,
                    Saving.of(cost, 25, 75, "how much is inlined from one unit into another"),
                    "No `lto` is set, and then rustc still imports functions from one codegen unit into another and"
                            + " optimises each unit a second time.",
                    "Set `lto = \"off\"` in a profile for builds that are run often, and keep the default for what you"
                            + " ship. Measure what your program loses.", evidence)
                    .about(Item.Kind.CRATE, row.getString("crate"));
        }
        boolean isThin = kind.equals("thin");
        return new Finding("link-time-optimisation", "LTO (" + Phrase.code("lto = \"" + kind + "\"") + ") of " + crate
                + " takes " + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, isThin ? 45 : 60, isThin ? 115 : 100, "how much of the code comes from dependencies"),
                isThin ? "Thin LTO imports functions from all crates and optimises each codegen unit a second time."
                        : "Fat LTO merges the code of all crates, the standard library's included, into one module,"
                                + " and optimises and emits it as a whole, on one thread, at every build.",
                "Leave `lto` out, or set it to `\"off\"`, in the profile that you build with often, and keep this for"
                        + " what you ship: a profile of its own with `inherits = \"release\"` is enough."
                        + (isThin ? "" : " Thin LTO is no cure for a small program: there it can take longer still."),
                evidence).about(Item.Kind.CRATE, row.getString("crate"));
    }
}
