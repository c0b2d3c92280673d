package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;

/**
 * A generic definition, the user's own or a dependency's, that is compiled for many lists of types and needs many other
 * instances for each.
 *
 * <p>Sources: the chapter on monomorphization of the rustc dev guide: each instance is compiled anew; the Rust
 * Performance Book on outlining. The definition to name is found by dominators, as heap analysers find the point where
 * memory accumulates: see {@code retained-causes}.
 */
final class GenericCopies implements Rule {
    private static final int MOST = 4;
    /** Percent of all copies but one that an edit saves: from a part that stays generic, to none. */
    static final double SAVES_FROM = 38;
    static final double SAVES_TO = 170;
    private static final String OF_DERIVE = "A derive wrote it. Read and write with one format and one reader"
            + " (`from_slice` or `from_str` in place of `from_reader`), so that there is one copy. In serde, untagged"
            + " and internally tagged enums and `#[serde(flatten)]` are read twice, through a buffer, which makes a"
            + " second copy of all inside: a plain enum or `#[serde(tag = …, content = …)]` does not. Leave the derive"
            + " off types that are not read or written.";
    private static final String OF_OWN = "Keep the generic function a thin shell: convert the argument, then call an"
            + " inner function that is not generic, or that takes `&dyn Trait` or a slice. Where every type is needed,"
            + " `Box<dyn Trait>` in place of the type parameter compiles it once.";

    @Override
    public String query() {
        return "retained-causes";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return subject.answer(query(), "at_least_pct", Findings.WORTHWHILE).where("type_lists > 1").limit(MOST).rows()
                .stream().map(row -> cause(row, subject)).toList();
    }

    private static Cause cause(Row row, RuleContext subject) {
        Bill bill = Bill.NONE;
        long nanos = 0;
        for (Row taken : subject.answer("own-instances", "within", row.getString("definition"))
                .where("function IS NOT NULL").rows()) {
            bill = bill.with(InstancesTakenAlong.bill(taken));
            nanos += taken.getLong("cost_ns");
        }
        return new Cause(finding(row, nanos, subject), bill);
    }

    /** Returns the finding, with the cost of only those instances that are known to be needed by the definition. */
    private static Finding finding(Row row, long nanos, RuleContext subject) {
        Cost cost = subject.work(nanos);
        boolean isOwn = Boolean.TRUE.equals(row.get("is_own_crate"));
        long lists = row.getLong("type_lists");
        String definition = row.getString("definition");
        double copies = 100.0 * (lists - 1) / lists;
        String name = Phrase.definition(definition);
        return new Finding("generic-copies",
                "The generic " + name + (isOwn ? "" : " of the crate " + Phrase.code(row.getString("crate")))
                        + " is compiled for " + Phrase.count(lists, "list") + " of types, which takes "
                        + Phrase.percent(cost.percent()) + " of the work",
                cost, Saving.of(cost, SAVES_FROM * copies / 100, SAVES_TO * copies / 100,
                        "how much of it needs to know the type"),
                "Each list of type arguments makes another copy of it, and of the generic code that it calls: it is "
                        + row.getString("why") + ". Each copy is collected, made into LLVM IR, optimised and emitted on"
                        + " its own." + estimated(row),
                isDerived(definition) ? OF_DERIVE : isOwn ? OF_OWN : ofDependency(row.getString("crate")),
                subject.answer("retained-instances", "definition", definition)
                        .select("instance", "retained_ns", "retained_instances", "own_ns", "llvm_ns"))
                .at(row.getString("place")).about(Item.Kind.DEFINITION, definition);
    }

    private static boolean isDerived(String definition) {
        return ItemName.of(definition).filter(name -> Derives.TRAITS.contains(name.traitName())).isPresent();
    }

    private static String ofDependency(String crate) {
        return "It is a dependency's code, so what you can change is for how many types you use it: call it in one"
                + " function of yours that is not generic, convert to one type first, or use an interface of the crate"
                + " that takes `dyn Trait`. Features of " + Phrase.code(crate) + " that are not needed can go.";
    }

    /** Returns the mark of an estimate, or an empty text. */
    static String estimated(Row row) {
        return Boolean.TRUE.equals(row.get("is_estimate"))
                ? " What it takes along is an estimate: only the first user of each instance was recorded." : "";
    }
}
