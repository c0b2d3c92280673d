package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Optional;

/**
 * A type, trait or function of another crate that many functions use with types of their own, where none of these
 * functions stands out.
 *
 * <p>Source: as of {@link GenericCopies}.
 */
final class GenericsOfOthers implements Rule {
    /** Percent of the work; in ordinary programs, vectors and maps take up to 18 %. */
    private static final double THRESHOLD = 25;
    /** The same of traits of core; in ordinary programs, iterators take up to 31 %. */
    private static final double OF_CORE = 40;
    /** With fewer functions or lists of types, these are what to name. */
    private static final int FEWEST = 20;
    /** Percent of the functions from which on their module is named. */
    private static final int MOST_OF_THEM = 80;
    /** Half of it is sure: what is compiled, and not which of the functions should change. */
    private static final double WEIGHT = 0.5;

    private static final String OF_TRAIT = "Each closure is a type of its own, so that two chains with the same steps"
            + " are compiled twice. Put what is repeated into a function that is not generic and takes a slice or"
            + " `&mut dyn`, write a loop in place of a long chain, or box the closures.";
    private static final String OF_FUNCTION =
            "Call it at few places with few types: for keys or indices of one type, or"
                    + " from one function that takes a closure as `&mut dyn FnMut`.";
    private static final String OF_TYPE = "Use it with fewer types: one key or element type in place of a newtype for"
            + " each use, or the newtype around the collection rather than inside it. Let a function that is not"
            + " generic do what is repeated. A sorted vector or a slice needs less code than a map.";

    @Override
    public String query() {
        return "generics-of-others";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return answer.where("functions >= ? AND type_lists >= ?", FEWEST, FEWEST)
                // Options, results, references and drops are in all code, whatever it does.
                .where("crate <> 'core' OR kind = 'trait' OR starts_with(generic, 'core::slice::')")
                .where("cost_ns >= CASE WHEN crate = 'core' AND kind = 'trait' THEN CAST(? AS BIGINT) ELSE ? END",
                        subject.ofWork(OF_CORE), subject.ofWork(THRESHOLD))
                .rows().stream().filter(row -> !isExplained(row, subject)).limit(1)
                .map(row -> new Cause(finding(row, answer, subject), Bill.NONE, WEIGHT)).toList();
    }

    /** Returns whether long types, or copies of one generic function, are half of it, which have findings. */
    private static boolean isExplained(Row row, RuleContext subject) {
        long half = row.getLong("cost_ns") / 2;
        String generic = row.getString("generic");
        return subject.rows("long-types").stream().mapToLong(types -> types.getLong("cost_ns")).sum() >= half
                || subject.rows("retained-causes").stream().anyMatch(cause -> cause.getLong("retained_ns") >= half
                        && cause.getString("definition").contains(generic));
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        Cost cost = subject.work(row.getLong("cost_ns"));
        boolean isOfModule = row.getLong("in_module") * 100 >= row.getLong("functions") * MOST_OF_THEM;
        Optional<WritingMacro> macro = isOfModule ? WritingMacro.of(row.getString("module"), subject)
                : Optional.empty();
        String functions = Phrase.count(row.getLong("functions"), "function") + " of "
                + (isOfModule ? Phrase.code(row.getString("module")) : "this crate")
                + macro.map(written -> ", where " + written.where()).orElse("");
        return new Finding("generics-of-others", what(row) + " compiled for "
                + Phrase.count(row.getLong("type_lists"), "list") + " of types, which takes "
                + Phrase.percent(cost.percent()) + " of the work, for " + functions, cost,
                Saving.of(cost, 30, 215, "how many of the types can be one"),
                "Each list of type arguments makes another copy of the code: "
                        + Phrase.count(row.getLong("instances"), "instance")
                        + " are compiled for these calls. No function stands out: it is their number."
                        + GenericCopies.estimated(row),
                advice(row), answer.where("generic = ?", row.getString("generic")))
                .about(kind(row), row.getString("generic"))
                .about(Item.Kind.MACRO, macro.map(WritingMacro::name).stream().toList());
    }

    private static Item.Kind kind(Row row) {
        return switch (row.getString("kind")) {
            case "trait" -> Item.Kind.TRAIT;
            case "type" -> Item.Kind.TYPE;
            default -> Item.Kind.DEFINITION;
        };
    }

    private static String what(Row row) {
        String name = Phrase.definition(row.getString("generic"));
        String crate = " of the crate " + Phrase.code(row.getString("crate"));
        return switch (row.getString("kind")) {
            case "trait" -> "Methods of the trait " + name + " are";
            case "module" -> "Code of " + name + crate + " is";
            case "function" -> "The function " + name + crate + " is";
            default -> "The type " + name + crate + " is";
        };
    }

    private static String advice(Row row) {
        return switch (row.getString("kind")) {
            case "trait" -> OF_TRAIT;
            case "function" -> OF_FUNCTION;
            default -> OF_TYPE;
        };
    }
}
