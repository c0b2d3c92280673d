package dev.ferrolens.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static final CargoProject WORKSPACE =
            new CargoProject(List.of("app"), List.of("app", "core", "tools"), Path.of("target"));

    @TempDir
    private Path folder;
    private Recording plain;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(folder.resolve("Cargo.toml"), "");
        plain = Recording.of(folder);
    }

    private static String build(Recording recording) {
        return String.join(" ", recording.buildWords());
    }

    private static String clean(Recording recording) {
        return String.join(" ", recording.cleanWords(WORKSPACE));
    }

    private static String flags(Recording recording) {
        return String.join(" ", recording.rustcFlags());
    }

    @Test
    void unlessToldOtherwiseItIsWhatCargoBuildsWithNamesOfFunctions() {
        assertEquals("cargo build", build(plain));
        assertEquals("-Zself-profile-events=default,args", flags(plain));
        assertEquals(1, plain.repetitions());
        assertFalse(plain.isOfWholeTree());
    }

    @Test
    void whatToBuildIsSaidInCargosWords() {
        assertEquals("cargo build --package app --bin server --profile release --features tls,json",
                build(plain.packageName("app").bin("server").release().features("tls", "json")));
        assertEquals("cargo build --lib --profile bench --all-features",
                build(plain.lib().profile("bench").allFeatures()));
        assertEquals("cargo build --test api --example demo --no-default-features --jobs 1",
                build(plain.test("api").example("demo").noDefaultFeatures().cargoArguments("--jobs", "1")));
    }

    @Test
    void whatToRecordIsSaidInRustcsWords() {
        assertEquals("-Zself-profile-events=default,args,llvm -Zllvm-time-trace", flags(plain.args().llvm()));
        assertEquals("-Zself-profile-events=default,args,all", flags(plain.all()));
        assertEquals("-Zself-profile-events=default", flags(plain.events("default")));
        assertEquals("-Zself-profile-events=default,llvm,args -Zllvm-time-trace",
                flags(plain.events("default").llvm().args()));
        assertEquals("-Zself-profile-events=default,args -Zself-profile-counter=instructions:u -Zthreads=4",
                flags(plain.counter("instructions:u").rustcArguments("-Zthreads=4")));
    }

    @Test
    void onlyWhatWillBeRecordedIsCleaned() {
        assertEquals("cargo clean --package app", clean(plain));
        assertEquals("cargo clean --profile release --package app", clean(plain.release().bin("server").allFeatures()));
        assertEquals("cargo clean --target wasm32-unknown-unknown --offline --package core",
                clean(plain.packageName("core").cargoArguments("--target", "wasm32-unknown-unknown", "--offline")));
        assertEquals("cargo clean --release --package core",
                clean(plain.cargoArguments("--package=core", "-r", "--features", "--release-notes", "-v")));
        assertEquals("cargo clean --package app --package core --package tools",
                clean(plain.cargoArguments("--workspace")));
        assertEquals("cargo clean --package app --package tools",
                clean(plain.cargoArguments("--workspace", "--exclude", "co*")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-p core", "-pcore", "-p=core", "--package core", "--package=core", "-vpcore", "-vp core",
        "-p core -p core", "-p cor?", "--bin server --package=c[no]re"})
    void aPackageIsNamedInEachWayThatCargoKnows(String words) {
        assertEquals("cargo clean --package core", clean(plain.cargoArguments(words.split(" "))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rpcore", "-pcore -r", "-r -p core", "--release -p=core", "-Fa -r --package core"})
    void lettersBehindOneDashAreOptionsOfTheirOwn(String words) {
        assertEquals("cargo clean --release --package core", clean(plain.cargoArguments(words.split(" "))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-p", "--package", "--package=", "-p=", "-p -v", "-p nothing*", "-p [", "--workspace"
            + " --exclude *", "--manifest-path other/Cargo.toml", "--manifest-path=other/Cargo.toml"})
    void whereNoPackageIsLeftNothingIsCleaned(String words) {
        Recording recording = plain.cargoArguments(words.split(" "));
        String message = assertThrows(FerrolensException.class, () -> clean(recording)).getMessage();
        assertTrue(message.endsWith(" Nothing was deleted."), message);
    }

    @Test
    void aWorkspaceThatBuildsNothingByItselfIsASentence() {
        CargoProject empty = new CargoProject(List.of(), List.of("a", "b"), Path.of("target"));
        assertEquals("There is nothing to record in " + plain.project() + ": cargo builds no package there unless it is"
                + " named, since default-members or the workspace is empty; name one with --package (a, b). Nothing was"
                + " deleted.", assertThrows(FerrolensException.class, () -> plain.cleanWords(empty)).getMessage());
        assertEquals(List.of("cargo", "clean", "--package", "b"), plain.packageName("b").cleanWords(empty));
    }

    @Test
    void argumentsAreRecordedUnlessEventsSayOtherwise() {
        assertTrue(plain.recordsArguments());
        assertTrue(plain.events("all").recordsArguments());
        assertFalse(plain.events("default", "llvm").recordsArguments());
    }

    @Test
    void aFlagThatChangesWhatIsBuiltIsKnownFromOneThatChangesWhatIsCounted() {
        assertFalse(plain.counter("instructions:u").changesWhatIsBuilt());
        assertTrue(plain.rustcArguments("-Copt-level=2").changesWhatIsBuilt());
    }

    @Test
    void eachOptionMakesAnotherRecording() {
        plain.release().llvm().wholeTree().repetitions(3).toolchain("stable").rustcArguments("-Zthreads=4");
        assertEquals("cargo build in " + plain.project() + ", with -Zself-profile-events=default,args for its own"
                + " packages; open() records it", plain.toString());
        assertTrue(plain.wholeTree().repetitions(3).toString()
                .endsWith("for the whole tree, 3 times; open() records it"));
    }

    @Test
    void aProjectIsAFolderWithAManifestOrTheManifest() {
        assertEquals(plain.project(), Recording.of(folder.resolve("Cargo.toml")).project());
        Path none = folder.resolve("src");
        assertEquals("The folder " + none + " is not a cargo project: it has no Cargo.toml.",
                assertThrows(FerrolensException.class, () -> Recording.of(none)).getMessage());
        assertThrows(FerrolensException.class, () -> plain.repetitions(0));
    }
}
