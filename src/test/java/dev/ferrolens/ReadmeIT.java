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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the README shows, in its order, in a folder that looks like a clone after the build.
 *
 * <p>An {@code sh} block is run as it stands, with the variables that blocks before it set. A {@code java} block is the
 * file that the words before it name ({@code here `Slowest.java`}), or what is typed at the prompt.
 */
class ReadmeIT {
    private static final Path JAR = Path.of("target/ferrolens.jar");
    private static final String PROMPT_OPENS = "src/test/profiles/inventory/dev";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|java)\\n(.*?)^```$");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (.*)$");
    private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->\\s*$");
    private static final Pattern FILE = Pattern.compile("here `([\\w.]+)`");
    private static final Pattern JBANG_JAR = Pattern.compile("(?m)^//DEPS (\\S+)$");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^[A-Z]+=.*$");

    private static final List<String> SHOWN = List.of(JAR.toString(), "src", "queries", "notebooks", "README.md");

    private static Path clone;

    /** A block, with the comment that stands right before it, and the text between it and the last one. */
    private record Block(String section, String language, String comment, String before, String text) {
        /** The file that it is; empty if it is typed. */
        String file() {
            Matcher file = FILE.matcher(before);
            return language.equals("java") && file.find() ? file.group(1) : "";
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
    Stream<DynamicTest> everyBlockWorksAsWritten() throws IOException {
        List<String> variables = new ArrayList<>();
        return blocks(Files.readString(Path.of("README.md"))).stream()
                .filter(block -> !block.comment.startsWith("not run"))
                .map(block -> DynamicTest.dynamicTest(block.title(), () -> {
                    if (!block.file().isEmpty()) {
                        Files.writeString(clone.resolve(block.file()), block.text);
                        JBANG_JAR.matcher(block.text).results()
                                .forEach(jar -> assertTrue(Files.exists(clone.resolve(jar.group(1))), jar.group()));
                    } else if (block.language.equals("java")) {
                        assumeNeedsAreMet(block);
                        type(block.text);
                    } else {
                        String script = String.join("\n", variables) + "\n" + block.text;
                        ASSIGNMENT.matcher(block.text).results().forEach(found -> variables.add(found.group()));
                        assumeNeedsAreMet(block);
                        runInShell(script);
                    }
                }));
    }

    private static List<Block> blocks(String readme) {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme);
        int end = 0;
        while (block.find()) {
            String before = readme.substring(end, block.start());
            Matcher section = SECTION.matcher(readme).region(0, block.start());
            String title = section.results().reduce((first, second) -> second).map(found -> found.group(1)).orElse("");
            Matcher comment = COMMENT.matcher(before.substring(Math.max(0, before.lastIndexOf("<!--"))));
            blocks.add(new Block(title, block.group(1), comment.find() ? comment.group(1) : "", before, block.group(2)));
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

    private static void type(String lines) throws Exception {
        Outcome outcome = run(List.of("java", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-jar", JAR.toString(),
                PROMPT_OPENS), lines);
        assertEquals(0, outcome.exitCode, outcome.err);
        String errors = outcome.out.lines().filter(line -> line.matches("(jshell> )*\\|  .*"))
                .collect(Collectors.joining("\n"));
        assertEquals("", errors, outcome.out);
        assertTrue(outcome.out.lines().count() > lines.lines().count(), outcome.out);
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
