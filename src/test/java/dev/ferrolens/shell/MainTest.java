package dev.ferrolens.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.ProfileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final String V9 = Recordings.own("format/v9").toString();

    @TempDir
    private Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err, true), args);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private static void assertFails(int exitCode, String start, String... args) {
        Outcome outcome = run(args);
        assertEquals("", outcome.out);
        assertTrue(outcome.err.startsWith(start), outcome.err);
        assertTrue(!outcome.err.contains("\tat "), outcome.err);
        assertEquals(exitCode, outcome.exitCode);
    }

    @Test
    void summaryAsCsvHasTheColumnsOfTheReferenceAndOneMore() {
        Outcome outcome = run("query", "summary", V9, "--format", "csv", "--limit", "1");
        assertEquals(0, outcome.exitCode);
        assertEquals("", outcome.err);
        assertEquals("label,self_ns,inclusive_ns,item_count,cache_misses,cache_hits,blocked_ns,incremental_load_ns,"
                + "incremental_hashing_ns,outermost_ns", outcome.out.lines().findFirst().orElseThrow());
        assertEquals(2, outcome.out.lines().count());
    }

    @Test
    void setGivesAQueryItsParameters() {
        assertEquals("duration_ns\n", run("sql", "SELECT duration_ns FROM event WHERE false", V9, "--format",
                "csv").out);
        Outcome none = run("query", "long-queries", V9, "--set", "longer_than_ns=999999999999", "--format", "csv");
        Outcome all = run("query", "long-queries", V9, "--set", "longer_than_ns=0", "--format", "csv");
        assertEquals(1, none.out.lines().count());
        assertTrue(all.out.lines().count() > 1000);
    }

    @Test
    void reportPrintsTheOverviewAndTheFourAnswers() {
        String report = run("report", Recordings.own("inventory/dev/inventory").toString()).out;
        for (String part : new String[] {"inventory (binary", "Wall time", "Work by area", "Monomorphization",
            "items_of_instance", "Trait resolution", "evaluate_obligation", "Type and borrow checking",
            "inventory::main",
            "LLVM_module_codegen_emit_obj", "LLVM by codegen unit"}) {
            assertTrue(report.contains(part), part);
        }
    }

    @Test
    void reportIsAlsoMarkdownAPageAndAComparison() throws IOException {
        assertTrue(run("report", V9, "--format", "md").out.startsWith("## testbinary\n\n### Findings\n"));
        assertTrue(run("report", V9, "--against", V9).out.contains("Findings after the change\n"));
        Path page = folder.resolve("page.html");
        assertEquals(new Outcome(0, "", ""), run("report", V9, "--html", page.toString()));
        assertTrue(Files.readString(page).contains("<h1>testbinary</h1>"));
        assertFails(1, "The file " + folder.resolve("no/page.html") + " cannot be written: its folder does not exist.",
                "report", V9, "--html", folder.resolve("no/page.html").toString());
        assertFails(2, "Invalid value for option '--format'", "report", V9, "--format", "pdf");
    }

    @Test
    void comparePutsTwoBuildsSideBySide() {
        Outcome outcome = run("compare", V9, V9, "--by", "crate", "--format", "csv");
        assertEquals(0, outcome.exitCode);
        assertTrue(outcome.out.startsWith("name,before_ns,after_ns,change_ns,change_pct,verdict,"), outcome.out);
        assertTrue(outcome.out.contains(",same,"), outcome.out);
        assertTrue(outcome.err.startsWith("All recordings are single"), outcome.err);
        assertFails(1, "Builds cannot be compared by moon, only by label, ", "compare", V9, V9, "--by", "moon");
        assertFails(2, "Missing required parameter: 'AFTER'", "compare", V9);
        assertTrue(run("queries").out.contains("comparison/compare"));
        assertTrue(run("queries", "comparison/compare").out.contains("beyond_noise_ns"));
    }

    @Test
    void queriesListsTheCatalogueOrDocumentsOne() {
        assertTrue(run("queries").out.lines().anyMatch(line -> line.matches(
                "monomorphization-slowest +The slowest instances.*")));
        assertTrue(run("queries", "long-queries").out.contains("longer_than_ns BIGINT = 10000000"));
    }

    @Test
    void badInputIsASentenceOnStandardErrorAndAnExitCode() throws IOException {
        Path noProfile = Files.writeString(folder.resolve("x.mm_profdata"), "hello there");
        byte[] old = ProfileWriter.version(9).toBytes();
        old[4] = 7;
        Path version7 = ProfileWriter.write(folder.resolve("old.mm_profdata"), old);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertFails(1, "There is no file nowhere.", "query", "summary", "nowhere");
        assertFails(1, "The file " + noProfile + " is not a rustc self-profile", "report", noProfile.toString());
        assertFails(1, "The file " + version7 + " has version 7", "report", version7.toString());
        assertFails(1, "The folder " + empty + " contains no", "report", empty.toString());
        assertFails(1, "There is no query nonsense", "query", "nonsense", V9);
        assertFails(1, "There is no format xml; there are table, csv, json, md.", "query", "areas", V9, "--format",
                "xml");
        assertFails(1, "The query areas has no parameter x", "query", "areas", V9, "--set", "x=1");
        assertFails(1, "The query typeck-by-function needs", "query", "typeck-by-function", V9);
        assertFails(1, "DuckDB refuses the query: Parser Error", "sql", "SELEC 1", V9);
        assertFails(1, "There is no file nowhere.", "nowhere");
    }

    /** Whoever takes the data fails in the middle of an answer: in every command, that is one line and an exit code. */
    @ParameterizedTest
    @ValueSource(strings = {"query summary FILE", "report FILE", "compare FILE FILE", "export trace FILE"})
    void aFaultWithinAnAnswerIsOneSentence(String command) {
        String[] words = command.replace("FILE", V9).split(" ");
        for (Throwable fault : new Throwable[] {new IllegalStateException("the stack is empty"),
            new SQLException("INTERNAL Error: vector of the wrong size\nStack Trace:\n0x1234"),
            new NoClassDefFoundError("dev/ferrolens/Gone")}) {
            StringWriter err = new StringWriter();
            int exitCode = Main.run(new PrintWriter(Faults.writer(fault)), new PrintWriter(err, true), words);
            String message = ": " + fault.getMessage().split("\n")[0];
            assertTrue(err.toString().startsWith("Ferrolens failed (" + fault.getClass().getSimpleName() + message
                    + " at dev.ferrolens.") || fault instanceof SQLException && err.toString().equals(
                            "DuckDB refuses the query" + message + "\n"), err::toString);
            assertEquals(1, err.toString().lines().count(), err::toString);
            assertEquals(1, exitCode);
        }
    }

    @Test
    void wrongUsageNamesTheHelp() {
        assertFails(2, "Missing required parameter", "query");
        assertFails(2, "Unknown option: '--fast'", "report", "--fast", V9);
    }
}
