package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Types whose derives take much of the work to compile.
 *
 * <p>Source: the reference, "Derive": what a derive writes has a part for each variant and each field, and is checked,
 * optimised and emitted as code that was written by hand. A type that has only one such impl may have it by hand, and
 * is left to {@link ManyImpls} and {@link CostlyItem}.
 */
final class Derives implements Rule {
    private static final double THRESHOLD = 4;
    private static final int NAMED = 3;
    private static final int FEWEST = 2;
    static final Set<String> TRAITS = Set.of("Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord",
            "PartialEq", "PartialOrd", "StructuralPartialEq", "Serialize", "Deserialize", "Visitor", "DeserializeSeed");

    @Override
    public String query() {
        return "own-functions";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        Map<String, Set<String>> traitsOfType = new HashMap<>();
        Map<String, Long> byItem = new HashMap<>();
        Map<String, Long> byPath = new HashMap<>();
        Map<String, Long> byType = new HashMap<>();
        Map<String, Long> byTrait = new HashMap<>();
        Map<String, Set<String>> places = new HashMap<>();
        List<Row> rows = subject.rows(query());
        for (Row row : rows) {
            derived(row).ifPresent(name -> traitsOfType.computeIfAbsent(name.type(), type -> new HashSet<>()).add(name
                    .traitName()));
        }
        for (Row row : rows) {
            derived(row).filter(name -> traitsOfType.get(name.type()).size() >= FEWEST).ifPresent(name -> {
                long nanos = row.getLong("self_ns");
                byItem.merge(row.getString("function"), nanos, Long::sum);
                byPath.merge(name.type(), nanos, Long::sum);
                byType.merge(name.typeName(), nanos, Long::sum);
                byTrait.merge(name.traitName(), nanos, Long::sum);
                places.computeIfAbsent(name.typeName(), type -> new HashSet<>()).add(row.getString("place"));
            });
        }
        Cost cost = subject.work(byItem.values().stream().mapToLong(Long::longValue).sum());
        return cost.nanos() < subject.ofWork(THRESHOLD) ? List.of()
                : List.of(new Cause(finding(byType, byTrait, cost, answer, subject).at(place(byType, places))
                        .about(Item.Kind.TYPE, costliest(byPath)), Bill.ofItems(byItem)));
    }

    private static Optional<ItemName> derived(Row row) {
        return ItemName.of(row.getString("function")).filter(name -> TRAITS.contains(name.traitName()));
    }

    /** Returns the place of the derives of the costliest type; null if two types have that name. */
    private static String place(Map<String, Long> byType, Map<String, Set<String>> places) {
        Set<String> found = places.get(costliest(byType).get(0));
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private static Finding finding(Map<String, Long> byType, Map<String, Long> byTrait, Cost cost, Relation answer,
            RuleContext subject) {
        return new Finding("derives", "Code of derives on " + Phrase.list(costliest(byType), NAMED) + " takes "
                + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, 55, 125, "which derives can go"),
                "A derive writes a function with a part for each variant and each field of the type, and that code is"
                        + " checked, optimised and emitted like any other. By trait: "
                        + String.join(", ", Phrase.costs(byTrait, cost.nanos() / 100, 2 * NAMED, subject)) + ".",
                "Take off the `#[derive(…)]`s that nobody uses; `PartialOrd`, `Ord`, `Hash` and `Debug` of large enums"
                        + " cost most. Where one is needed on a large enum without fields, write it by hand over the"
                        + " number of the variant (`*self as u32`, `std::mem::discriminant`).",
                answer.where("starts_with(function, '<')").select("function", "self_ns", "share_pct", "front_end_ns",
                        "llvm_ns"));
    }

    private static List<String> costliest(Map<String, Long> nanos) {
        return new LinkedHashMap<>(nanos).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).toList();
    }
}
