package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A type or a trait of the user's with many generic methods, none of which alone takes much, or the impls of a trait
 * for several generic types: what is to be edited is the type or the trait.
 *
 * <p>Source: as of {@link GenericCopies}.
 */
final class GenericInterface implements Rule {
    /** Percent of the work: as for what a function takes along, moving the code out gives too little of less. */
    private static final double THRESHOLD = 12;
    /** With fewer methods, each has a finding of its own. */
    private static final int FEWEST = 3;
    /** The costliest method's share of it, in percent, from which on that method is what to name. */
    private static final double ONE_METHOD = 50;
    private static final int MOST = 2;

    @Override
    public String query() {
        return "own-instances";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        Map<String, List<Row>> interfaces = new TreeMap<>();
        // As in GenericCopies, one list of types is no copy.
        for (Row row : subject.rows(query())) {
            Optional.ofNullable(row.getString("function")).filter(function -> row.getLong("type_lists") > 1)
                    .flatMap(GenericInterface::interfaceOf)
                    .ifPresent(name -> interfaces.computeIfAbsent(name, n -> new ArrayList<>()).add(row));
        }
        return interfaces.entrySet().stream().filter(entry -> isSpread(entry.getValue()))
                .filter(entry -> sum(entry.getValue(), "cost_ns") >= subject.ofWork(THRESHOLD))
                .map(entry -> cause(entry.getKey(), entry.getValue(), subject)).limit(MOST).toList();
    }

    private static boolean isSpread(List<Row> methods) {
        long costliest = methods.stream().mapToLong(row -> row.getLong("cost_ns")).max().orElse(0);
        return methods.size() >= FEWEST && costliest * 100 <= sum(methods, "cost_ns") * ONE_METHOD;
    }

    private static long sum(List<Row> rows, String column) {
        return rows.stream().mapToLong(row -> row.getLong(column)).sum();
    }

    /** Returns the trait that a method is of, or else the type; none for a function of a module. */
    private static Optional<String> interfaceOf(String function) {
        Optional<String> trait = ItemName.of(function).map(ItemName::traitPath);
        int end = function.lastIndexOf("::");
        if (trait.isPresent() || end < 0) {
            return trait;
        }
        String around = function.substring(0, end);
        // Modules are written in lower case, types and traits are not; rustc warns of anything else.
        return Character.isUpperCase(around.charAt(around.lastIndexOf(':') + 1)) ? Optional.of(around)
                : Optional.empty();
    }

    private static Cause cause(String name, List<Row> methods, RuleContext subject) {
        Bill bill = Bill.NONE;
        for (Row method : methods) {
            bill = bill.with(InstancesTakenAlong.bill(method));
        }
        long lists = methods.stream().mapToLong(row -> row.getLong("type_lists")).max().orElseThrow();
        Cost cost = subject.work(sum(methods, "cost_ns"));
        double copies = 100.0 * (lists - 1) / lists;
        return new Cause(new Finding("generic-interface", "The " + Phrase.count(methods.size(), "generic method")
                + " of " + Phrase.code(name) + " are compiled for up to " + Phrase.count(lists, "list")
                + " of types each, which takes "
                + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, GenericCopies.SAVES_FROM * copies / 100, GenericCopies.SAVES_TO * copies / 100,
                        "how much of it needs to know the type"),
                "Each list of type arguments makes another copy of a method, and of the generic code that it calls: "
                        + Phrase.count(sum(methods, "instances"), "instance") + " in all. No method stands out."
                        + methods.stream().map(GenericCopies::estimated).filter(text -> !text.isEmpty()).findFirst()
                                .orElse(""),
                "Keep each method a thin shell: convert the argument, and call a function that is not generic. What a"
                        + " trait provides for all its types may be a function that takes `&dyn Trait`; where types"
                        + " wrap each other, `Box<dyn Trait>` inside ends the copies.",
                subject.answer("own-instances").where("list_contains(string_split(?, chr(10)), function)",
                        String.join("\n", methods.stream().map(row -> row.getString("function")).toList()))
                        .select("function", "instances", "type_lists", "cost_ns", "share_pct"))
                .about(Item.Kind.TRAIT, ItemName.of(methods.get(0).getString("function"))
                        .map(ItemName::traitPath).stream().toList())
                .about(Item.Kind.DEFINITION, methods.stream().map(row -> row.getString("function")).toList()), bill);
    }
}
