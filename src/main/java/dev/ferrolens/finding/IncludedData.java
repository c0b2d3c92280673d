package dev.ferrolens.finding;

import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A large file that is compiled into the program, by {@code include_bytes!} for instance.
 *
 * <p>Source: the sizes of files that rustc records ({@code rustc_codegen_ssa::back::write}), beside the number of LLVM
 * instructions; each copy of the data is written in full.
 */
final class IncludedData implements Rule {
    /** Percent of the work. */
    private static final double THRESHOLD = 12;
    /**
     * Nanoseconds for a byte of data that the item itself may take. To copy a byte takes about one; a value that is
     * written out in the source takes more than 30, and is for {@link CostlyItem}.
     */
    private static final long COPIED = 10;

    @Override
    public String query() {
        return "large-data";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return rows(subject).filter(row -> isCopied(row) && row.getLong("cost_ns") >= subject.ofWork(THRESHOLD))
                .map(row -> new Cause(finding(row, answer, subject), bill(row))).toList();
    }

    /** Returns the rows of {@code large-data}; none if the recording lacks the sizes of files. */
    static Stream<Row> rows(RuleContext subject) {
        return subject.canAnswer("large-data") ? subject.rows("large-data").stream() : Stream.empty();
    }

    /** Returns whether the value of a row's item was copied from a file, and is not written out in the source. */
    static boolean isCopied(Row row) {
        return row.getLong("own_ns") <= row.getLong("data_bytes") * COPIED;
    }

    private static Bill bill(Row row) {
        return Bill.ofItems(Map.of(row.getString("item"), row.getLong("own_ns"))).with(Bill.ofLabels(Map.of(
                "generate_crate_metadata", row.getLong("metadata_ns"), "link_rlib", row.getLong("link_ns"))));
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        Cost cost = subject.work(row.getLong("cost_ns"));
        String crate = row.getString("crate");
        String item = row.getString("item");
        String bytes = Units.TIME.format("data_bytes", row.getLong("data_bytes"));
        return new Finding("included-data",
                "Copying " + bytes + " of data into " + Phrase.code(crate) + ", those of " + Phrase.definition(item)
                        + ", takes " + Phrase.percent(cost.percent()) + " of the work",
                cost, Saving.of(cost, 60, 120, "how much of the data the program still contains"),
                "A file that `include_bytes!` or `include_str!` includes becomes part of the program. It is copied into"
                        + " the MIR (" + subject.time(row.getLong("own_ns")) + "), and written into object files ("
                        + subject.time(row.getLong("emit_ns")) + "), the linked file ("
                        + subject.time(row.getLong("link_ns")) + "), the metadata ("
                        + subject.time(row.getLong("metadata_ns")) + ") and the incremental cache ("
                        + subject.time(row.getLong("cache_ns")) + ").",
                "Read the file when the program runs, at least in debug builds (`cfg(debug_assertions)`). Include a"
                        + " compressed file. Include it in a crate of its own, which is compiled once. In a library,"
                        + " a `static` is not copied into the crates that use it, as a `const` is.",
                answer).at(row.getString("place")).about(Item.Kind.DEFINITION, item).about(Item.Kind.CRATE, crate);
    }
}
