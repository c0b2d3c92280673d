package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A module of many functions, none of which stands out, that takes much of the work: code that a macro, a derive or a
 * generator wrote, or tests.
 *
 * <p>Source: the Rust Performance Book, "Compile Times", on macros that generate code.
 */
final class ManyFunctions implements Rule {
    /** Percent of the work: of ordinary programs, the largest module of so many functions takes less than 30 %. */
    private static final double THRESHOLD = 40;
    private static final int FEWEST = 100;
    /** Percent of the module's cost from which on a function is what to name. */
    private static final double ONE_FUNCTION = 10;
    /** Percent of the module's cost from which on trait resolution is what to look at. */
    private static final double TRAITS = 25;
    /** A trait, a derive or a type that these functions have in common says more than the module. */
    private static final double WEIGHT = 0.4;
    /** How many functions have one name where something writes them. */
    private static final int FEWEST_ALIKE = 10;

    @Override
    public String query() {
        return "modules";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return answer.where("functions >= ? AND cost_ns >= ? AND largest_ns * 100 <= cost_ns * ?", FEWEST,
                subject.ofWork(THRESHOLD), ONE_FUNCTION).where("traits_ns * 100 < cost_ns * ?", TRAITS).limit(1).rows()
                .stream()
                .map(row -> new Cause(finding(row, answer, subject), bill(row, subject), WEIGHT)).toList();
    }

    private static Bill bill(Row module, RuleContext subject) {
        String inside = module.getString("module") + "::";
        Map<String, Long> functions = subject.rows("own-functions").stream()
                .filter(row -> row.getString("function").startsWith(inside)
                        || row.getString("function").startsWith("<" + inside))
                .collect(Collectors.toMap(row -> row.getString("function"), row -> row.getLong("self_ns"), Long::sum));
        return Bill.ofItems(functions);
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        Cost cost = subject.work(row.getLong("cost_ns"));
        String module = row.getString("module");
        boolean areTests = module.matches(".*\\btests?") || "test".equals(row.getString("alike"));
        Optional<String> macro = areTests ? Optional.empty() : macro(module, subject);
        long alike = row.getLong("alike_count");
        return new Finding("many-functions", "The " + Phrase.count(row.getLong("functions"), "function")
                + " and other items of " + (areTests ? "the tests in " : "the module ") + Phrase.code(module)
                + macro.map(name -> ", most of them written by " + Phrase.code(name) + ",").orElse("") + " take "
                + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, 30, 140, "how much of it can be shared or left out"),
                "Each function is checked, optimised and emitted on its own, and none of these takes more than "
                        + subject.time(row.getLong("largest_ns")) + ", as " + Phrase.definition(row.getString(
                                "largest"))
                        + " does: it is their number."
                        + (alike < FEWEST_ALIKE || areTests ? "" : " " + Phrase.count(alike, "function")
                                + " are called "
                                + Phrase.code(row.getString("alike"))
                                + ": such code is mostly written by a macro or a derive, once for each use."),
                areTests
                        ? "Check many values in one test, in a loop over a table. Tests that need not see inside the"
                                + " crate build faster in one file of `tests/`, and not at all with `cargo build`."
                        : "Let what writes the code write less for each use: a call of one function that is not generic,"
                                + " with the differences as arguments, or a table that one function reads. Leave out"
                                + " what is not used. In a crate of its own, it is compiled only when it changes.",
                answer.where("module = ?", module)).about(Item.Kind.DEFINITION, List.of(row.getString("largest")));
    }

    /** Returns the macro that is used most in the file of a module. */
    private static Optional<String> macro(String module, RuleContext subject) {
        String file = module.contains("::") ? module.substring(module.lastIndexOf(':') + 1) : "";
        return file.isEmpty() ? Optional.empty()
                : subject.answer("macros").where("uses >= ? AND regexp_matches(slowest, ?)", FEWEST_ALIKE,
                        "\\b" + file + "(/mod)?\\.rs\\b").orderBy("uses DESC", "macro").limit(1).rows().stream()
                        .map(row -> row.getString("macro")).findFirst();
    }
}
