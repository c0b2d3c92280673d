package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.chart.ChartSpec;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.report.HtmlReport;
import dev.ferrolens.report.HtmlTable;
import dev.ferrolens.report.MarkdownReport;
import dev.ferrolens.report.Report;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Format;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work is what the compiler did: neither waiting, nor what the profiler cost, nor what has no name counts for more. */
class WorkIsWorkTest {
    @TempDir
    private Path folder;

    private Session open(ProfileWriter events) {
        return Ferrolens.open(write("tiny-1.mm_profdata", events));
    }

    private Path write(String name, ProfileWriter events) {
        return events.writeTo(folder.resolve(name));
    }

    private static String rows(Relation answer) {
        return answer.rows().stream().map(row -> row.values().toString()).collect(Collectors.joining(" "));
    }

    // --- the profiler's own cost

    /** The profiler asks for the names of queries, which decodes metadata; typeck does so, too. */
    private static ProfileWriter withProfiler() {
        return ProfileWriter.version(9)
                .interval("GenericActivity", "metadata_decode_entry", 10, 40)
                .interval("Query", "typeck", 0, 100, "tiny::main")
                .interval("GenericActivity", "metadata_decode_entry", 210, 215)
                .interval("Query", "def_key", 205, 220)
                .integer("QueryCacheHitCount", "def_key", 3)
                .interval("GenericActivity", "self_profile_alloc_query_strings", 200, 300);
    }

    @Test
    void allBelowTheProfilersOwnWorkIsItsCostWhateverItsLabel() {
        try (Session s = open(withProfiler())) {
            assertEquals("[typeck, 70] [metadata, 30] [profiler, 100]", rows(s.areas().select("area", "self_ns")));
            assertEquals("[metadata_decode_entry, profiler, 5] [metadata_decode_entry, metadata, 30]",
                    rows(s.sql(
                            "SELECT label, area, self_ns FROM event WHERE label = 'metadata_decode_entry' ORDER BY id"
                                    + " DESC")));
            assertEquals("[(unattributed), 30]", rows(s.query("metadata-by-crate").select("dependency", "self_ns"))
                    .replace("[tiny, 30]", "[(unattributed), 30]"));
            assertEquals("[metadata_decode_entry, GenericActivity, metadata] [metadata_decode_entry, GenericActivity,"
                    + " profiler]", rows(s.sql("SELECT label, kind, area FROM label WHERE label ="
                            + " 'metadata_decode_entry' ORDER BY area")));
        }
    }

    @Test
    void aLabelInTwoAreasCountsItsHitsOnce() {
        ProfileWriter twice = withProfiler().interval("Query", "def_key", 110, 120);
        try (Session s = open(twice)) {
            assertEquals(3, s.sql("SELECT CAST(sum(hits) AS BIGINT) AS hits FROM label_cost WHERE label = 'def_key'")
                    .rows().get(0).getLong("hits"));
            assertEquals(3, s.querySummary().where("label = 'def_key'").rows().stream()
                    .mapToLong(row -> row.getLong("hits")).sum());
        }
    }

    @Test
    void summaryIsStillWhatSummarizePrints() {
        try (Session s = open(withProfiler())) {
            assertEquals("[metadata_decode_entry, 35, 35]", rows(s.summary()
                    .where("label = 'metadata_decode_entry'").select("label", "self_ns", "inclusive_ns")));
        }
    }

    @Test
    void threadsAreNotBusyWithTheProfilersWork() {
        try (Session s = open(withProfiler())) {
            assertEquals("[100]", rows(s.sql("SELECT CAST(sum(threads * (end_ns - start_ns)) AS BIGINT) FROM busy")));
        }
    }

    // --- names that the recording lacks

    @Test
    void namesMissingInTheProfilersWorkAreNotMentioned() {
        try (Session s = open(ProfileWriter.version(9).interval("Query", "typeck", 0, 100, "tiny::main")
                .intervalWithId("Query", ProfileWriter.NO_STRING, 110, 120)
                .interval("GenericActivity", "self_profile_alloc_query_strings", 105, 130))) {
            assertFalse(s.toString().contains("<unknown>"), s::toString);
            assertFalse(s.findings().toString().contains("<unknown>"), s.findings()::toString);
            assertEquals(0, s.warnings().count());
        }
    }

    @Test
    void namesMissingElsewhereAreOneLineOfTheSessionAfterTheFindings() {
        for (int i = 1; i <= 3; i++) {
            write("tiny-" + i + ".mm_profdata", ProfileWriter.version(9)
                    .interval("Query", "typeck", 0, 100, "tiny::main")
                    .intervalWithId("Query", ProfileWriter.NO_STRING, 110, 120));
        }
        String line = "Of 6 events in 3 recordings, 3 have a name that the recording lacks, and are called <unknown>;"
                + " rustc itself leaves some out.";
        try (Session s = Ferrolens.open(folder)) {
            String findings = s.findings().toString().replace("\n", " ");
            assertTrue(findings.endsWith(line), findings);
            assertFalse(s.details().toString().contains("lacks, and"), s::toString);
            Report report = s.report();
            assertEquals(2, MarkdownReport.of(report).split("have a name that the recording lacks", -1).length);
            assertEquals(2, HtmlReport.html(report).split("have a name that the recording lacks", -1).length);
        }
    }

    /** What is called {@code <unknown>} on one side may have a name on the other: it is no label that changed. */
    @Test
    void workWithoutANameIsNoChangeOfALabel() {
        try (Session before = open(ProfileWriter.version(9)
                .interval("Query", "typeck", 0, 50_000_000, "tiny::main")
                .intervalWithId("IncrementalLoadResult", ProfileWriter.NO_STRING, 50_000_000, 50_003_000));
                Session after = Ferrolens.open(write("tiny-2.mm_profdata", ProfileWriter.version(9)
                        .interval("Query", "typeck", 0, 20_000_000, "tiny::main")));
                Comparison change = before.compareTo(after)) {
            assertEquals("[typeck, changed, null] [<unknown>, noise, unnamed]",
                    rows(change.byLabel().select("name", "verdict", "apart")));
            assertEquals("Not counted as a change: waiting, 0 ns before and 0 ns after, the profiler's own cost, 0 ns"
                    + " before and 0 ns after, and what has no name in the recordings, 3.00 µs before and 0 ns after.",
                    change.apart());
            assertFalse(change.toString().contains("<unknown>"), change::toString);
        }
    }

    // --- waiting

    /** As with -Zthreads: a query waits for the same query on another thread; the coordinator waits for LLVM. */
    private static ProfileWriter withWaiting() {
        return ProfileWriter.version(9)
                .interval(1, "Query", "coherent_trait", 0, 2, "tiny::A")
                .interval(1, "QueryBlocked", "coherent_trait", 2, 1000)
                .interval(2, "Query", "typeck", 0, 50, "tiny::main")
                .interval(3, "GenericActivity", "LLVM_passes", 0, 1000)
                .interval(4, "GenericActivity", "LLVM_module_optimize", 0, 48, "tiny.123-cgu.0");
    }

    @Test
    void labelsRankByWorkWithWhatTheyWaitedInAColumnOfItsOwn() {
        try (Session s = open(withWaiting())) {
            assertEquals("[typeck, 50, 50.0, 0] [LLVM_module_optimize, 48, 48.0, 0] [coherent_trait, 2, 2.0, 998]"
                    + " [LLVM_passes, 0, 0.0, 1000]",
                    rows(s.labels().select("label", "work_ns", "share_pct", "blocked_ns")));
            String overview = s.details().toString();
            assertTrue(overview.contains("The ten labels with the most work\nlabel"), overview);
            assertTrue(overview.contains("blocked_ns"), overview);
        }
    }

    @Test
    void sharesOfCallersAndCalleesAreOfWork() {
        try (Session s = open(ProfileWriter.version(9)
                .interval("QueryBlocked", "layout_of", 10, 90)
                .interval("Query", "layout_of", 90, 95)
                .interval("Query", "typeck", 0, 100, "tiny::main"))) {
            assertEquals("[(itself), 15, 75.0] [layout_of, 5, 25.0]",
                    rows(s.calleesOf("typeck").select("callee", "work_ns", "share_pct")));
            assertEquals("[typeck, 100.0, 5]", rows(s.callersOf("layout_of").select("caller", "share_pct", "work_ns")));
            assertEquals("[typeck, 20, 100.0] [layout_of, 5, 25.0]",
                    rows(s.callTree("typeck", 2).select("label", "work_ns", "share_pct")));
        }
    }

    @Test
    void chartsLeaveOutAreasThatAreNoWorkUnlessAskedFor() {
        try (Session s = open(withWaiting())) {
            ChartSpec treemap = ChartSpec.treemap("self_ns", "crate", "area");
            assertFalse(s.areasByCrate().chart(treemap).svg().contains("waiting"));
            assertTrue(s.areasByCrate().chart(treemap.withWaiting()).svg().contains("waiting"));
            assertFalse(s.areasByCrate().chart(ChartSpec.heatMap("crate", "area", "self_ns")).svg()
                    .contains("waiting"));
            assertFalse(s.areas().chart().svg().contains("waiting"));
            assertTrue(s.areas().where("area = 'waiting'").chart().svg().contains("waiting"));
        }
    }

    // --- names

    @Test
    void belowAnAnswerByNameALineSaysHowMuchHasNone() throws IOException {
        try (Session s = open(ProfileWriter.version(9)
                .interval("Query", "typeck", 0, 42, "tiny::a")
                .interval("Query", "typeck", 42, 43, "tiny::b")
                .interval("GenericActivity", "parse_crate", 100, 157))) {
            String line = "57 ns, 57.0 % of all, has no name: it belongs to no function.";
            Relation first = s.functions().select("function", "self_ns").limit(1);
            assertEquals(line, first.toString().lines().reduce((a, b) -> b).orElseThrow());
            assertTrue(HtmlTable.of(first).contains("<p>" + line + "</p>"), HtmlTable.of(first));
            assertTrue(first.where("self_ns > 0").toString().endsWith(line));
            StringWriter markdown = new StringWriter();
            first.write(Format.MD, markdown);
            assertTrue(markdown.toString().endsWith("\n\n" + line + "\n"), markdown::toString);
            StringWriter csv = new StringWriter();
            s.functions().select("function", "self_ns").write(Format.CSV, csv);
            assertEquals("function,self_ns\ntiny::a,42\ntiny::b,1\n(unattributed),57\n", csv.toString());
            assertFalse(s.functions().groupBy("crate").toString().contains("no name"));
            assertTrue(MarkdownReport.of(s.report()).contains(line.replace(".0 %", ".0 %")));
        }
    }

    @Test
    void anAnswerInWhichAllHasANameSaysNothing() {
        try (Session s = open(ProfileWriter.version(9).interval("Query", "typeck", 0, 42, "tiny::a"))) {
            assertFalse(s.functions().toString().contains("no name"), s.functions()::toString);
        }
    }

    @Test
    void byTraitBeginsWithTraits() {
        try (Session s = open(ProfileWriter.version(9)
                .interval("Query", "normalize_erasing_regions", 0, 1000)
                .interval("Query", "codegen_select_candidate", 1000, 1010,
                        "PseudoCanonicalInput { typing_env: .., value: <isize as std::cmp::PartialOrd> }"))) {
            assertEquals("[core::cmp::PartialOrd, 10] [(unattributed), 1000]",
                    rows(s.traitResolution().byTrait().select("trait", "self_ns")));
            assertTrue(s.traitResolution().byTrait().toString().endsWith("it belongs to no trait."));
        }
    }

    @Test
    void modulesAndTypesAreNoFunctions() {
        try (Session s = open(ProfileWriter.version(9)
                .interval("Query", "module_children", 0, 10, "core::core_arch::arch::x86_64")
                .interval("Query", "is_doc_hidden", 10, 12, "core::core_arch::arch")
                .interval("Query", "adt_def", 20, 30, "alloc::vec::Vec")
                .interval("Query", "type_of", 30, 31, "alloc::vec::Vec::len")
                .interval("Query", "impl_trait_header", 31, 32, "alloc::vec::{impl#3}")
                .interval("Query", "associated_item", 32, 34, "core::iter::Iterator::next")
                .interval("Query", "typeck", 40, 70, "tiny::main")
                .interval("Query", "optimized_mir", 70, 75, "tiny::LIMIT"))) {
            assertEquals("[tiny::main, 30] [tiny::LIMIT, 5] [core::iter::Iterator::next, 2] [(unattributed), 24]",
                    rows(s.functions().select("function", "self_ns")));
        }
    }

    @Test
    void sortsOfTypesAreNoCrates() {
        try (Session s = open(ProfileWriter.version(9)
                .interval("Query", "incoherent_impls", 0, 10, "Array")
                .interval("Query", "incoherent_impls", 10, 20, "Str")
                .interval("Query", "incoherent_impls", 20, 30, "Slice")
                .interval("Query", "crate_name", 30, 40, "log"))) {
            assertEquals("[log]", rows(s.sql("SELECT DISTINCT crate FROM key WHERE crate IS NOT NULL")));
        }
    }

    // --- what is not time

    private static ProfileWriter instructions() {
        return ProfileWriter.withoutMetadata(9).metadata("{\"start_time\":1700000000000000000,\"process_id\":42,"
                + "\"cmd\":\"rustc --crate-name tiny\",\"counter\":{\"name\":\"instructions:u\",\"units\":"
                + "[[\"instructions\",1]]}}")
                .interval(1, "Query", "typeck", 0, 3_000_000_000L, "tiny::main")
                .interval(1, "Query", "mir_borrowck", 3_000_000_000L, 3_500_000_000L, "tiny::main")
                .interval(1, "GenericActivity", "run_linker", 3_500_000_000L, 9_000_000_000L)
                .interval(1, "GenericActivity", "LLVM_module_optimize", 9_000_000_000L, 20_000_000_000L);
    }

    @Test
    void instructionsAreNeverCalledTime() throws IOException {
        try (Session s = open(instructions())) {
            String overview = s.details().toString();
            assertTrue(overview.startsWith("tiny (unknown): 20.00 G instructions of work on 1 threads, 4 events\n"),
                    overview);
            Report report = s.report();
            for (String text : List.of(overview, s.findings().toString(), MarkdownReport.of(report),
                    s.functions().toString(), s.compilations().toString(), s.longestEvents().toString())) {
                assertFalse(text.matches("(?is).*(wall time|_ns|\\d ns|\\d ms|\\d s\\b|time_|wall_|duration_).*"),
                        text);
            }
            StringWriter csv = new StringWriter();
            s.summary().select("label", "self_ns", "inclusive_ns").limit(1).write(Format.CSV, csv);
            assertEquals("label,self_instructions,inclusive_instructions\nLLVM_module_optimize,11000000000,"
                    + "11000000000\n", csv.toString());
        }
    }

    /** Each thread counts for itself: that two counts are alike does not mean that anything ran at once. */
    private static ProfileWriter instructionsOfTwoThreads() {
        return instructions().interval(2, "GenericActivity", "LLVM_module_codegen_emit_obj", 0, 40_000_000_000L,
                "tiny.123-cgu.0");
    }

    @Test
    void countsOfSeveralThreadsAreOnNoCommonAxis() {
        try (Session s = open(instructionsOfTwoThreads())) {
            String overview = s.details().toString();
            assertTrue(overview.startsWith("tiny (unknown): 60.00 G instructions of work on 2 threads"), overview);
            assertTrue(overview.contains("The recording counted instructions instead of time, for each thread"),
                    overview);
            assertEquals("[null, null, null]", rows(s.compilations().select("start_ns", "wall_ns", "peak_threads")));
            assertEquals("[null] [null]", rows(s.threads().select("busy_pct")));
            assertEquals("[null]", rows(s.llvm().byCodegenUnit().select("alone_ns")));
        }
    }

    @Test
    void whatNeedsTimesIsAMessageWhereInstructionsWereCounted() {
        try (Session s = open(instructionsOfTwoThreads())) {
            for (Supplier<?> answer : List.<Supplier<?>>of(() -> s.phases().rows(), () -> s.parallelism().rows(),
                    () -> s.busyThreads().rows(), () -> s.waiting().rows(), s::schedule, () -> s.build().schedule(),
                    () -> s.llvm().parallelism().rows(), () -> s.build().timeline().rows(),
                    () -> s.build().concurrency().rows(), () -> s.build().criticalPath().rows(),
                    () -> s.build().without().rows(), () -> s.compareTo(s).schedule())) {
                String message = assertThrows(FerrolensException.class, answer::get).getMessage();
                assertTrue(message.endsWith("needs times, to tell what ran at the same time, and this recording has"
                        + " another counter: record it with -Zself-profile-counter=wall-time, which is the"
                        + " default."), message);
            }
            String message = assertThrows(FerrolensException.class, () -> s.export().trace(folder.resolve("t.json")))
                    .getMessage();
            assertEquals("A Chrome trace has times, but this recording counted instructions:u: export folded stacks or"
                    + " speedscope instead.", message);
        }
    }

    @Test
    void recordingsOfInstructionsAreComparedWithoutWallTimes() {
        try (Session s = open(instructions());
                Session after = open(instructionsOfTwoThreads());
                Comparison change = s.compareTo(after)) {
            String overview = change.toString();
            assertFalse(overview.matches("(?is).*(wall|span_|\\d m?s\\b).*"), overview);
            assertTrue(overview.contains("an assumed noise of at least 10 M instructions and 10 %"), overview);
            assertTrue(overview.contains("LLVM_module_codegen_emit_obj"), overview);
            assertEquals("[tiny, 0]", rows(change.byCrate().select("name", "inclusive_change_ns")));
        }
    }

    @Test
    void aBuildOfInstructionsIsNamedAndReported() {
        write("tiny-1.mm_profdata", instructions());
        write("other-2.mm_profdata", ProfileWriter.withoutMetadata(9).metadata("{\"start_time\":1700000000000000000,"
                + "\"process_id\":43,\"cmd\":\"rustc --crate-name other --extern tiny\",\"counter\":{\"name\":"
                + "\"instructions:u\",\"units\":[[\"instructions\",1]]}}")
                .interval("Query", "typeck", 0, 70_000_000_000L, "other::main"));
        try (Session s = Ferrolens.open(folder)) {
            String report = MarkdownReport.of(s.report());
            assertTrue(report.startsWith("## other and 1 more crate"), report);
            assertFalse(report.matches("(?is).*(wall|span_|\\d m?s\\b).*"), report);
            assertFalse(HtmlReport.html(s.report()).contains("critical path"));
        }
    }

    @Test
    void findingsOnInstructionsSayNothingOfWallTime() {
        try (Session s = open(instructions())) {
            assertEquals(List.of(), s.findings().stream().filter(finding -> finding.title().contains("Linking"))
                    .toList());
            assertTrue(s.findings().get(0).summary().startsWith("3.50 G instructions, 17.5 % of the work"),
                    s.findings()::toString);
        }
    }
}
