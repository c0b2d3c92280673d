package dev.ferrolens.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Cargo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandTest {
    @TempDir
    private Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err, true), args);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    @Test
    void oneCommandRecordsASmallProjectAndPrintsOverviewAndFindings() throws IOException {
        Cargo.assumeThere();
        Files.writeString(folder.resolve("Cargo.toml"), """
                [package]
                name = "small"
                version = "0.1.0"
                edition = "2021"

                [features]
                greeting = []
                """);
        Files.writeString(Files.createDirectory(folder.resolve("src")).resolve("main.rs"), """
                #[cfg(not(feature = "greeting"))]
                compile_error!("the feature is off");

                fn main() {
                    println!("{:?}", "hello".chars().rev().collect::<Vec<_>>());
                }
                """);
        Outcome outcome = run("record", folder.toString(), "--bin", "small", "--release", "--llvm", "-F", "greeting");
        assertEquals(0, outcome.exitCode, outcome.err);
        assertTrue(outcome.out.startsWith("small (binary, opt-level 3"), outcome.out);
        assertTrue(outcome.out.contains("Work by area"), outcome.out);
        assertTrue(outcome.out.contains("savings do not add up") || outcome.out.contains("Nothing stands out"), outcome.out);
    }

    @Test
    void aFolderThatIsNoProjectIsASentence() {
        Outcome outcome = run("record", folder.toString());
        assertEquals(1, outcome.exitCode);
        assertEquals("The folder " + folder + " is no cargo project: it has no Cargo.toml.", outcome.err.strip());
    }

    @Test
    void helpTellsTheOptions() {
        String help = run("record", "--help").out;
        for (String option : new String[] {"--package", "--bin", "--lib", "--test", "--example", "--release", "--profile",
            "--features", "--all-features", "--no-default-features", "--whole-tree", "--llvm", "--all", "--events",
            "--counter", "--repetitions", "--toolchain", "--cargo-argument", "--rustc-argument"}) {
            assertTrue(help.contains(option), option);
        }
    }
}
