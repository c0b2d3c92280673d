package dev.ferrolens.finding;

import dev.ferrolens.table.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A macro that may have written the functions of a module.
 *
 * @param name its name as it is called: {@code #[traced]}, {@code embark!}
 * @param where what connects it to the module, as the end of a sentence
 * @param uses how often it is used in the crate; 0 if that is not recorded
 */
record WritingMacro(String name, String where, long uses) {
    /** How many functions have one name, or uses a macro, where something writes them. */
    static final int FEWEST_ALIKE = 10;
    /** Of a module with more macros than these, none can be named. */
    private static final int MOST_DEFINED = 3;

    /**
     * Returns the procedural macro with the most uses among those whose slowest use is in the file of a module; if
     * there is none, the macros by example that the module defines.
     */
    static Optional<WritingMacro> of(String module, RuleContext subject) {
        return module == null || !module.contains("::") ? Optional.empty()
                : used(module, subject).or(() -> defined(module, subject));
    }

    private static Optional<WritingMacro> used(String module, RuleContext subject) {
        String file = "/" + module.substring(module.lastIndexOf(':') + 1);
        return subject.rows("macros").stream().filter(row -> row.getLong("uses") >= FEWEST_ALIKE)
                .filter(row -> isIn(row.getString("slowest"), file))
                .max(Comparator.comparingLong((Row row) -> row.getLong("uses"))
                        .thenComparing(row -> row.getString("macro")))
                .map(row -> new WritingMacro(row.getString("macro"), Phrase.code(row.getString("macro")) + " is used",
                        row.getLong("uses")));
    }

    /** Returns whether a place, such as {@code src/model.rs:7:1: 7:9}, is in the file of a module. */
    private static boolean isIn(String place, String file) {
        return place != null && (place.contains(file + ".rs:") || place.contains(file + "/mod.rs:"));
    }

    private static Optional<WritingMacro> defined(String module, RuleContext subject) {
        List<String> macros = ofCrate(subject).stream().filter(row -> module.equals(row.getString("module")))
                .map(WritingMacro::name).toList();
        return macros.isEmpty() || macros.size() > MOST_DEFINED ? Optional.empty()
                : Optional.of(new WritingMacro(macros.get(0), Phrase.list(macros, MOST_DEFINED)
                        + (macros.size() == 1 ? " is defined" : " are defined"), 0));
    }

    /** Returns the crate's own macros by example as a list of names, if there are few; or else nothing. */
    static Optional<String> ownMacros(RuleContext subject) {
        List<String> macros = ofCrate(subject).stream().map(WritingMacro::name).toList();
        return macros.isEmpty() || macros.size() > MOST_DEFINED ? Optional.empty()
                : Optional.of(Phrase.list(macros, MOST_DEFINED));
    }

    private static List<Row> ofCrate(RuleContext subject) {
        return subject.canAnswer("own-macros") ? subject.rows("own-macros") : List.of();
    }

    private static String name(Row row) {
        String path = row.getString("macro");
        return path.substring(path.lastIndexOf(':') + 1) + "!";
    }
}
