package dev.ferrolens.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The prompt as a user meets it: a JShell in a process of its own, and what completion finds in it. */
class PromptTest {
    private static JShell shell;
    private static String printed;

    @BeforeAll
    static void typeAtThePrompt() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), Recordings.own("format/v9").toString()).redirectErrorStream(true).start();
        process.getOutputStream().write("""
                s
                s.typeck().byLabel().where("calls > ?", 0).select("label").limit(1)
                help()
                s.query("no-such-query")
                Relation ask(Session session) { return session.query("no-such-query-either"); }
                ask(s)
                void nothing(Session session) { session.query("no-such-query-for-nothing"); }
                nothing(s)
                for (String name : List.of("no-such-query-in-a-loop")) { s.query(name); }
                s.areas().where("moon = 1").rows()
                recording("/nowhere").release().open()
                s.areas().select("area").sql()
                s.callersOf("evaluate_obligatoin")
                s.findigns()
                "one line"
                dev.ferrolens.shell.Faults.answer()
                var rows = dev.ferrolens.shell.Faults.answerOfDriver().rows();
                int[] none = {};
                none[1]
                /exit
                """.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }

    @BeforeAll
    static void evaluateWhatThePromptStartsWith() throws IOException {
        shell = JShell.builder().executionEngine(OneLineErrorExecution.NAME).build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        try (InputStream imports = Prompt.class.getResourceAsStream("imports.jsh")) {
            new String(imports.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(PromptTest::evaluate);
        }
        evaluate("Session s = null");
    }

    private static void evaluate(String line) {
        assertTrue(shell.eval(line + ";").stream().allMatch(event -> event.status() == Snippet.Status.VALID), line);
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    private static List<String> completions(String typed) {
        return shell.sourceCodeAnalysis().completionSuggestions(typed, typed.length(), new int[1]).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation).toList();
    }

    @Test
    void valuesArePrintedWhole() {
        assertTrue(printed.contains("Work by area, all threads"), printed);
        assertTrue(printed.contains("Next: "), printed);
        assertTrue(printed.contains("typeck"), printed);
    }

    @Test
    void theStartSaysOneLine() {
        assertTrue(printed.startsWith("s is open: "), printed);
        assertEquals("jshell>", printed.lines().skip(1).findFirst().orElseThrow().split(" ")[0]);
    }

    @Test
    void helpShowsTheTenLinesThatOneNeeds() throws IOException {
        assertEquals(10, helpLines().count());
        helpLines().forEach(line -> assertTrue(printed.contains(line), line));
    }

    /** What the code of a help line is of, for the compiler of the prompt; so each line can be typed as it is. */
    @Test
    void everyLineOfHelpCompiles() throws IOException {
        helpLines().map(line -> line.split(" {2,}")[0]).forEach(code -> assertTrue(shell.sourceCodeAnalysis()
                .analyzeType(code, code.length()) != null, code));
    }

    @Test
    void everyExampleOfHelpCompiles() throws IOException {
        try (InputStream methods = Ferrolens.class.getResourceAsStream("methods.txt")) {
            new String(methods.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" [|] ")[0])
                    // Without a value they have no type.
                    .filter(code -> !code.matches("help\\(.*|.*[.](show|csv|parquet)\\(.*\\)")).forEach(
                            code -> assertTrue(shell.sourceCodeAnalysis()
                                    .analyzeType(code, code.length()) != null, code));
        }
    }

    @Test
    void aMethodThatIsMisspeltIsTold() {
        assertTrue(printed.contains("|  Did you mean findings()?"), printed);
    }

    private static Stream<String> helpLines() throws IOException {
        try (InputStream help = Ferrolens.class.getResourceAsStream("help.txt")) {
            return new String(help.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @Test
    void anErrorIsASentenceWithoutATrace() {
        assertTrue(printed.contains("|  There is no query no-such-query; queries() lists what there is."), printed);
        assertTrue(printed.contains("|  There is no query no-such-query-either; "), printed);
        assertTrue(printed.contains("|  There is no query no-such-query-for-nothing; queries() lists what there is.\n"),
                printed);
        assertTrue(printed.contains("|  There is no query no-such-query-in-a-loop; queries() lists what there is.\n"),
                printed);
        assertTrue(printed.contains("|  DuckDB refuses the query: Binder Error: Referenced column \"moon\""), printed);
        assertTrue(printed.contains("|  The folder /nowhere is not a cargo project: it has no Cargo.toml."), printed);
        assertFalse(printed.contains("FerrolensException"), printed);
    }

    @Test
    void filesThatTurnOutToBeBrokenAfterTheStartAreASentenceToo() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Session none = Prompt.opened(CompletableFuture.supplyAsync(() -> Ferrolens.open("nowhere")),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertNull(none);
        assertEquals("|  There is no file nowhere. There is no s; open(\"FILE\") opens another.",
                out.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void aFaultWithinAnAnswerIsOneSentence() {
        for (String fault : List.of("IllegalStateException: the stack is empty",
                "SQLException: INTERNAL Error: vector of the wrong size")) {
            List<String> lines = printed.lines().filter(line -> line.contains(fault)).toList();
            assertEquals(1, lines.size(), printed);
            assertTrue(lines.get(0).matches(".*\\|  Ferrolens failed \\(" + fault
                    + " at dev\\.ferrolens\\..* line \\d+\\):"
                    + " this is a bug in Ferrolens; please report it, with the file if you can\\."),
                    lines.get(0));
        }
        assertFalse(printed.contains("at Faults."), printed);
        assertFalse(printed.contains("0x1234"), printed);
    }

    @Test
    void aFaultOfTheUsersOwnCodeKeepsItsTrace() {
        assertTrue(printed.contains("|  Exception java.lang.ArrayIndexOutOfBoundsException"), printed);
        assertTrue(printed.contains("|        at (#"), printed);
    }

    @Test
    void sqlShowsAsLines() {
        assertTrue(printed.contains("\nSELECT area\nFROM q0\n"), printed);
        assertTrue(printed.contains("\"one line\""), printed);
    }

    @Test
    void aNameThatIsMisspeltIsTold() {
        assertTrue(printed.contains("There is no label evaluate_obligatoin in this session; did you mean"
                + " evaluate_obligation?"), printed);
    }

    @Test
    void completionFindsTheVerbs() {
        assertTrue(completions("op").contains("open("), "open");
        assertTrue(completions("reco").containsAll(List.of("record(", "recording(")), "record");
        assertTrue(completions("hel").contains("help("), "help");
        assertTrue(completions("s.mono").contains("monomorphization()"), "monomorphization");
        assertTrue(completions("s.typeck().by").containsAll(List.of("byFunction()", "byLabel()")), "byFunction");
        assertTrue(completions("recording(\".\").").containsAll(List.of("release()", "llvm()", "open()")), "recording");
    }
}
