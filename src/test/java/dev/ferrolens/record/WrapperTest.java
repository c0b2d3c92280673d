package dev.ferrolens.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrapperTest {
    private static final Path PROGRAM = Path.of("wrapper");
    private static final Toolchain STABLE = new Toolchain(Optional.empty(), "rustc 1.95.0");
    private static final Toolchain NIGHTLY = new Toolchain(Optional.empty(), "rustc 1.97.0-nightly");

    @Test
    void theEnvironmentTellsItWhatToAddToWhat(@TempDir Path folder) throws IOException {
        Path project = Files.createDirectory(folder.resolve("a \"b\""));
        Files.writeString(project.resolve("Cargo.toml"), "");
        Recording recording = Recording.of(project);
        String notes = "\"project\": \"" + recording.project().toString().replace("\"", "\\\"")
                + "\",\n  \"cleaned\": true";
        Path into = Path.of("into");
        assertEquals(Map.of("RUSTC_WRAPPER", "wrapper", "FERROLENS_FOLDER", "into", "FERROLENS_NOTES", notes,
                "FERROLENS_FLAGS", "-Zself-profile=/a b\u001f-Zthreads=4", "FERROLENS_RECORD", "primary"),
                Wrapper.environment(PROGRAM, into, List.of("-Zself-profile=/a b", "-Zthreads=4"), recording, NIGHTLY,
                        Optional.empty()));
        assertEquals(Map.of("RUSTC_WRAPPER", "wrapper", "FERROLENS_FOLDER", "into", "FERROLENS_NOTES", notes,
                "FERROLENS_FLAGS", "", "FERROLENS_RECORD", "all", "FERROLENS_BOOTSTRAP", "1", "FERROLENS_WRAPPER",
                "/bin/mine"), Wrapper.environment(PROGRAM, into, List.of(), recording.wholeTree(), STABLE,
                        Optional.of("/bin/mine")));
    }

    @Test
    void onlyAWrapperWithACacheIsLeftOut() {
        assertTrue(Wrapper.caches("sccache"));
        assertTrue(Wrapper.caches("/usr/bin/ccache"));
        assertFalse(Wrapper.caches("/home/me/.cache/tools/rustc-with-flags"));
    }

    @Test
    void aRelativePathBeginsAtTheFolderThatHoldsCargosConfiguration(@TempDir Path folder) throws IOException {
        Path tool = Files.createDirectories(folder.resolve("tools")).resolve("wrap");
        Files.writeString(tool, "");
        Path member = Files.createDirectories(folder.resolve("crates/app"));
        assertEquals(tool.toString(), Wrapper.locate("tools/wrap", member));
        assertEquals("/bin/wrap-of-no-file", Wrapper.locate("/bin/wrap-of-no-file", member));
        assertEquals("sccache", Wrapper.locate("sccache", member));
    }
}
