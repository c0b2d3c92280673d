package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A derive macro that is quick itself, but whose methods for each type take long to compile. No recording tells the
 * macro of a function: a method is attributed to a macro if as many types have it as the macro is used on.
 * {@link ManyImpls} covers derived impls of a trait.
 *
 * <p>Source: the reference, "Procedural macros": the output of a derive is compiled like code that was written by hand.
 */
final class DerivedMethods implements Rule {
    /** Percent of the work, as for the impls of one trait. */
    private static final double THRESHOLD = 8;
    /** The least number of uses; below it, another method may be there as often by chance. */
    private static final int FEWEST = 8;

    @Override
    public String query() {
        return "own-functions";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        List<Row> derives = subject.rows("macros").stream()
                .filter(row -> "derive".equals(row.get("kind")) && row.getLong("uses") >= FEWEST).toList();
        if (derives.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, Long>> methods = new TreeMap<>();
        for (Row row : subject.rows(query())) {
            methodOf(row.getString("function")).ifPresent(name -> methods.computeIfAbsent(name, n -> new HashMap<>())
                    .merge(row.getString("function"), row.getLong("self_ns"), Long::sum));
        }
        Map<String, Bill> along = new HashMap<>();
        Map<String, Long> alongNanos = new HashMap<>();
        for (Row row : InstancesTakenAlong.ofFunctions(subject)) {
            along.merge(row.getString("function"), InstancesTakenAlong.bill(row), Bill::with);
            alongNanos.merge(row.getString("function"), row.getLong("cost_ns") - row.getLong("own_ns"), Long::sum);
        }
        return methods.entrySet().stream()
                .flatMap(entry -> derives.stream()
                        .filter(row -> row.getLong("uses") == entry.getValue().size()).limit(1)
                        .map(row -> cause(entry.getKey(), row, entry.getValue(), along, alongNanos, answer, subject)))
                .filter(cause -> cause.finding().costNanos() >= subject.ofWork(THRESHOLD)).toList();
    }

    /** Returns the name of an inherent method: {@code validate} of {@code forms::KeyKind::validate}. */
    private static Optional<String> methodOf(String function) {
        int end = function.lastIndexOf("::");
        if (function.startsWith("<") || end < 0) {
            return Optional.empty();
        }
        String around = function.substring(0, end);
        return Character.isUpperCase(around.charAt(around.lastIndexOf(':') + 1))
                ? Optional.of(function.substring(end + 2)) : Optional.empty();
    }

    private static Cause cause(String method, Row derive, Map<String, Long> functions, Map<String, Bill> along,
            Map<String, Long> alongNanos, Relation answer, RuleContext subject) {
        Set<String> names = functions.keySet();
        Bill bill = names.stream().map(along::get).filter(Objects::nonNull).reduce(Bill.ofItems(functions), Bill::with);
        Cost cost = subject.work(names.stream()
                .mapToLong(name -> functions.get(name) + alongNanos.getOrDefault(name, 0L)).sum());
        String macro = Phrase.code(derive.getString("macro"));
        return new Cause(new Finding("derived-methods", "The methods " + Phrase.code(method) + " of "
                + Phrase.count(functions.size(), "type") + ", which " + macro + " made, it seems, take "
                + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, 55, 145, "how much of the code can be shared"),
                macro + " is used as often as there are such methods. What a macro makes for each type is checked,"
                        + " optimised and emitted for each, with the generic code that it calls.",
                "Let the macro write less: a call of one function that is written by hand and takes what differs as"
                        + " arguments. Take the derive off types that do not need it.",
                answer.where("list_contains(string_split(?, chr(10)), function)",
                        names.stream().sorted().collect(Collectors.joining("\n")))
                        .select("function", "self_ns", "share_pct", "front_end_ns", "llvm_ns"))
                .about(Item.Kind.MACRO, derive.getString("macro"))
                .about(Item.Kind.DEFINITION, functions.entrySet().stream().sorted(Map.Entry
                        .<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).map(
                                Map.Entry::getKey).toList()),
                bill);
    }
}
