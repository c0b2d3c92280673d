package dev.ferrolens.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class RecordCommandTest {
    @TempDir
    private Path project;

    private String recording(String... options) throws IOException {
        Files.writeString(project.resolve("Cargo.toml"), "");
        List<String> words = new ArrayList<>(List.of(project.toString()));
        words.addAll(List.of(options));
        return CommandLine.populateCommand(new RecordCommand(), words.toArray(new String[0])).recording().toString();
    }

    private void assertBuilds(String cargo, String... options) throws IOException {
        String recording = recording(options);
        assertTrue(recording.startsWith(cargo + " in "), recording);
    }

    @Test
    void aWordForCargoMayLookLikeAnOption() throws IOException {
        assertBuilds("cargo build -px", "--cargo-argument=-px");
        assertBuilds("cargo build -p x --release --lib", "--cargo-argument", "-p", "--cargo-argument=x",
                "--cargo-argument", "--release", "--cargo-argument=--lib");
        assertBuilds("cargo build --config a=b --jobs 1", "--cargo-argument=--config", "--cargo-argument=a=b",
                "--cargo-argument=--jobs", "--cargo-argument=1");
    }

    @Test
    void aWordForRustcMayLookLikeAnOption() throws IOException {
        assertTrue(recording("--rustc-argument=-pretty", "--rustc-argument", "-Zthreads=4")
                .contains(" -pretty -Zthreads=4 for "));
    }

    @Test
    void withoutItsWordAnArgumentIsASentence() {
        assertEquals("Missing required parameter for option '--cargo-argument' (WORD)",
                assertThrows(ParameterException.class, () -> recording("--cargo-argument")).getMessage());
    }
}
