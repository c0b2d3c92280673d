package dev.ferrolens.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs each notebook's cells as a kernel does, in JShell with the kernel's functions, and looks at what is saved. */
class NotebooksTest {
    private static final Path FOLDER = Path.of("notebooks");
    private static final String LOADS_THE_KIT = "%jars ../target/ferrolens.jar\n";
    private static final Pattern OPENED = Pattern.compile("open\\(\"([^\"]+)\"\\)");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A code cell: its place among all cells from 1 on, its source, and what is saved as its output. */
    private record Cell(int place, String source, JsonNode outputs, JsonNode executionCount) {
        /** For JShell, which knows no magics and runs one folder above. */
        String java() {
            Matcher opened = OPENED.matcher(source.replaceAll("(?m)^%.*$", ""));
            return opened.replaceAll(path -> Matcher.quoteReplacement("open(\""
                    + FOLDER.resolve(path.group(1)).normalize() + "\")"));
        }
    }

    private static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
        }
    }

    private static List<Cell> cells(Path notebook) throws IOException {
        List<Cell> cells = new ArrayList<>();
        int place = 0;
        for (JsonNode cell : JSON.readTree(notebook.toFile()).get("cells")) {
            place++;
            if (cell.get("cell_type").asText().equals("code")) {
                String source = StreamSupport.stream(cell.get("source").spliterator(), false).map(JsonNode::asText)
                        .collect(Collectors.joining());
                cells.add(new Cell(place, source, cell.get("outputs"), cell.get("execution_count")));
            }
        }
        return cells;
    }

    /** Runs cells in this process, and keeps the value of the last expression as the object that it is. */
    private static final class Cells implements ExecutionControlProvider {
        private Object value;

        @Override
        public String name() {
            return "cells";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return new LocalExecutionControl() {
                @Override
                protected String invoke(Method snippet) throws Exception {
                    value = snippet.invoke(null);
                    return "";
                }
            };
        }
    }

    /** One for all notebooks: it reads the whole class path when it starts. */
    private static final Cells CELLS = new Cells();
    private static JShell shell;

    @BeforeAll
    static void start() {
        shell = JShell.builder().executionEngine(CELLS, Map.of()).build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        Stream.of("java.util.*", "java.io.*", "java.math.*", "java.net.*", "java.util.concurrent.*",
                "java.util.prefs.*", "java.util.regex.*", "static dev.ferrolens.notebook.Kernel.*")
                .forEach(imported -> shell.eval("import " + imported + ";"));
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    @TestFactory
    Stream<DynamicTest> everyCellRunsAndWhatItEndsInShows() throws IOException {
        assertEquals(7, notebooks().size());
        return notebooks().stream().map(notebook -> DynamicTest.dynamicTest(notebook.getFileName().toString(),
                () -> run(notebook)));
    }

    private static void run(Path notebook) throws IOException {
        for (Cell cell : cells(notebook)) {
            String where = notebook.getFileName() + ", cell " + cell.place + ": ";
            Object value = evaluate(cell.java(), where);
            if (value != null) {
                Kernel.display(value);
            }
            for (DisplayData shown : Kernel.taken()) {
                assertTrue(shown.hasDataForType(MIMEType.TEXT_HTML), where + "shows no HTML, but "
                        + shown.getData(MIMEType.TEXT_PLAIN));
            }
            assertEquals(cell.outputs.size(), value == null ? 0 : 1, where + "saved outputs beside values");
        }
        shell.variables().forEach(shell::drop);
    }

    /** Runs the source and returns the value of its last expression; null if it ends in none. */
    private static Object evaluate(String source, String where) {
        Object value = null;
        String rest = source.strip();
        while (!rest.isEmpty()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            assertTrue(next.completeness().isComplete(), where + "is not complete: " + rest);
            CELLS.value = null;
            for (SnippetEvent event : shell.eval(next.source())) {
                if (event.causeSnippet() != null) {
                    continue;
                }
                if (event.exception() != null) {
                    fail(where + next.source().strip() + "\n" + event.exception().getMessage(), event.exception());
                }
                assertTrue(event.status() == Snippet.Status.VALID, () -> where + next.source().strip() + "\n"
                        + shell.diagnostics(event.snippet()).map(error -> error.getMessage(Locale.ROOT))
                                .collect(Collectors.joining("\n")));
                boolean isShown = event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                        || event.snippet().subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND;
                value = isShown ? CELLS.value : null;
            }
            rest = next.remaining().strip();
        }
        return value;
    }

    @TestFactory
    Stream<DynamicTest> everyNotebookIsSavedWithItsOutputs() throws IOException {
        return notebooks().stream().map(notebook -> DynamicTest.dynamicTest(notebook.getFileName().toString(),
                () -> checkOutputs(notebook)));
    }

    private static void checkOutputs(Path notebook) throws IOException {
        List<Cell> cells = cells(notebook);
        assertTrue(cells.get(0).source.startsWith(LOADS_THE_KIT), "the first cell does not load the kit");
        assertEquals(1, cells.stream().filter(cell -> cell.source.contains("%")
                && cell.source.lines().anyMatch(line -> line.startsWith("%"))).count());
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String where = "cell " + cell.place + " ";
            assertEquals(i + 1, cell.executionCount.asInt(), where + "was not run in its turn");
            assertEquals(i == 0 ? 0 : 1, cell.outputs.size(), where + "outputs");
            for (JsonNode output : cell.outputs) {
                assertEquals("execute_result", output.get("output_type").asText(), where + output);
                assertTrue(output.get("data").has("text/html"), where + "shows no HTML");
            }
        }
        String text = Files.readString(notebook);
        for (String folder : List.of("user.dir", "user.home", "java.io.tmpdir")) {
            assertFalse(text.contains(System.getProperty(folder) + "/"), "a path of this machine");
        }
        assertFalse(text.contains("ferrolens-plotly"), "saved with plotly: run it with FERROLENS_STATIC set");
    }
}
