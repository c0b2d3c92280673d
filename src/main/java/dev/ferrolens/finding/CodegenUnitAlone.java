package dev.ferrolens.finding;

import dev.ferrolens.catalog.RecordedData;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One codegen unit that everything waits for. Functions that another rule finds may be what makes it large, so it comes
 * after them.
 *
 * <p>Source: the partitioning of codegen units in rustc ({@code rustc_monomorphize::partitioning}): units are made of
 * modules, and the smallest are merged until there are few enough; a large one is never split.
 */
final class CodegenUnitAlone implements Rule {
    /** Percent of the wall time that a unit runs alone: less is the unavoidable end of every compilation. */
    private static final double THRESHOLD = 10;
    private static final int MOST = 2;
    /** Where there are no more units than one and the allocator's, all of LLVM's time is theirs. */
    private static final int FEW = 2;
    /** How much longer than the middle one a unit takes that is too large. */
    private static final double LARGE = 2;
    /** How much more a unit's code grows than that of the middle one if functions are copied or loops unrolled. */
    private static final double GROWN = 4;

    private static final String INLINE = "Take `#[inline(always)]` off functions of more than a few lines in this unit,"
            + " above all off those that call one another, and put what macros repeat into functions. A recording with"
            + " the events `llvm` names the functions.";
    private static final String EQUAL = "It is not larger than others, but comes last. More units (`codegen-units`) are"
            + " smaller ones, and then the last one is done sooner.";
    private static final String DIVIDE = "rustc makes units out of whole modules and never splits one: split the"
            + " largest module, or move part of the crate into another that builds beside it. More units"
            + " (`codegen-units`) help only where modules were merged.";

    @Override
    public String query() {
        return "llvm-by-codegen-unit";
    }

    @Override
    public List<Cause> in(Relation answer, RuleContext subject) {
        return !subject.has(RecordedData.TIME) ? List.of() : answer.select("*",
                "count(*) OVER (PARTITION BY crate) AS units",
                "median(llvm_ns) OVER (PARTITION BY crate) AS middle_ns",
                "instructions / nullif(size_estimate, 0) AS growth",
                "median(instructions / nullif(size_estimate, 0)) OVER (PARTITION BY crate) AS middle_growth")
                .where("units > ? AND alone_ns >= ?", FEW, subject.ofWall(THRESHOLD))
                .where("NOT list_contains(string_split(?, chr(10)), crate)", optimisedAsAWhole(subject))
                .orderBy("alone_ns DESC", "codegen_unit").limit(MOST).rows().stream()
                .map(row -> new Cause(finding(row, answer, subject), Bill.NONE, 0)).toList();
    }

    /** Returns the crates in which link-time optimisation across crates makes large units, one a line. */
    private static String optimisedAsAWhole(RuleContext subject) {
        return subject.rows("code-options").stream()
                .filter(row -> "fat".equals(row.getString("lto")) || "thin".equals(row.getString("lto")))
                .map(row -> row.getString("crate")).collect(Collectors.joining("\n"));
    }

    private static Finding finding(Row row, Relation answer, RuleContext subject) {
        String crate = row.getString("crate");
        Cost cost = subject.wall(row.getLong("alone_ns"));
        double times = row.getDouble("llvm_ns") / Math.max(1, row.getDouble("middle_ns"));
        String unit = Phrase.code(row.getString("codegen_unit"));
        boolean isGrown = row.get("growth") != null
                && row.getDouble("growth") >= GROWN * Math.max(1, row.getDouble("middle_growth"));
        return new Finding("lone-codegen-unit",
                isGrown ? "Optimising makes one codegen unit of " + Phrase.code(crate) + " "
                        + Phrase.times(row.getDouble("growth")) + " as large, and all of it waits " + cost.time()
                        + " for that unit, " + unit
                        : "All of " + Phrase.code(crate) + " waits " + cost.time() + " for one codegen unit, " + unit,
                cost, Saving.of(cost, 0, 70, isGrown ? "how much less is copied" : "how evenly it can be divided"),
                String.format(Locale.ROOT, "LLVM takes %s on it, %s as long as on the middle one of %d, and meanwhile"
                        + " no other thread has work.%s", subject.time(row.getLong("llvm_ns")),
                        Phrase.times(times), row.getLong("units"), isGrown ? growth(row) : ""),
                isGrown ? INLINE : times < LARGE ? EQUAL : DIVIDE,
                answer.where("crate = ?", crate).select("codegen_unit", "llvm_ns", "alone_ns", "start_ns", "end_ns",
                        "instructions").orderBy("alone_ns DESC", "codegen_unit"))
                .about(Item.Kind.CODEGEN_UNIT, row.getString("codegen_unit")).about(Item.Kind.CRATE, crate);
    }

    private static String growth(Row row) {
        return String.format(Locale.ROOT, " Its functions have %,d statements before code generation and %,d LLVM"
                + " instructions after optimising: they are copied into their callers, or loops are unrolled. The"
                + " middle unit has %.1f instructions for a statement.", row.getLong("size_estimate"), row.getLong(
                        "instructions"),
                row.getDouble("middle_growth"));
    }
}
