package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A trait with many impls of the user's, where all of them together take much of the work: for many types, or, as
 * {@code From}, with many arguments.
 *
 * <p>Source: the rustc dev guide, "Coherence": each impl is compared with the others, and each method is compiled.
 */
final class ManyImpls implements Rule {
    private static final double THRESHOLD = 8;
    private static final int FEWEST = 10;
    private static final int NAMED = 3;

    @Override
    public String query() {
        return "own-functions";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        Map<String, Map<String, Long>> itemsOfTrait = new TreeMap<>();
        Map<String, Set<String>> implsOfTrait = new HashMap<>();
        for (Row row : subject.rows(query())) {
            ItemName.of(row.getString("function")).filter(name -> !name.traitPath().isEmpty()).ifPresent(name -> {
                itemsOfTrait.computeIfAbsent(name.traitPath(), trait -> new HashMap<>())
                        .merge(row.getString("function"), row.getLong("self_ns"), Long::sum);
                implsOfTrait.computeIfAbsent(name.traitPath(), trait -> new HashSet<>())
                        .add(name.type() + " as " + name.trait());
            });
        }
        return itemsOfTrait.entrySet().stream()
                .filter(entry -> implsOfTrait.get(entry.getKey()).size() >= FEWEST)
                .map(entry -> cause(entry.getKey(), count(implsOfTrait.get(entry.getKey())), entry.getValue(), answer,
                        subject))
                .filter(cause -> cause.finding().costNanos() >= subject.ofWork(THRESHOLD))
                .toList();
    }

    /** Returns the number of impls. If some have arguments, a name without any is of a symbol that lacks them. */
    private static int count(Set<String> impls) {
        long withArguments = impls.stream().filter(impl -> impl.endsWith(">")).count();
        return (int) (withArguments > 0 ? withArguments : impls.size());
    }

    private static Cause cause(String trait, int impls, Map<String, Long> items, Relation answer, RuleContext subject) {
        Cost cost = subject.work(items.values().stream().mapToLong(Long::longValue).sum());
        // Impls of an own trait are often written by a macro beside it.
        Optional<WritingMacro> macro = !subject.isCompiled(trait.replaceFirst("::.*$", "")) ? Optional.empty()
                : WritingMacro.of(trait.replaceFirst("::[^:]*$", ""), subject);
        Finding finding = new Finding("many-impls", "The " + Phrase.count(impls, "impl") + " of " + Phrase.code(trait)
                + " take " + Phrase.percent(cost.percent()) + " of the work"
                + macro.map(written -> ", in the module where " + written.where()).orElse(""), cost,
                Saving.of(cost, 50, 300, "how many impls can go"),
                "Each impl is compared with the others for overlap, and each of its methods is checked, optimised and"
                        + " emitted on its own. The costliest methods: "
                        + String.join(", ", Phrase.costs(items, 1, NAMED, subject)) + ".",
                "Implement the trait for fewer types: one blanket impl over what they share, one impl for a slice or a"
                        + " reference in place of one a size, or a table of values that one function reads.",
                answer.where("contains(function, ?) OR contains(function, ?)", " as " + trait + ">",
                        " as " + trait + "<")
                        .select("function", "self_ns", "share_pct", "front_end_ns", "llvm_ns"))
                .about(Item.Kind.TRAIT, trait).about(Item.Kind.MACRO, macro.map(WritingMacro::name).stream().toList());
        return new Cause(finding, Bill.ofItems(items));
    }
}
