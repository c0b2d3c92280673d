package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.report.HtmlReport;
import dev.ferrolens.report.MarkdownReport;
import dev.ferrolens.report.Report;
import dev.ferrolens.report.TextReport;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people really have in their folders: recordings of the folder {@code src/test/cases}. */
class FieldCasesTest {
    private static final Path CASES = Path.of("src/test/cases");

    @TempDir
    private Path folder;

    private static String rows(Relation relation) {
        return relation.rows().stream().map(Row::values).toList().toString();
    }

    /** Puts the files of cases into one folder. */
    private Path together(String... cases) {
        for (String name : cases) {
            try (Stream<Path> files = Files.walk(CASES.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }

    private static String text(Report report) {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            TextReport.write(report, out);
        }
        return text.toString();
    }

    private void compilation(String name, String command, ProfileWriter events) {
        events.metadata("{\"start_time\":1700000000000000000,\"process_id\":7,\"cmd\":\"" + command + "\"}")
                .writeTo(folder.resolve(name + ".mm_profdata"));
    }

    @Test
    void theLastCrateOfABuildHoldsUpNothing() {
        try (Session s = Ferrolens.open(CASES.resolve("root-crate"))) {
            assertFalse(s.findings().toString().contains("holds up"), s.findings().toString());
        }
    }

    @Test
    void cargosProbeIsLeftOutWithOneLine() {
        try (Session s = Ferrolens.open(CASES.resolve("probe"))) {
            assertEquals("[[dep]]", rows(s.compilations().select("crate")));
            assertEquals("[[dep, LLVM passes]]", rows(s.lacking().select("crate", "lacks")));
            List<Row> leftOut = s.warnings().where("left_out").rows();
            assertEquals(1, leftOut.size());
            assertTrue(leftOut.get(0).getString("warning").contains("rustc - --crate-name ___"), leftOut.toString());
            assertTrue(s.details().toString().contains("What was left out"), s.details().toString());
        }
    }

    @Test
    void severalProbesAreOneLineAndAProbeAloneOpens() {
        for (int i = 0; i < 3; i++) {
            compilation("p-" + i, i == 0 ? "rustc - --crate-name autocfg_5f_0 --crate-type=lib --emit=llvm-ir"
                    : "rustc - --crate-name ___ --print=file-names",
                    ProfileWriter.withoutMetadata(9).interval("GenericActivity", "drop_compiler", 0, 5));
        }
        compilation("q", "rustc --crate-name a --crate-type lib",
                ProfileWriter.withoutMetadata(9).interval("Query", "typeck", 0, 5));
        try (Session s = Ferrolens.open(folder); Session alone = Ferrolens.open(folder.resolve("p-1.mm_profdata"))) {
            assertEquals("[[a]]", rows(s.compilations().select("crate")));
            assertTrue(s.warnings().rows().get(0).getString("warning").endsWith("left out, like 2 more"),
                    rows(s.warnings()));
            assertEquals("[[___]]", rows(alone.compilations().select("crate")));
        }
    }

    @Test
    void whatIsLackingFitsHowACrateWasMade() {
        compilation("a-check", "rustc --crate-name a --crate-type lib --emit=dep-info,metadata", queries());
        compilation("b-doc", "/toolchains/t/bin/rustdoc --crate-type lib --crate-name b src/lib.rs", queries());
        compilation("c-clif", "rustc --crate-name c --crate-type lib -Zcodegen-backend=cranelift", queries());
        compilation("d-gcc", "rustc --crate-name d -Z codegen-backend=/t/librustc_codegen_gcc.so", queries());
        compilation("e-macro", "rustc --crate-name e --crate-type proc-macro", queries()
                .interval("GenericActivity", "LLVM_passes", 60, 70));
        compilation("g-built", "rustc --crate-name g --crate-type lib --emit=dep-info,metadata,link", queries());
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[[g]]", rows(s.lacking().where("lacks = 'LLVM passes'").select("crate")));
            assertEquals("[[a, library, null], [b, documentation, null], [c, library, cranelift], [d, unknown, gcc],"
                    + " [e, proc macro, llvm], [g, library, llvm]]",
                    rows(s.sql("SELECT crate, crate_kind, code_by FROM compilation ORDER BY crate")));
            assertTrue(s.details().toString().contains("LLVM passes of g ("), s.details().toString());
            assertTrue(s.findings().hint().startsWith("To learn more of `g`, record with"), s.findings().hint());
        }
    }

    private static ProfileWriter queries() {
        return ProfileWriter.withoutMetadata(9).interval("Query", "typeck", 0, 50, "a::b")
                .integer("QueryCacheHitCount", "typeck", 3, "a::b").integer("ArtifactSize", "crate_metadata", 3, "m");
    }

    @Test
    void aCheckIsNotToldToRecordPassesOfLlvm() {
        compilation("a-check", "rustc --crate-name a --crate-type lib --emit=dep-info,metadata", queries());
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("", s.findings().hint());
            String sentence = assertThrows(FerrolensException.class, () -> s.llvm().byPass().rows()).getMessage();
            assertTrue(sentence.contains("LLVM made no code here"), sentence);
        }
    }

    @Test
    void aRecordingWithoutNamesIsOneVerdict() {
        try (Session s = Ferrolens.open(CASES.resolve("killed"))) {
            String verdict = s.verdict().orElseThrow();
            assertTrue(verdict.contains(
                    "regex_syntax-0027680.mm_profdata.gz: rustc was ended before it wrote the names of its events. Of"
                            + " 24,575 events, the last of which ended after 562.4 ms, none has a name"), verdict);
            assertEquals(verdict, s.toString());
            assertEquals(verdict, s.findings().toString());
            assertEquals(verdict, assertThrows(FerrolensException.class, () -> s.areas().rows()).getMessage());
            Report report = s.report();
            for (String written : List.of(text(report), MarkdownReport.of(report), HtmlReport.html(report))) {
                String words = written.replaceAll("\\s+", " ");
                assertTrue(words.contains("rustc was ended before it wrote the names of its events"), written);
                assertFalse(words.contains("Nothing stands out") || words.contains("Breakdowns")
                        || words.contains("Monomorphization") || words.contains("default,args"), written);
            }
            assertEquals("[[24575]]", rows(s.sql("SELECT count(*) FROM event")));
        }
    }

    @Test
    void aRecordingWhoseQueriesHaveNoNamesIsOneVerdictToo() {
        ProfileWriter profile = ProfileWriter.version(9);
        for (int i = 0; i < 9; i++) {
            profile.intervalWithId("Query", ProfileWriter.NO_STRING, 10L * i, 10L * i + 5);
            profile.interval("LLVM Pass", "SROAPass", 100 + 10 * i, 105 + 10 * i, "f");
            profile.interval("LLVM Pass", "GVNPass", 200 + 10 * i, 205 + 10 * i, "f");
        }
        try (Session s = Ferrolens.open(profile.writeTo(folder.resolve("tiny-1.mm_profdata")))) {
            assertTrue(s.verdict().orElseThrow().contains("Of 27 events, the last of which ended after 285 ns, 9 have"
                    + " no name"), s.details().toString());
        }
    }

    @Test
    void aNamelessRecordingBesideWholeOnesIsLeftOutWithItsVerdict() {
        try (Session s = Ferrolens.open(together("killed", "probe"))) {
            assertTrue(s.verdict().isEmpty());
            assertEquals("[[dep]]", rows(s.compilations().select("crate")));
            assertEquals(List.of("___-0023022.mm_profdata", "regex_syntax-0027680.mm_profdata.gz"),
                    s.warnings().where("left_out").rows().stream()
                            .map(row -> Path.of(row.getString("file")).getFileName().toString())
                            .collect(Collectors.toList()));
            assertTrue(s.details().toString().contains("rustc was ended before it wrote the names"), s.details()
                    .toString());
        }
    }

    @Test
    void aVerdictSurvivesInADatabase() {
        Path file = folder.resolve("killed.duckdb");
        try (Session s = Ferrolens.open(CASES.resolve("killed"))) {
            s.export().database(file);
            try (Session again = Ferrolens.open(file)) {
                assertEquals(s.toString(), again.toString());
            }
        }
    }

    @Test
    void otherFormatsSayWhatTheyAreAndWhatReadsThem() throws IOException {
        Path formats = CASES.resolve("formats");
        Path empty = Files.createFile(folder.resolve("empty-1.mm_profdata"));
        assertFails(formats.resolve("version10-0000001.mm_profdata"), "version 10 of", "newer rustc", "crox");
        assertFails(formats.resolve("version7-0000001.mm_profdata"), "version 7 of", "older rustc", "measureme 9");
        assertFails(empty, "is empty", "rustc was stopped before it wrote anything");
        assertFails(formats.resolve("old3"), "one of the three", "2020", "measureme 0.7");
        assertFails(formats.resolve("old3/demo-1.string_data"), "one of the three", "2020", "measureme 0.7");
        try (Session s = Ferrolens.open(formats.resolve("chrome_profiler.json"))) {
            assertEquals(1, s.compilations().count());
        }
    }

    private static void assertFails(Path file, String... words) {
        String sentence = assertThrows(FerrolensException.class, () -> Ferrolens.open(file)).getMessage();
        for (String word : words) {
            assertTrue(sentence.contains(word), sentence);
        }
    }

    @Test
    void aFolderWithOtherFormatsOpensWhatCanBeReadAndSaysWhatCannot() {
        try (Session s = Ferrolens.open(together("formats"))) {
            assertEquals("[[demo]]", rows(s.compilations().select("crate")));
            assertEquals(List.of("chrome_profiler.json", "demo-1.events", "version10-0000001.mm_profdata",
                    "version7-0000001.mm_profdata"), s.warnings().where("left_out").rows().stream()
                            .map(row -> Path.of(row.getString("file")).getFileName().toString()).toList());
        }
    }

    @Test
    void craneliftMakesCodeAndIsNotToldOfLlvm() {
        try (Session s = Ferrolens.open(CASES.resolve("formats/clif-0000001.mm_profdata"))) {
            assertEquals("[[260000000]]", rows(s.areas().where("area = 'codegen'").select("self_ns")));
            assertEquals("[]", rows(s.lacking().where("lacks = 'LLVM passes'")));
            assertFalse(s.findings().hint().contains("LLVM"), s.findings().hint());
        }
    }

    @Test
    void rustdocsWorkIsAnAreaAndTypesAreNoFunctions() {
        compilation("a", "rustdoc --crate-type lib --crate-name a src/lib.rs", ProfileWriter.withoutMetadata(9)
                .interval("GenericActivity", "render_item", 0, 10, "Shape")
                .interval("GenericActivity", "build_impl", 10, 30)
                .interval("GenericActivity", "collect-trait-impls", 30, 60)
                .interval("Query", "adt_def", 60, 100, "a::Shape")
                .interval("Query", "associated_item", 100, 105, "a::{impl#3}")
                .interval("Query", "fn_sig", 105, 110, "a::render"));
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[[rustdoc, 60]]", rows(s.areas().where("area = 'rustdoc'").select("area", "self_ns")));
            assertEquals("[[a::render, a, 5], [(unattributed), null, 105]]",
                    rows(s.functions().select("function", "crate", "self_ns")));
        }
    }

    private Path timeTrace(String name, String process, String events) throws IOException {
        return Files.writeString(folder.resolve(name), "{\"traceEvents\":[" + events
                + ",{\"pid\":7,\"tid\":99,\"ph\":\"X\",\"ts\":0,\"dur\":9000,\"name\":\"Total all\","
                + "\"args\":{\"count\":2,\"avg ms\":4}},{\"cat\":\"\",\"pid\":7,\"tid\":1,\"ts\":0,\"ph\":\"M\","
                + "\"name\":\"process_name\",\"args\":{\"name\":\"" + process + "\"}}],"
                + "\"beginningOfTime\":1795771968291258}");
    }

    private static final String PASSES = "{\"pid\":7,\"tid\":1,\"ts\":10,\"ph\":\"X\",\"dur\":20,"
            + "\"name\":\"GVNPass\","
            + "\"args\":{\"detail\":\"_RNvC4demo4main\"}},{\"pid\":7,\"tid\":1,\"ts\":5,\"ph\":\"X\",\"dur\":50,"
            + "\"name\":\"PassManager<Function>\",\"args\":{\"detail\":\"_RNvC4demo4main\"}}";

    @Test
    void aTimeTraceOfLlvmIsNamedAndItsTotalsAreNoEvents() throws IOException {
        try (Session s = Ferrolens.open(timeTrace("demo.llvm_timings.json", "rustc", PASSES))) {
            assertEquals("[[demo, LLVM time trace, 2]]",
                    rows(s.compilations().select("crate", "crate_kind", "events")));
            assertEquals("[[llvm, 50000]]", rows(s.areas().select("area", "self_ns")));
            assertEquals("[[PassManager<Function>, 30000], [GVNPass, 20000]]",
                    rows(s.llvm().byPass().select("pass", "self_ns")));
            assertEquals("[]", rows(s.lacking()));
        }
    }

    @Test
    void aTimeTraceOfLldIsNamedAndIsLinking() throws IOException {
        Path file = timeTrace("app-lld.json", "rust-lld", "{\"pid\":7,\"tid\":1,\"ts\":10,\"ph\":\"X\",\"dur\":20,"
                + "\"name\":\"Scan relocations\"},{\"pid\":7,\"tid\":1,\"ts\":5,\"ph\":\"X\",\"dur\":50,"
                + "\"name\":\"Link\"}");
        try (Session s = Ferrolens.open(file)) {
            assertEquals("[[lld time trace]]", rows(s.compilations().select("crate_kind")));
            assertEquals("[[linking, 50000]]", rows(s.areas().select("area", "self_ns")));
            assertEquals("[]", rows(s.warnings()));
        }
    }

    @Test
    void aTimeTraceIsNotReadBesideRecordings() throws IOException {
        timeTrace("dep.llvm_timings.json", "rustc", PASSES);
        try (Session s = Ferrolens.open(together("probe"))) {
            assertEquals("[[dep]]", rows(s.compilations().select("crate")));
            assertTrue(rows(s.warnings()).contains("time trace"), rows(s.warnings()));
        }
    }

    @Test
    void aTimeTraceOfTotalsSaysHowToWriteOneWithEvents() throws IOException {
        Path file = timeTrace("app-lld.json", "ld.lld", "{\"pid\":7,\"tid\":98,\"ph\":\"X\",\"ts\":0,\"dur\":3,"
                + "\"name\":\"Total Link\",\"args\":{\"count\":1,\"avg ms\":0}}");
        assertFails(file, "totals only", "--time-trace-granularity=0");
    }
}
