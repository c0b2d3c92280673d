package dev.ferrolens.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiments' crates as text; {@code -Pexperiments} compiles them. */
class ExperimentsTest {
    @Test
    void thereIsOneForEachKindOfAdvice() {
        List<String> names = Experiments.all().stream().map(Experiment::name).toList();
        assertTrue(names.size() >= 24, names.toString());
        assertEquals(names.size(), names.stream().distinct().count(), names.toString());
    }

    @Test
    void whateverHasACauseHasAnEditThatChangesIt() {
        for (Experiment experiment : Experiments.all()) {
            experiment.expected().firstSays().forEach(Pattern::compile);
            experiment.edits().forEach(edit -> assertNotEquals(experiment.project(), edit.project(),
                    experiment.name()));
            assertTrue(experiment.expected().firstSays().isEmpty() || !experiment.edits().isEmpty(), experiment.name());
        }
    }

    @Test
    void theSourcesAreTheSameEachTime() {
        assertEquals(Experiments.all(), Experiments.all());
    }

    @Test
    void textIsRepeatedWithItsNumber() {
        assertEquals("fn f0() {}\nfn f1() {}\n", Rust.repeat(2, "fn f<i>() {}"));
        assertEquals("a0, a1, a2", Rust.join(3, ", ", "a<i>"));
    }

    @Test
    void aProjectIsWrittenWithItsDependencies(@TempDir Path folder) throws IOException {
        Project.program("app", "fn main() {}\n").dependency("wire", "pub fn f() {}\n").file("checks/cc.sh",
                "#!/bin/sh\n")
                .release("lto = \"off\"").write(folder);
        assertTrue(Files.readString(folder.resolve("Cargo.toml"))
                .endsWith("[dependencies]\nwire = { path = \"wire\" }\n[profile.release]\nlto = \"off\"\n"));
        assertEquals("pub fn f() {}\n", Files.readString(folder.resolve("wire/src/lib.rs")));
        assertFalse(Files.readString(folder.resolve("wire/Cargo.toml")).contains("[workspace]"));
        assertTrue(Files.isExecutable(folder.resolve("checks/cc.sh")));
    }
}
