package dev.ferrolens.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Recordings;
import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.file.Resource;
import dev.ferrolens.finding.Findings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** SKILL.md says what is there: its commands run, its queries exist, and it has a line for each kind of finding. */
class SkillTest {
    private static final Path SKILL = Path.of("src/main/skill/SKILL.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern IN_TEXT = Pattern.compile("`(ferrolens quer[^`]*)`");
    private static final Pattern ID = Pattern.compile("new Finding\\(\\s*\"([a-z-]+)\"");
    private static final Pattern ID_IN_TABLE = Pattern.compile("`([a-z-]+)`");

    @TempDir
    private Path folder;
    private Path project;

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("Cargo.toml"), "[package]\nname = \"tiny\"\nedition = \"2021\"\n");
        Files.writeString(project.resolve("src/main.rs"), "fn main() {}\n");
        Path launcher = Files.createDirectories(folder.resolve("bin")).resolve("ferrolens");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path") + "' "
                + Main.class.getName() + " \"$@\"\n");
        assertTrue(launcher.toFile().setExecutable(true));
        for (int i = 1; i <= 2; i++) {
            Path recording = Files.createDirectories(project.resolve("target/ferrolens/" + i));
            Files.copy(Recordings.own("inventory/dev/inventory"), recording.resolve("inventory-1.mm_profdata.gz"));
        }
    }

    private static String skill() throws IOException {
        return Files.readString(SKILL);
    }

    @Test
    void theCommandPrintsIt() throws IOException {
        StringWriter out = new StringWriter();
        assertEquals(0, Main.run(new PrintWriter(out), new PrintWriter(StringWriter.nullWriter()), "skill"));
        assertEquals(skill(), out.toString());
        assertTrue(out.toString().startsWith("---\nname: ferrolens\ndescription: "), "the front matter");
    }

    /** Cargo's own commands are run where there is a cargo; what they would have recorded is there already. */
    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> everyBlockRunsAsWritten() throws IOException {
        boolean hasCargo = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "cargo")));
        return BLOCK.matcher(skill()).results().map(block -> block.group(1).lines()
                .filter(line -> hasCargo || !line.matches("(time )?cargo .*|ferrolens record .*"))
                .collect(Collectors.joining("\n"))).toList().stream()
                .map(lines -> DynamicTest.dynamicTest(lines, () -> run(lines)));
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> everyCommandInTheTextRuns() throws IOException {
        return IN_TEXT.matcher(skill()).results().map(command -> command.group(1).replace("NAME", "retained"))
                .distinct().toList().stream().map(line -> DynamicTest.dynamicTest(line, () -> run(line)));
    }

    private void run(String lines) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed");
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", lines).directory(project.toFile())
                .redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().remove("CARGO_TARGET_DIR");
        int exitCode = builder.start().waitFor();
        assertEquals(0, exitCode, Files.readString(printed));
        assertFalse(Files.readString(printed).contains("\tat "), Files.readString(printed));
    }

    @Test
    void everyQueryThatItNamesExists() throws IOException {
        Set<String> known = Stream.of(Catalog.all().toString().split("\\s+")).collect(Collectors.toSet());
        List<String> named = skill().lines().filter(line -> line.matches(".*target/.* in place of .*"))
                .flatMap(line -> Pattern.compile("`([a-z-]+)`").matcher(line.substring(line.lastIndexOf("target/")))
                        .results().map(name -> name.group(1))).toList();
        assertEquals(List.of(), named.stream().filter(name -> !known.contains(name)).toList());
        assertFalse(named.isEmpty());
    }

    @Test
    void itsTableHasALineForEachKindOfFinding() throws IOException {
        String table = skill().substring(skill().indexOf("| `id` |"), skill().indexOf("Keep the program's behaviour"));
        Set<String> told = table.lines().skip(2).filter(line -> line.startsWith("|"))
                .flatMap(line -> ID_IN_TABLE.matcher(line.split("\\|")[1]).results().map(id -> id.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>();
        try (Stream<Path> rules = Files.list(Path.of("src/main/java/dev/ferrolens/finding"))) {
            for (Path rule : rules.toList()) {
                ID.matcher(Files.readString(rule)).results().map(id -> id.group(1)).forEach(there::add);
            }
        }
        Resource.lines(Findings.class, "knowledge.txt").stream().filter(line -> line.matches("\\[.*]"))
                .map(line -> line.substring(1, line.length() - 1).replace(' ', '-')).forEach(there::add);
        there.addAll(Set.of("dependency-generics", "instances-taken-along"));
        there.remove("much-");
        assertEquals(there, told);
    }
}
