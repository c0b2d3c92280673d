package dev.ferrolens.finding;

import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.catalog.RecordedData;
import dev.ferrolens.table.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what to record to learn more: only data that the recordings could have, and for which crates. */
final class Hint {
    private static final int MOST_NAMED = 3;

    private Hint() {}

    /** Returns a sentence, or an empty text if there is nothing more to record. */
    static String of(RuleContext subject) {
        List<Row> lacking = subject.rows("lacking");
        Set<String> arguments = crates(lacking, "arguments");
        Set<String> passes = crates(lacking, "LLVM passes");
        if (arguments.isEmpty() && passes.isEmpty()) {
            return "";
        }
        Set<String> both = Stream.of(arguments, passes).flatMap(Set::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        long all = subject.rows("compilations").stream().map(row -> row.get("crate")).distinct().count();
        String what = arguments.isEmpty() ? "that tells which functions LLVM worked on."
                : "that names functions, generics, traits and macros" + (passes.isEmpty() ? "." : ", and what LLVM"
                        + " worked on.");
        return "To learn more" + (both.size() == all ? "" : " of " + named(both)) + ", record with "
                + (passes.isEmpty() ? RecordedData.ARGS : RecordedData.LLVM).flag() + ": " + what;
    }

    private static Set<String> crates(List<Row> lacking, String what) {
        return lacking.stream().filter(row -> row.get("lacks").equals(what)).map(row -> row.getString("crate"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String named(Set<String> crates) {
        int others = crates.size() - MOST_NAMED;
        return crates.stream().limit(MOST_NAMED).map(Phrase::code).collect(Collectors.joining(", "))
                + (others <= 0 ? "" : " and " + others + " more");
    }
}
