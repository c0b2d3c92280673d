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
    /** Percent of the work: in ordinary programs, a module of so many functions takes less than 30 %. */
    private static final double THRESHOLD = 40;
    private static final int FEWEST = 40;
    /** Percent of the module's cost from which on a function is what to name. */
    private static final double ONE_FUNCTION = 10;
    /** Percent of the module's cost from which on trait resolution is what to look at. */
    private static final double TRAITS = 25;
    /** A trait, a derive or a type that these functions have in common says more than the module. */
    private static final double WEIGHT = 0.4;
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
                subject.ofWork(THRESHOLD), ONE_FUNCTION).where("traits_ns * 100 < cost_ns * ?", TRAITS).rows()
                .stream().filter(row -> !isDependency(row.getString("module"), subject)).limit(1)
                .map(row -> new Cause(finding(row, answer, subject), bill(row, subject), WEIGHT)).toList();
    }

    /** Returns whether a module is all of a crate that another one uses, for which there is {@link CriticalCrate}. */
    private static boolean isDependency(String module, RuleContext subject) {
        return !module.contains("::") && subject.rows("dependencies").stream()
                .anyMatch(row -> module.equals(row.getString("depends_on")));
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
        Optional<WritingMacro> macro = areTests ? Optional.empty() : WritingMacro.of(module, subject);
        String largest = row.getString("largest");
        return new Finding("many-functions", "The " + Phrase.count(row.getLong("functions"), "function")
                + " and other items of " + (areTests ? "the tests in " : "the module ") + Phrase.code(module)
                + macro.map(written -> ", where " + written.where() + ",").orElse("")
                + " take " + Phrase.percent(cost.percent()) + " of the work", cost,
                Saving.of(cost, 30, 210, "how much of it can be shared or left out"),
                "Each function is checked, optimised and emitted on its own. None takes more than "
                        + Phrase.definition(largest) + " with " + subject.time(row.getLong("largest_ns"))
                        + ": it is their number." + (areTests ? "" : alike(row))
                        + macro.filter(written -> written.uses() > 0).map(written -> " " + Phrase.code(written.name())
                                + " is used " + Phrase.count(written.uses(), "time") + " in this crate.").orElse(""),
                areTests ? TESTS : WRITTEN, answer.where("module = ?", module))
                .about(Item.Kind.MACRO, macro.map(WritingMacro::name).stream().toList())
                .about(Item.Kind.DEFINITION, largest);
    }

    private static String alike(Row module) {
        long alike = module.getLong("alike_count");
        return alike < WritingMacro.FEWEST_ALIKE ? "" : " " + Phrase.count(alike, "function") + " are called "
                + Phrase.code(module.getString("alike")) + ": such code is mostly written by a macro or a derive, once"
                + " for each use.";
    }
}
