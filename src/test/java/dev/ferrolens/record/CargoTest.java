package dev.ferrolens.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.ProfileException;
import dev.ferrolens.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording with the real cargo, where there is one: an application with a library in its own workspace. */
class CargoTest {
    private static final String MANIFEST = """
            [package]
            name = "app"
            version = "0.1.0"
            edition = "2021"

            [dependencies]
            helper = { path = "helper" }

            [workspace]
            """;
    private static final String HELPER = MANIFEST.replace("\"app\"", "\"helper\"")
            .replaceAll("(?s)\\[dependencies.*", "");
    /** Compiles only with the flag that cargo's configuration sets. */
    private static final String MAIN = """
            #[cfg(not(from_the_configuration))]
            compile_error!("a flag of cargo's configuration was lost");

            fn main() {
                println!("{}", helper::twice(4));
            }
            """;

    private static Path project;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeAll
    static void writeProject(@TempDir Path folder) throws IOException {
        assumeTrue(isCargoThere(), "not run: there is no cargo here");
        project = folder.toRealPath();
        write("Cargo.toml", MANIFEST);
        write("src/main.rs", MAIN);
        write("helper/Cargo.toml", HELPER);
        write("helper/src/lib.rs", "pub fn twice<T: std::ops::Add<Output = T> + Copy>(x: T) -> T { x + x }\n");
        write(".cargo/config.toml", "[build]\nrustflags = [\"--cfg\", \"from_the_configuration\"]\n");
    }

    private static boolean isCargoThere() {
        try {
            return !Program.run(Path.of("."), List.of("cargo", "--version"), Map.of(), OutputStream.nullOutputStream())
                    .failed();
        } catch (ProfileException e) {
            return false;
        }
    }

    private static void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Path record(Recording recording) {
        return Recorder.record(recording, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static List<String> crates(Path folder) {
        try (Session s = Ferrolens.open(folder)) {
            return s.compilations().orderBy("crate").rows().stream().map(row -> row.getString("crate")).toList();
        }
    }

    private static List<String> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String cargoBuild(Recording like) {
        Toolchain toolchain = Toolchain.find(project, like.toolchain());
        return Program.run(project, toolchain.command(like.buildWords()), Map.of(), OutputStream.nullOutputStream()).err();
    }

    @Test
    void oneCallRecordsTheProjectsOwnPackageAndLeavesTheBuildAsCargoWouldHaveIt() throws IOException {
        Recording recording = Recording.of(project).bin("app");
        cargoBuild(recording);
        cargoBuild(recording.release());
        FileTime released = Files.getLastModifiedTime(project.resolve("target/release/app"));
        Path folder = record(recording);
        assertEquals(List.of("app"), crates(folder));
        assertTrue(folder.startsWith(project.resolve("target/ferrolens")), folder.toString());
        assertTrue(filesOf(folder).stream().allMatch(file -> file.endsWith(".mm_profdata")), "only recordings are left");
        assertTrue(printed().startsWith("Recording " + project + " with "), printed());
        assertTrue(printed().contains("Compiling app"), printed());
        assertFalse(printed().contains("Compiling helper"), printed());
        assertFalse(cargoBuild(recording).contains("Compiling"), "the next build has nothing to do");
        assertEquals(released, Files.getLastModifiedTime(project.resolve("target/release/app")));
    }

    @Test
    void theWholeTreeIsBuiltElsewhereAsOftenAsAsked() throws IOException {
        cargoBuild(Recording.of(project));
        FileTime built = Files.getLastModifiedTime(project.resolve("target/debug/app"));
        Path folder = record(Recording.of(project).wholeTree().repetitions(2));
        assertEquals(List.of("app", "app", "helper", "helper"), crates(folder));
        assertEquals(4, filesOf(folder).size(), "only recordings are left");
        assertEquals(built, Files.getLastModifiedTime(project.resolve("target/debug/app")));
    }

    @Test
    void aFailedBuildIsASentenceAndWhatWasRecordedUntilThenCanBeOpened(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("Cargo.toml"), HELPER.replace("helper", "broken"));
        Path source = Files.createDirectory(other.resolve("src")).resolve("lib.rs");
        Files.writeString(source, "pub fn f() -> u32 { \"text\" }\n");
        Recording recording = Recording.of(other);
        String message = assertThrows(ProfileException.class, () -> record(recording)).getMessage();
        assertTrue(message.startsWith("The build of " + other.toRealPath() + " failed: error[E0308]: mismatched types at"
                + " src/lib.rs:1:21; could not compile `broken`"), message);
        String end = "what was recorded until then can be opened: ";
        Path folder = Path.of(message.substring(message.indexOf(end) + end.length(), message.length() - 1));
        assertEquals(List.of("broken"), crates(folder));
        assertTrue(printed().contains("expected `u32`"), printed());

        Recording wrong = recording.bin("nothing");
        assertTrue(assertThrows(ProfileException.class, () -> record(wrong)).getMessage()
                .endsWith("; nothing was recorded until then."));
    }

    @Test
    void whatTheProfilerComplainsOfReachesTheUser() {
        Recording recording = Recording.of(project).counter("sheep");
        assertEquals("Nothing was recorded of " + project + ": warning: failed to create profiler: \"sheep\" is not a"
                + " valid counter name.", assertThrows(ProfileException.class, () -> record(recording)).getMessage());
    }

    @Test
    void aToolchainThatIsNotInstalledIsASentence() {
        Recording recording = Recording.of(project).toolchain("no-such-toolchain");
        String message = assertThrows(ProfileException.class, () -> record(recording)).getMessage();
        assertTrue(message.contains("no-such-toolchain") || message.startsWith("The program rustup cannot be run"),
                message);
    }

    @Test
    void anInterruptEndsCargoAndWhatItStarted(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("Cargo.toml"), HELPER.replace("helper", "slow"));
        Files.createDirectory(other.resolve("src"));
        Files.writeString(other.resolve("src/lib.rs"), "");
        Path asleep = other.resolve("asleep");
        Files.writeString(other.resolve("build.rs"), "fn main() { std::fs::write(\"asleep\", \"\").unwrap();"
                + " std::thread::sleep(std::time::Duration::from_secs(600)); }\n");
        CompletableFuture<RuntimeException> ended = new CompletableFuture<>();
        Thread recorder = new Thread(() -> {
            try {
                ended.complete(new IllegalStateException("recorded " + record(Recording.of(other))));
            } catch (ProfileException e) {
                ended.complete(e);
            }
        });
        recorder.start();
        while (Files.notExists(asleep)) {
            assertFalse(ended.isDone());
            Thread.sleep(20);
        }
        recorder.interrupt();
        assertTrue(ended.get(20, TimeUnit.SECONDS).getMessage().endsWith(" was interrupted."));
        assertEquals(0, ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count());
    }
}
