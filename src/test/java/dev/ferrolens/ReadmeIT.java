package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the README and the guide show, in their order, in a folder that looks like a clone after the build.
 *
 * <p>An {@code sh} block is run as it stands, with the variables that blocks before it on the page set. A {@code java}
 * block is the file that the words before it name ({@code here `Slowest.java`}), or what is typed at the prompt. One
 * prompt serves all blocks that need no other program.
 */
@Tag("slow")
class ReadmeIT {
    private static final Path JAR = Path.of("target/ferrolens.jar");
    private static final String PROMPT_OPENS = "src/test/profiles/inventory/dev";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|java)\\n(.*?)^```$");
    private static final Pattern SECTION = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->\\s*$");
    private static final Pattern FILE = Pattern.compile("here `([\\w.]+)`");
    private static final Pattern JBANG_JAR = Pattern.compile("(?m)^//DEPS (\\S+)$");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^[A-Z]+=.*$");

    private static final List<String> SHOWN = List.of(JAR.toString(), "src", "queries", "notebooks", "README.md");

    private static Path clone;

    /** A block, with the comment that stands right before it, and the text between it and the last one. */
    private record Block(String section, String language, String comment, String before, String text) {
        /** Returns the name of the file that it is; empty if it is typed. */
        String file() {
            Matcher file = FILE.matcher(before);
            return language.equals("java") && file.find() ? file.group(1) : "";
        }

        boolean isTyped() {
            return language.equals("java") && file().isEmpty();
        }

        String title() {
            return section + ": " + text.lines().filter(line -> !line.startsWith("import")).findFirst().orElse("");
        }
    }

    @BeforeAll
    static void layOut(@TempDir Path folder) throws IOException {
        clone = folder;
        Files.createDirectory(clone.resolve("target"));
        for (String shown : SHOWN) {
            Files.createSymbolicLink(clone.resolve(shown), Path.of(shown).toRealPath());
        }
    }

    @AfterAll
    static void removeLinks() throws IOException {
        for (String shown : SHOWN) {
            Files.delete(clone.resolve(shown));
        }
    }

    @TestFactory
    Stream<DynamicNode> everyBlockWorksAsWritten() {
        Map<Path, List<Block>> pages = new LinkedHashMap<>();
        Guide.pages().forEach(page -> pages.put(page, blocks(Guide.text(page)).stream()
                .filter(block -> !block.comment.startsWith("not run")).toList()));
        SharedPrompt prompt = new SharedPrompt(pages.values().stream().flatMap(List::stream)
                .filter(block -> block.isTyped() && block.comment.isEmpty()).toList());
        return pages.entrySet().stream().filter(page -> !page.getValue().isEmpty()).map(page -> {
            List<String> variables = new ArrayList<>();
            return DynamicContainer.dynamicContainer(page.getKey().getFileName().toString(), page.getValue().stream()
                    .map(block -> DynamicTest.dynamicTest(block.title(), () -> run(block, variables, prompt))));
        });
    }

    private static void run(Block block, List<String> variables, SharedPrompt prompt) throws Exception {
        if (!block.file().isEmpty()) {
            Files.writeString(clone.resolve(block.file()), block.text);
            JBANG_JAR.matcher(block.text).results()
                    .forEach(jar -> assertTrue(Files.exists(clone.resolve(jar.group(1))), jar.group()));
        } else if (!block.isTyped()) {
            String script = String.join("\n", variables) + "\n" + block.text;
            ASSIGNMENT.matcher(block.text).results().forEach(found -> variables.add(found.group()));
            assumeNeedsAreMet(block);
            runInShell(script);
        } else if (block.comment.isEmpty()) {
            assertAnswers(block, prompt.printed(block));
        } else {
            assumeNeedsAreMet(block);
            assertAnswers(block, type(block.text));
        }
    }

    /** Blocks typed one after the other at one prompt, each followed by a line that marks its end. */
    private static final class SharedPrompt {
        private final List<Block> blocks;
        private String printed;

        SharedPrompt(List<Block> blocks) {
            this.blocks = blocks;
        }

        /** Returns what the prompt printed for a block. */
        String printed(Block block) throws Exception {
            if (printed == null) {
                StringBuilder typed = new StringBuilder();
                for (int i = 0; i < blocks.size(); i++) {
                    typed.append(blocks.get(i).text).append("System.out.println(\"end of block \" + ").append(i)
                            .append(")\n");
                }
                printed = type(typed.toString());
            }
            int number = blocks.indexOf(block);
            int start = number == 0 ? 0 : end(number - 1);
            return printed.substring(start, end(number));
        }

        private int end(int block) {
            Matcher end = Pattern.compile("end of block " + block + "\\R").matcher(printed);
            assertTrue(end.find(), () -> "block " + block + " was not typed to its end: " + printed);
            return end.end();
        }
    }

    private static List<Block> blocks(String page) {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        int end = 0;
        while (block.find()) {
            String before = page.substring(end, block.start());
            Matcher section = SECTION.matcher(page).region(0, block.start());
            String title = section.results().reduce((first, second) -> second).map(found -> found.group(1)).orElse("");
            Matcher comment = COMMENT.matcher(before.substring(Math.max(0, before.lastIndexOf("<!--"))));
            blocks.add(new Block(title, block.group(1), comment.find() ? comment.group(1) : "", before,
                    block.group(2)));
            end = block.end();
        }
        return blocks;
    }

    private static void assumeNeedsAreMet(Block block) {
        Stream.of(block.comment.replaceFirst("^needs ", "").split("[, ]+")).filter(program -> !program.isEmpty())
                .forEach(program -> assumeTrue(isOnPath(program), "not run: there is no " + program + " here"));
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void runInShell(String script) throws Exception {
        Outcome outcome = run(List.of("sh", "-e", "-c", script), "");
        assertEquals(0, outcome.exitCode, outcome.err);
        assertFalse(outcome.err.contains("\tat "), outcome.err);
        assertFalse(outcome.out.contains("|  Exception"), outcome.out);
    }

    private static String type(String lines) throws Exception {
        Outcome outcome = run(List.of("java", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-jar",
                JAR.toString(),
                PROMPT_OPENS), lines);
        assertEquals(0, outcome.exitCode, outcome.err);
        return outcome.out;
    }

    private static void assertAnswers(Block block, String printed) {
        String errors = printed.lines().filter(line -> line.matches("(jshell> )*\\|  .*"))
                .collect(Collectors.joining("\n"));
        assertEquals("", errors, printed);
        assertTrue(printed.lines().count() > block.text.lines().count(), printed);
    }

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome run(List<String> words, String typed) throws Exception {
        Path in = Files.writeString(clone.resolve("typed"), typed);
        Path out = clone.resolve("printed");
        Path err = clone.resolve("complaints");
        ProcessBuilder builder = new ProcessBuilder(words).directory(clone.toFile())
                .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator
                + environment.get("PATH"));
        // None of these runs is long enough for the compiler that takes its time.
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        int exitCode = builder.start().waitFor();
        return new Outcome(exitCode, text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
