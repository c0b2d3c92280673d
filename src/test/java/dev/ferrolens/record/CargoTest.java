package dev.ferrolens.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.Cargo;
import dev.ferrolens.Ferrolens;
import dev.ferrolens.OwnProcess;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import dev.ferrolens.shell.Main;
import dev.ferrolens.table.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recording with the real cargo, where there is one: an application with a library in its own workspace. */
@Tag("slow")
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

    /** A build script that takes longer than any test. */
    private static final String SLEEPS = "fn main() { std::fs::write(\"asleep\", \"\").unwrap();"
            + " std::thread::sleep(std::time::Duration::from_secs(600)); }\n";

    private static Path project;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeAll
    static void writeProject(@TempDir Path folder) throws IOException {
        Cargo.assumeThere();
        project = folder.toRealPath();
        write("Cargo.toml", MANIFEST);
        write("src/main.rs", MAIN);
        write("helper/Cargo.toml", HELPER);
        write("helper/src/lib.rs", "pub fn twice<T: std::ops::Add<Output = T> + Copy>(x: T) -> T { x + x }\n");
        write(".cargo/config.toml", "[build]\nrustflags = [\"--cfg\", \"from_the_configuration\"]\n");
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
        return Program.run(project, toolchain.command(like.buildWords()), Map.of(), OutputStream.nullOutputStream())
                .err();
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
        assertTrue(filesOf(folder).stream().allMatch(file -> file.matches("app-\\d+\\.(mm_profdata|process\\.json)")),
                () -> "only recordings: " + folder);
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
        assertEquals(8, filesOf(folder).size(), "only recordings are left, and what is noted of them");
        assertEquals(built, Files.getLastModifiedTime(project.resolve("target/debug/app")));
    }

    @Test
    void aFailedBuildIsASentenceAndWhatWasRecordedUntilThenCanBeOpened(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("Cargo.toml"), HELPER.replace("helper", "broken"));
        Path source = Files.createDirectory(other.resolve("src")).resolve("lib.rs");
        Files.writeString(source, "pub fn f() -> u32 { \"text\" }\n");
        Recording recording = Recording.of(other);
        String message = assertThrows(FerrolensException.class, () -> record(recording)).getMessage();
        assertTrue(message.startsWith("The build of " + other.toRealPath() + " failed: error[E0308]: mismatched types"
                + " at src/lib.rs:1:21; could not compile `broken`"), message);
        String end = "what was recorded until then can be opened: ";
        Path folder = Path.of(message.substring(message.indexOf(end) + end.length(), message.length() - 1));
        assertEquals(List.of("broken"), crates(folder));
        assertTrue(printed().contains("expected `u32`"), printed());

        Recording wrong = recording.bin("nothing");
        assertTrue(assertThrows(FerrolensException.class, () -> record(wrong)).getMessage()
                .endsWith("; nothing was recorded until then."));
    }

    @Test
    void whatTheProfilerComplainsOfReachesTheUser() {
        Recording recording = Recording.of(project).counter("sheep");
        assertEquals("Nothing was recorded of " + project + ": warning: failed to create profiler: \"sheep\" is not a"
                + " valid counter name.", assertThrows(FerrolensException.class, () -> record(recording)).getMessage());
    }

    @Test
    void aToolchainThatIsNotInstalledIsASentence() {
        Recording recording = Recording.of(project).toolchain("no-such-toolchain");
        String message = assertThrows(FerrolensException.class, () -> record(recording)).getMessage();
        assertTrue(message.contains("no-such-toolchain") || message.startsWith("The program rustup cannot be run"),
                message);
    }

    @Test
    void anInterruptEndsCargoAndWhatItStarted(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("Cargo.toml"), HELPER.replace("helper", "slow"));
        Files.createDirectory(other.resolve("src"));
        Files.writeString(other.resolve("src/lib.rs"), "");
        Path asleep = other.resolve("asleep");
        Files.writeString(other.resolve("build.rs"), SLEEPS);
        CompletableFuture<RuntimeException> ended = new CompletableFuture<>();
        Thread recorder = new Thread(() -> {
            try {
                ended.complete(new IllegalStateException("recorded " + record(Recording.of(other))));
            } catch (FerrolensException e) {
                ended.complete(e);
            }
        });
        recorder.start();
        while (Files.notExists(asleep)) {
            assertFalse(ended.isDone());
            Thread.sleep(20);
        }
        List<ProcessHandle> running = ProcessHandle.current().descendants().toList();
        assertTrue(running.size() >= 2, "cargo and the build script: " + running);
        recorder.interrupt();
        String message = ended.get(20, TimeUnit.SECONDS).getMessage();
        Path folder = other.toRealPath().resolve("target/ferrolens/1");
        assertEquals("Interrupted; ended: cargo build; what was recorded until then can be opened: "
                + folder + ".", message);
        assertEquals(List.of("build_script_build"), crates(folder));
        for (ProcessHandle process : running) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void beyondTheRecordingItIsNotedWhatRustcTook() {
        try (Session s = Ferrolens.open(record(Recording.of(project).bin("app")))) {
            Row noted = s.compilations().rows().get(0);
            assertTrue(noted.getLong("cores") >= 1);
            assertEquals(true, noted.get("cleaned"));
            assumeTrue(noted.get("cpu_ns") != null, "not measured on this system");
            assertTrue(noted.getLong("cpu_ns") > 1_000_000, noted::toString);
            assertTrue(noted.getLong("cpu_ns") <= noted.getLong("cores") * 2 * noted.getLong("wall_ns") + 1_000_000_000,
                    noted::toString);
            assertTrue(noted.getLong("peak_rss_bytes") > 10_000_000, noted::toString);
        }
    }

    @Test
    void aWorkspaceThatBuildsNothingLosesNothing(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("Cargo.toml"), "[workspace]\nmembers = [\"a\"]\ndefault-members = []\n");
        Files.createDirectories(other.resolve("a/src"));
        Files.writeString(other.resolve("a/Cargo.toml"), HELPER.replace("helper", "a").replace("[workspace]", ""));
        Files.writeString(other.resolve("a/src/lib.rs"), "");
        Path kept = Files.createDirectories(other.resolve("target/debug")).resolve("kept");
        Files.writeString(kept, "mine");
        Recording recording = Recording.of(other);
        String message = assertThrows(FerrolensException.class, () -> record(recording)).getMessage();
        assertTrue(message.endsWith("name one with --package (a). Nothing was deleted."), message);
        assertEquals(List.of("debug"), filesOf(other.resolve("target")));
        assertEquals(List.of("a"), crates(record(recording.cargoArguments("-pa"))));
        assertEquals("mine", Files.readString(kept));
    }

    @Test
    void ifTheCompilerPanicsOverArgumentsItRecordsWithoutThem(@TempDir Path other) throws IOException {
        assumeTrue(Files.exists(Path.of("/bin/sh")), "the panic is made by a shell script");
        Files.writeString(other.resolve("Cargo.toml"), HELPER.replace("helper", "odd"));
        Files.createDirectory(other.resolve("src"));
        Files.writeString(other.resolve("src/lib.rs"), "");
        Path panics = other.resolve("panics");
        Files.writeString(panics, """
                #!/bin/sh
                case "$*" in *events=default,args*)
                    echo "thread 'rustc' panicked at compiler/rustc_query_impl/src/profiling_support.rs:1:1:" >&2
                    exit 101;;
                esac
                "$@"
                exit $?
                """);
        assertTrue(panics.toFile().setExecutable(true));
        Files.createDirectory(other.resolve(".cargo"));
        Files.writeString(other.resolve(".cargo/config.toml"), "[build]\nrustc-wrapper = \"" + panics + "\"\n");
        Path folder = record(Recording.of(other));
        assertEquals(List.of("odd"), crates(folder));
        assertTrue(printed().contains("The compiler panicked while it recorded the arguments of events; nothing was"
                + " recorded until then."), printed());
        assertEquals(2, filesOf(folder).size(), "a wrapper that starts rustc as another process hides no notes");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals(false, s.sql("SELECT has_arguments FROM compilation").rows().get(0).get("has_arguments"));
        }
    }

    @Test
    void twoRecordingsAtOnceBothWork() throws Exception {
        CompletableFuture<Path> other = CompletableFuture.supplyAsync(() -> Recorder.record(Recording.of(project),
                new PrintStream(OutputStream.nullOutputStream())));
        Path folder = record(Recording.of(project));
        assertEquals(List.of("app"), crates(folder));
        assertEquals(List.of("app"), crates(other.get(60, TimeUnit.SECONDS)));
    }

    @Test
    void llvmRecordsItselfBesideTheRecording() throws IOException {
        Path folder = record(Recording.of(project).bin("app").llvm());
        assertEquals(List.of(".llvm_timings.json", ".mm_profdata", ".process.json"), filesOf(folder).stream()
                .map(file -> file.replaceFirst("app-\\d+", "")).sorted().toList());
        assertEquals(List.of("app"), crates(folder));
        try (Stream<Path> left = Files.walk(project.resolve("target/debug"))) {
            assertEquals(List.of(), left.filter(file -> file.toString().contains("llvm_timings")).toList());
        }
    }

    @Test
    void whatIsRecordedForTheGraphOpensWithItsInstants() {
        try (Session s = Recording.of(project).bin("app").graph().open()) {
            assertTrue(s.sql("FROM instant").count() > 0);
            assertTrue(s.monomorphization().retained().rows().stream()
                    .noneMatch(row -> Boolean.TRUE.equals(row.get("is_estimate"))));
        }
    }

    @Test
    void aFileThatRustcWouldOverwriteIsPutAside(@TempDir Path other) throws IOException {
        Path source = Files.writeString(other.resolve("lib.rs"), "pub fn f() {}");
        Path users = Files.writeString(other.resolve("own-x.llvm_timings.json"), "mine");
        Toolchain toolchain = Toolchain.find(project, Optional.empty());
        Path wrapper = other.resolve("wrapper/rustc-wrapper");
        Path folder = Files.createDirectory(other.resolve("recorded"));
        Wrapper.compile(wrapper, toolchain);
        Map<String, String> environment = new HashMap<>(Wrapper.environment(wrapper, folder,
                List.of("-Zself-profile=" + folder, "-Zllvm-time-trace"), Recording.of(project), toolchain,
                Optional.empty()));
        environment.put("CARGO_PRIMARY_PACKAGE", "1");
        assertEquals("", Program.run(other, toolchain.command(List.of(wrapper.toString(), "rustc", "--crate-name",
                "own", "--crate-type=lib", "-C", "extra-filename=-x", "--out-dir", other.toString(),
                source.toString())), environment, OutputStream.nullOutputStream()).err());
        assertEquals(3, filesOf(folder).size(), () -> folder + " has a recording, notes, and what LLVM recorded");
        assertEquals("mine", Files.readString(users));
    }

    /** A process that was started to ignore Ctrl-C, in the background of a shell say, hands that on to its own. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16) & 2) != 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @Timeout(120)
    void aSignalIsASentenceAndLeavesNothingRunning(String signal, @TempDir Path other) throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/kill")), "not run: signals are those of Unix");
        assumeTrue(signal.equals("TERM") || !ignoresInterrupts(), "not run: this process was started to ignore Ctrl-C");
        Files.writeString(other.resolve("Cargo.toml"), HELPER.replace("helper", "slow"));
        Files.createDirectory(other.resolve("src"));
        Files.writeString(other.resolve("src/lib.rs"), "");
        Files.writeString(other.resolve("build.rs"), SLEEPS);
        Process recorder = OwnProcess.start(other, other, Main.class, "record", other.toString());
        while (Files.notExists(other.resolve("asleep"))) {
            assertTrue(recorder.isAlive());
            Thread.sleep(20);
        }
        List<ProcessHandle> running = recorder.descendants().toList();
        Process kill = new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(recorder.pid())).start();
        assertEquals(0, kill.waitFor());
        String said = new String(recorder.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(recorder.waitFor() > 128, said);
        Path folder = other.toRealPath().resolve("target/ferrolens/1");
        assertTrue(said.endsWith("Interrupted; what was recorded until then can be opened: " + folder + ".\n"), said);
        assertFalse(said.contains("failed"), said);
        assertEquals(List.of("build_script_build"), crates(folder));
        assertTrue(filesOf(folder).stream().allMatch(file -> file.startsWith("build_script_build-")), "no wrapper");
        for (ProcessHandle process : running) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
    }
}
