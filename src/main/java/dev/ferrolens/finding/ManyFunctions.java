package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.Comparator;
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
    private static final String TESTS = "Check many values in one test, in a loop over a table. Tests that need not see"
            + " inside the crate build faster in one file of `tests/`, and not at all with `cargo build`.";
    private static final String WRITTEN = "Let what writes the code write less for each use: a call of one function"
            + " that is not generic, with the differences as arguments, or a table that one function reads. Leave out"
            + " what is not used. In a crate of its own, it is compiled only when it changes.";

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
        Optional<Row> macro = areTests ? Optional.empty() : macro(module, subject);
        String largest = row.getString("largest");
        return new Finding("many-functions", "The " + Phrase.count(row.getLong("functions"), "function")
                + " and other items of " + (areTests ? "the tests in " : "the module ") + Phrase.code(module)
                + macro.map(used -> ", where " + Phrase.code(used.getString("macro")) + " is used,").orElse("")
                + " take " + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, 30, 140, "how much of it can be shared or left out"),
                "Each function is checked, optimised and emitted on its own. None takes more than "
                        + Phrase.definition(largest) + " with " + subject.time(row.getLong("largest_ns"))
                        + ": it is their number." + (areTests ? "" : alike(row))
                        + macro.map(used -> " " + Phrase.code(used.getString("macro")) + " is used "
                                + Phrase.count(used.getLong("uses"), "time") + " in this crate.").orElse(""),
                areTests ? TESTS : WRITTEN, answer.where("module = ?", module))
                .about(Item.Kind.MACRO, macro.map(used -> used.getString("macro")).stream().toList())
                .about(Item.Kind.DEFINITION, largest);
    }

    private static String alike(Row module) {
        long alike = module.getLong("alike_count");
        return alike < FEWEST_ALIKE ? "" : " " + Phrase.count(alike, "function") + " are called "
                + Phrase.code(module.getString("alike")) + ": such code is mostly written by a macro or a derive, once"
                + " for each use.";
    }

    /** Returns the macro with the most uses among those whose slowest use is in the file of a module. */
    private static Optional<Row> macro(String module, RuleContext subject) {
        String file = "/" + module.substring(module.lastIndexOf(':') + 1);
        return !module.contains("::") ? Optional.empty()
                : subject.rows("macros").stream().filter(row -> row.getLong("uses") >= FEWEST_ALIKE)
                        .filter(row -> isIn(row.getString("slowest"), file))
                        .max(Comparator.comparingLong((Row row) -> row.getLong("uses"))
                                .thenComparing(row -> row.getString("macro")));
    }

    /** Returns whether a place, such as {@code src/model.rs:7:1: 7:9}, is in the file of a module. */
    private static boolean isIn(String place, String file) {
        return place != null && (place.contains(file + ".rs:") || place.contains(file + "/mod.rs:"));
    }
}
