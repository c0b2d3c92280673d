package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RustcCommandTest {
    @Test
    void readsOptionsHoweverTheyAreSpelled() {
        RustcCommand command = RustcCommand.parse("rustc --crate-name tiny --edition=2021 -C opt-level=3"
                + " -Ccodegen-units=4 -C lto");
        assertEquals(Optional.of("tiny"), command.option("crate-name"));
        assertEquals(Optional.of("2021"), command.option("edition"));
        assertEquals(Optional.of("3"), command.codegen("opt-level"));
        assertEquals(Optional.of("4"), command.codegen("codegen-units"));
        assertEquals(Optional.of("yes"), command.codegen("lto"));
        assertEquals(Optional.empty(), command.option("target"));
    }

    @Test
    void theLastOfSeveralValuesCounts() {
        assertEquals(Optional.of("s"), RustcCommand.parse("rustc -C opt-level=3 -Copt-level=s").codegen("opt-level"));
    }

    @ParameterizedTest
    @CsvSource({
        "rustc --crate-name tiny --crate-type lib, library",
        "rustc --crate-name tiny --crate-type bin, binary",
        "rustc --crate-name tiny --crate-type proc-macro, proc macro",
        "rustc --crate-name build_script_build --crate-type bin, build script",
        "rustc --crate-name tiny --crate-type lib --test, test",
        "rustc, unknown"})
    void tellsWhatTheCompilationMakes(String command, String kind) {
        assertEquals(kind, RustcCommand.parse(command).crateKind());
    }

    @Test
    void namesTheCratesThatItUses() {
        assertEquals(Set.of("clap", "serde", "log", "core"), RustcCommand.parse("rustc --extern clap=/x/libclap-1.rlib"
                + " --extern noprelude:serde=/x/libserde-2.rlib --extern=log=/x:y/liblog.rlib --extern priv:core")
                .externCrates());
    }

    @ParameterizedTest
    @CsvSource({
        "serde=/t/deps/libserde-4e03.rlib, serde, serde, -4e03, false",
        "serde=/t/deps/libserde-4e03.rmeta, serde, serde, -4e03, true",
        "derive=/t/deps/libserde_derive-4e03.so, derive, serde_derive, -4e03, false",
        "noprelude:json=/t/libserde_json-4e03.rlib, json, serde_json, -4e03, false",
        "libc=/t/liblibc-4e03.rlib, libc, libc, -4e03, false",
        "log=liblog.rlib, log, log, '', false",
        "derive=C:\\t\\libserde_derive-4e03.dll, derive, libserde_derive, -4e03, false",
        "log=/home/a name/deps/liblog-4e03.rlib, log, log, -4e03, false",
        "log=/t/log.o, log, , '', false",
        "proc_macro, proc_macro, , '', false"})
    void readsWhichBuildOfACrateAnExternNames(String value, String name, String crate, String extra, boolean metadata) {
        Extern expected = new Extern(name, crate, extra, metadata);
        assertEquals(List.of(expected), RustcCommand.parse("rustc --extern " + value + " --cap-lints allow").externs());
        assertEquals(List.of(expected), RustcCommand.parse("rustc --extern=" + value).externs());
    }

    @Test
    void theWordAfterAnExternWithoutAFileIsNotPartOfIt() {
        assertEquals(List.of(new Extern("proc_macro", null, "", false), new Extern("a", null, "", false)),
                RustcCommand.parse("rustc --extern proc_macro lib.rs --extern a=/t/a b.rs -C x=/t/libx.rlib")
                        .externs());
    }

    @Test
    void tellsWhatItsOwnFilesEndIn() {
        assertEquals("-4e03", RustcCommand.parse("rustc -C metadata=77 -C extra-filename=-4e03").extraFilename());
        assertEquals("", RustcCommand.parse("rustc -C metadata=77").extraFilename());
    }

    @Test
    void tellsWhoseBuildScriptItIs() {
        String command = "rustc --crate-name build_script_build -C extra-filename=-54 --out-dir /t/build/memoffset-54";
        assertEquals(Optional.of("memoffset"), RustcCommand.parse(command).buildScriptPackage());
        assertEquals(Optional.empty(), RustcCommand.parse("rustc --crate-name a --out-dir /t").buildScriptPackage());
    }

    @Test
    void anEmptyCommandHasNoOptions() {
        assertTrue(RustcCommand.parse("").externCrates().isEmpty());
    }

    @Test
    void theRootFileIsTheOneThatIsCompiled() {
        assertEquals(Optional.of("src/main.rs"),
                RustcCommand.parse("rustc --crate-name app --edition=2021 src/main.rs --crate-type bin").rootFile());
        assertEquals(Optional.of("/home/me/my app/src/lib.rs"),
                RustcCommand.parse("rustc --crate-name app --edition=2021 /home/me/my app/src/lib.rs -C x").rootFile());
        assertEquals(Optional.empty(), RustcCommand.parse("rustc - --crate-name ___").rootFile());
    }
}
