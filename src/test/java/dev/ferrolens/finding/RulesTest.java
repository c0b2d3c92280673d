package dev.ferrolens.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.Session;
import dev.ferrolens.measureme.ProfileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each rule on a recording in which a culprit costs much beside a little other work, and on one with the same culprit
 * beside a hundred times as much, in which it must be silent.
 */
class RulesTest {
    private static final long BEGIN = 1_700_000_000_000_000_000L;
    private static final String COMMAND = "--crate-name tiny --crate-type lib -C extra-filename=-1";

    @TempDir
    private Path folder;

    private static ProfileWriter recording(String command, long begin) {
        return ProfileWriter.withoutMetadata(9)
                .metadata("{\"start_time\":" + begin + ",\"process_id\":7,\"cmd\":\"rustc " + command + "\"}");
    }

    private List<String> titles(ProfileWriter... recordings) {
        try {
            Path build = Files.createTempDirectory(folder, "build");
            for (int i = 0; i < recordings.length; i++) {
                recordings[i].writeTo(build.resolve("p-" + i + ".mm_profdata"));
            }
            try (Session s = Ferrolens.open(build)) {
                Findings findings = s.findings();
                for (Finding finding : findings) {
                    assertTrue(finding.saving().nanos() <= finding.cost().nanos(), finding::title);
                    assertTrue(finding.sharePercent() <= 100, finding::title);
                    assertTrue(finding.evidence().count() > 0, finding::title);
                }
                return findings.stream().map(Finding::title).toList();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ProfileWriter beside(long otherWork, String command, UnaryOperator<ProfileWriter> culprit) {
        return culprit.apply(recording(command, BEGIN))
                .interval("GenericActivity", "parse_crate", 10_000, 10_000 + otherWork);
    }

    /** What is found beside 700 ns of other work, and that nothing is beside 70,000. */
    private void assertFinds(String title, String command, UnaryOperator<ProfileWriter> culprit) {
        assertEquals(List.of(title), titles(beside(700, command, culprit)));
        assertEquals(List.of(), titles(beside(70_000, command, culprit)));
    }

    private void assertFinds(String title, UnaryOperator<ProfileWriter> culprit) {
        assertFinds(title, COMMAND, culprit);
    }

    private static String instance(String definition, String arguments) {
        return "(Instance { def: Item(DefId(2:7 ~ " + definition + ")), args: [" + arguments + "] }, UsedItems)";
    }

    private static String goal(String predicate) {
        return "CanonicalQueryInput { canonical: Canonical { value: ParamEnvAnd { param_env: ParamEnv { caller_bounds:"
                + " [] }, value: Binder { value: TraitPredicate(" + predicate
                + ", polarity:Positive), bound_vars: [] } }, max_universe: U0, variables: [] }, mode: Analysis }";
    }

    @Test
    void llvmDominatesThroughTheGenericOfWhichItMadeMostCopies() {
        assertFinds("LLVM does 58.8 % of the work, above all on copies of `low::generic`", recording -> recording
                .interval("Query", "items_of_instance", 0, 1, instance("low[c1]::generic", "u8"))
                .interval("Query", "items_of_instance", 1, 2, instance("low[c1]::generic", "u16"))
                .interval(2, "LLVM Pass", "InstCombinePass", 0, 6, "low[c1]::generic::<u8>")
                .interval(2, "LLVM Pass", "InstCombinePass", 6, 12, "low[c1]::generic::<u16>")
                .interval(2, "LLVM Pass", "InstCombinePass", 12, 1000, "low[c1]::plain"));
    }

    @Test
    void llvmDominatesAndItsPassesWereNotRecorded() {
        assertFinds("LLVM does 58.8 % of the work", recording ->
                recording.interval(2, "GenericActivity", "LLVM_module_codegen", 0, 1000));
    }

    @Test
    void ltoTakesMoreThanItGives() {
        assertFinds("LTO (`fat`) of `tiny` takes 30.0 % of the work", COMMAND + " -C lto=fat", recording ->
                recording.interval(2, "GenericActivity", "LLVM_lto_optimize", 0, 300));
        assertFinds("Optimising `tiny` across its own codegen units (thin local LTO) takes 30.0 % of the work",
                recording -> recording.interval(2, "GenericActivity", "LLVM_lto_optimize", 0, 300));
    }

    @Test
    void fullDebugInformationMayTakeLong() {
        UnaryOperator<ProfileWriter> code = recording ->
                recording.interval(2, "GenericActivity", "codegen_module", 0, 300);
        assertFinds("Full debug information for `tiny` may take up to 30.0 % of the work", COMMAND + " -C debuginfo=2",
                code);
        assertEquals(List.of(), titles(beside(700, COMMAND + " -C debuginfo=line-tables-only", code)));
    }

    private static ProfileWriter unit(ProfileWriter recording, int number, long start, long end) {
        return recording.interval("Query", "typeck", start, start, "tiny::f").interval(2 + number,
                "GenericActivity", "LLVM_module_optimize", start, end, "tiny.1-cgu." + number);
    }

    @Test
    void allWaitForOneCodegenUnit() {
        assertFinds("All of `tiny` waits 90 ns for one codegen unit, `tiny.1-cgu.2`", recording ->
                unit(unit(unit(recording, 0, 9_990, 10_010), 1, 9_990, 10_010), 2, 9_900, 10_000));
    }

    @Test
    void oneCodegenUnitKeepsOneThreadBusy() {
        UnaryOperator<ProfileWriter> oneUnit = recording -> unit(recording, 0, 9_700, 10_000);
        assertFinds("LLVM works on one thread for 300 ns, since `tiny` is compiled with `codegen-units = 1`",
                COMMAND + " -C codegen-units=1", oneUnit);
        assertEquals(List.of(), titles(beside(700, COMMAND, oneUnit)), "a small crate");
    }

    @Test
    void linkingTakesLong() {
        assertFinds("Linking `tiny` takes 30.0 % of the wall time", recording ->
                recording.interval("GenericActivity", "link_binary", 9_700, 10_000));
    }

    @Test
    void aDefinitionHasManyInstances() {
        assertFinds("`tiny::generic` has 3 instances, which take 30.0 % of the work", recording -> recording
                .interval("Query", "items_of_instance", 0, 100, instance("tiny[c1]::generic", "u8"))
                .interval("Query", "items_of_instance", 100, 200, instance("tiny[c1]::generic", "u16"))
                .interval("Query", "items_of_instance", 200, 300, instance("tiny[c1]::generic", "u32")));
    }

    @Test
    void thirtyThousandInstancesAreTooMany() {
        UnaryOperator<ProfileWriter> culprit = recording -> {
            for (int i = 0; i < 30_000; i++) {
                recording.interval("Query", "items_of_instance", i, i + 1, instance("tiny[c1]::f" + i, ""));
            }
            return recording;
        };
        assertEquals(List.of("30,000 instances of functions are made in all"),
                titles(beside(700, COMMAND, culprit)));
        assertEquals(List.of(), titles(beside(700, COMMAND, recording ->
                recording.interval("Query", "items_of_instance", 0, 30_000, instance("tiny[c1]::f", "")))));
    }

    @Test
    void oneTypeIsTheArgumentOfMany() {
        assertFinds("`tiny::Big` is a type argument of 2 instances, which take 12.5 % of the work",
                recording -> recording
                        .interval("Query", "items_of_instance", 0, 50, instance("tiny[c1]::one", "tiny::Big"))
                        .interval("Query", "items_of_instance", 100, 150, instance("tiny[c1]::two", "tiny::Big")));
    }

    @Test
    void severalCratesMakeTheSameInstances() {
        UnaryOperator<ProfileWriter> culprit = recording ->
                recording.interval("Query", "items_of_instance", 0, 9, instance("low[c1]::generic", "u8"));
        ProfileWriter[] two = {beside(200, COMMAND, culprit), beside(200, COMMAND.replace("tiny", "other"), culprit)};
        assertEquals(List.of("`low::generic` is made again and again, in 2 compilations"), titles(two));
        ProfileWriter[] same = {beside(200, COMMAND, culprit), beside(200, COMMAND, culprit)};
        assertEquals(List.of(), titles(same), "two recordings of one compilation");
    }

    @Test
    void oneTraitTakesTheSolversTime() {
        assertFinds("Proving `core::marker::Send` takes 9.1 % of the work", recording -> {
            for (int i = 0; i < 5; i++) {
                recording.interval("Query", "evaluate_obligation", 14 * i, 14 * i + 14,
                        goal("<tiny::T" + i + " as std::marker::Send>"));
            }
            return recording;
        });
    }

    @Test
    void oneTypeTakesTheSolversTime() {
        assertFinds("Proving goals about `tiny::Big` takes 9.1 % of the work", recording -> {
            for (int i = 0; i < 5; i++) {
                recording.interval("Query", "evaluate_obligation", 14 * i, 14 * i + 14,
                        goal("<tiny::Big as tiny::Trait" + i + ">"));
            }
            return recording;
        });
    }

    private static ProfileWriter function(ProfileWriter recording, String name, int at, int typeck, int borrowck,
            int size) {
        return recording.interval("Query", "typeck", at, at + typeck, "tiny::" + name)
                .interval("Query", "mir_borrowck", at + typeck, at + typeck + borrowck, "tiny::" + name)
                .interval("Query", "mir_built", at + typeck + borrowck, at + typeck + borrowck + size, "tiny::" + name);
    }

    @Test
    void aFunctionStandsOutBesideItsPeers() {
        UnaryOperator<ProfileWriter> peers = recording ->
                function(function(function(recording, "a", 0, 2, 2, 2), "b", 10, 2, 2, 2), "c", 20, 2, 2, 2);
        assertFinds("Checking `tiny::long` takes 7.9 % of the work", recording ->
                function(peers.apply(recording), "long", 100, 20, 20, 22));
        assertEquals("it is simply long",
                reason(function(peers.apply(recording(COMMAND, BEGIN)), "long", 100, 20, 20, 22)));
        assertEquals("type inference is what is hard",
                reason(function(peers.apply(recording(COMMAND, BEGIN)), "hard", 100, 90, 4, 4)));
        assertEquals("borrow checking is what is hard",
                reason(function(peers.apply(recording(COMMAND, BEGIN)), "hard", 100, 4, 90, 4)));
    }

    private String reason(ProfileWriter recording) {
        try (Session s = Ferrolens.open(recording.writeTo(folder.resolve("function.mm_profdata")))) {
            return s.findings().stream().filter(f -> f.title().startsWith("Checking")).findFirst().orElseThrow().why()
                    .replaceAll(".*: | \\(.*|\\.$", "");
        }
    }

    @Test
    void aMacroTakesMoreThanItsShare() {
        assertFinds("Expanding `#[derive(Big)]` takes 12.5 % of the work", recording -> recording
                .interval("Query", "typeck", 5_000, 5_000, "tiny::f")
                .interval("GenericActivity", "expand_proc_macro", 0, 60, "#[derive(Big)]", "src/lib.rs:1:1: 1:9")
                .interval("GenericActivity", "expand_proc_macro", 60, 100, "#[derive(Big)]", "src/lib.rs:3:1: 3:9"));
    }

    @Test
    void whatADeriveWroteTakesMoreThanItsShare() {
        assertFinds("Compiling what derives wrote for `serialize` in `tiny::model` takes 12.5 % of the work",
                recording -> recording.interval("Query", "mir_pass_inline", 0, 100,
                        "DefId(0:5 ~ tiny[24ac]::model::_#1::{impl#0}::serialize)"));
    }

    @Test
    void readingTheMetadataOfOneCrateTakesLong() {
        assertFinds("Reading the metadata of `heavy` takes 11.1 % of the work", recording -> recording
                .interval("GenericActivity", "metadata_decode_entry_type_of", 0, 100)
                .interval("Query", "type_of", 0, 200, "heavy::Thing"));
    }

    private static ProfileWriter incremental(int made) {
        ProfileWriter recording = recording(COMMAND, BEGIN)
                .interval("IncrementalLoadResult", "typeck", 0, 5, "tiny::b")
                .interval("GenericActivity", "codegen_copy_artifacts_from_incr_cache", 10, 20, "a")
                .interval("GenericActivity", "codegen_copy_artifacts_from_incr_cache", 20, 30, "b")
                .interval("GenericActivity", "parse_crate", 10_000, 10_500);
        for (int i = 0; i < made; i++) {
            recording.interval("GenericActivity", "LLVM_module_codegen_emit_obj", 10 * i + 100, 10 * i + 110, "u" + i);
        }
        return recording;
    }

    @Test
    void anIncrementalBuildMadeMostUnitsAnew() {
        assertEquals(List.of("Only 2 of 5 codegen units of `tiny` were reused from the last build"),
                titles(incremental(3)));
        assertEquals(List.of(), titles(incremental(1)));
    }

    @Test
    void anIncrementalBuildHadNothingToReuse() {
        assertFinds("The build is incremental, but reused nothing", recording -> recording
                .interval("IncrementalResultHashing", "typeck", 0, 100, "tiny::a"));
    }

    @Test
    void whatRecordItselfDeletedWasNotThereToReuse() throws IOException {
        Path build = Files.createTempDirectory(folder, "build");
        beside(700, COMMAND, recording -> recording.interval("IncrementalResultHashing", "typeck", 0, 100, "tiny::a"))
                .writeTo(build.resolve("tiny-7.mm_profdata"));
        Files.writeString(build.resolve("tiny-7.process.json"), "{\"cleaned\": true}");
        try (Session s = Ferrolens.open(build)) {
            assertEquals(List.of(), s.findings().stream().map(Finding::title).toList());
        }
    }

    private static ProfileWriter built(String command, long start, long end) {
        return recording(command, BEGIN + start).interval("GenericActivity", "write_crate_metadata", end - start - 2,
                end - start - 1).interval("GenericActivity", "analysis", 0, end - start);
    }

    /** Eleven crates in a row, of which one takes as long as so many others. */
    private static ProfileWriter[] chain(int length) {
        ProfileWriter[] chain = new ProfileWriter[11];
        long at = 0;
        for (int i = 0; i < chain.length; i++) {
            long end = at + (i == 3 ? 1000L * length : 1000);
            String before = i == 0 ? "" : " --extern c=/t/libc" + (i - 1) + "-h" + (i - 1) + ".rlib";
            chain[i] = built("--crate-name c" + i + " --crate-type lib -C extra-filename=-h" + i + before, at, end);
            at = end;
        }
        return chain;
    }

    @Test
    void aCrateHoldsUpTheBuild() {
        assertEquals(List.of("`c3` holds up the crates that use it"), titles(chain(5)));
        // The last crate of a build holds up nothing, however long it takes.
        assertEquals(List.of(), titles(recording("--crate-name dep --crate-type lib -C extra-filename=-1", BEGIN)
                        .interval("GenericActivity", "analysis", 0, 100),
                recording("--crate-name app --crate-type bin --extern dep=/t/libdep-1.rlib", BEGIN + 100)
                        .interval("GenericActivity", "analysis", 0, 10_000)));
        assertEquals(List.of(), titles(chain(1)));
    }

    private static ProfileWriter[] script(long runs) {
        return new ProfileWriter[] {
            built("--crate-name build_script_build --crate-type bin -C extra-filename=-s --out-dir /t/build/slow-s",
                    0, 100),
            built("--crate-name slow --crate-type lib -C extra-filename=-l", 100 + runs, 200 + runs)};
    }

    @Test
    void aBuildScriptHoldsUpTheBuild() {
        assertEquals(List.of("The build script of `slow` holds up the build"), titles(script(50)));
        assertEquals(List.of(), titles(script(5)));
        ProfileWriter other = built("--crate-name other --crate-type lib", 50, 160);
        assertEquals(List.of(), titles(script(50)[0], script(50)[1], other), "another crate was compiled meanwhile");
    }

    @Test
    void recordingItselfTookLong() {
        assertFinds("Recording took 200 ns itself", recording ->
                recording.interval("GenericActivity", "self_profile_alloc_query_strings", 0, 200));
    }

    @Test
    void aSmallCrateHasNothingWrong() {
        try (Session s = Ferrolens.open(Recordings.own("cache-hits/log-all-events"))) {
            assertEquals(List.of(), s.findings().stream().map(Finding::title).toList());
        }
    }
}
