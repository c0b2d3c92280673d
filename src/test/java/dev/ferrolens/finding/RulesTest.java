package dev.ferrolens.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each rule on a recording in which a culprit costs much beside a little other work, and on one with the same culprit
 * beside a hundred times as much, in which it must be silent.
 */
class RulesTest {
    /** What times in these tests are written in. */
    private static final long MILLISECOND = 1_000_000;
    private static final long BEGIN = 1_700_000_000_000_000_000L;
    private static final String COMMAND = "--crate-name tiny --crate-type lib -C extra-filename=-1";

    @TempDir
    private Path folder;

    private static ProfileWriter recording(String command, long begin) {
        return ProfileWriter.withoutMetadata(9).unit(MILLISECOND)
                .metadata("{\"start_time\":" + begin + ",\"process_id\":7,\"cmd\":\"rustc " + command + "\"}");
    }

    private List<String> titles(ProfileWriter... recordings) {
        return texts(Finding::title, recordings);
    }

    private List<String> texts(Function<Finding, String> of, ProfileWriter... recordings) {
        try {
            Path build = Files.createTempDirectory(folder, "build");
            for (int i = 0; i < recordings.length; i++) {
                recordings[i].writeTo(build.resolve("p-" + i + ".mm_profdata"));
            }
            try (Session s = Ferrolens.open(build)) {
                Findings findings = s.findings();
                for (Finding finding : findings) {
                    assertTrue(finding.saving().highPercent() <= 100, finding::title);
                    assertTrue(finding.sharePercent() <= 100, finding::title);
                    assertTrue(finding.evidence().count() > 0, finding::title);
                }
                return findings.stream().map(of).toList();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ProfileWriter beside(long otherWork, String command, UnaryOperator<ProfileWriter> culprit) {
        return culprit.apply(recording(command, BEGIN))
                .interval("GenericActivity", "other_work", 10_000, 10_000 + otherWork);
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
    void ltoTakesMoreThanItGives() {
        assertFinds("LTO (`lto = \"fat\"`) of `tiny` takes 30.0 % of the work", COMMAND + " -C lto=fat",
                recording -> recording.interval(2, "GenericActivity", "LLVM_lto_optimize", 0, 300));
    }

    @Test
    void theDefaultKindOfLtoIsAFindingOnlyWhereItTakesMoreThanUsual() {
        assertFinds("Optimising `tiny` across its own codegen units (thin local LTO) takes 46.2 % of the work",
                recording -> recording.interval(2, "GenericActivity", "LLVM_lto_optimize", 0, 600));
        assertEquals(List.of(), titles(beside(700, COMMAND, recording -> recording.interval(2, "GenericActivity",
                "LLVM_lto_optimize", 0, 400))));
    }

    @Test
    void fullDebugInformationMayTakeLong() {
        UnaryOperator<ProfileWriter> code = recording -> recording.interval(2, "GenericActivity", "codegen_module", 0,
                700);
        assertFinds("Full debug information for `tiny`, in stages that take 50.0 % of the work",
                COMMAND + " -C opt-level=3 -C debuginfo=2", code);
        assertEquals(List.of(), titles(beside(700, COMMAND + " -C opt-level=3 -C debuginfo=line-tables-only", code)));
    }

    private static ProfileWriter unit(ProfileWriter recording, int number, long start, long end) {
        return recording.interval("Query", "typeck", start, start, "tiny::f").interval(2 + number,
                "GenericActivity", "LLVM_module_optimize", start, end, "tiny.1-cgu." + number);
    }

    @Test
    void allWaitForOneCodegenUnit() {
        assertFinds("All of `tiny` waits 90.00 ms for one codegen unit, `tiny.1-cgu.2`", recording -> unit(unit(unit(
                recording, 0, 9_990, 10_010), 1, 9_990, 10_010), 2, 9_900, 10_000));
    }

    @Test
    void aCodegenUnitIsSaidAfterEverythingElse() {
        assertEquals(List.of("Linking `tiny` takes 20.6 % of the wall time",
                "All of `tiny` waits 590.0 ms for one codegen unit, `tiny.1-cgu.2`"),
                titles(beside(700, COMMAND, recording -> unit(unit(unit(recording.interval("GenericActivity",
                        "link_binary", 9_000, 9_350), 0, 9_990, 10_010), 1, 9_990, 10_010), 2, 9_400, 10_000))));
    }

    @Test
    void optimisingMakesACodegenUnitLarge() {
        assertEquals(List.of(
                "Optimising makes one codegen unit of `tiny` 10 times as large, and all of it waits 90.00 ms"
                        + " for that unit, `tiny.1-cgu.2`"),
                titles(beside(700, COMMAND, recording -> {
                    for (int i = 0; i < 3; i++) {
                        recording.integer("ArtifactSize", "codegen_unit_size_estimate", 100, "tiny.1-cgu." + i)
                                .integer("ArtifactSize", "cgu_instructions", i == 2 ? 1_000 : 100, "tiny.1-cgu." + i);
                    }
                    return unit(unit(unit(recording, 0, 9_990, 10_010), 1, 9_990, 10_010), 2, 9_900, 10_000);
                })));
    }

    @Test
    void oneCodegenUnitKeepsOneThreadBusy() {
        UnaryOperator<ProfileWriter> oneUnit = recording -> unit(recording, 0, 9_700, 10_000);
        assertFinds("LLVM works on one thread for 300.0 ms, since `tiny` is compiled with `codegen-units = 1`",
                COMMAND + " -C codegen-units=1", oneUnit);
        assertEquals(List.of(), titles(beside(700, COMMAND, oneUnit)), "a small crate");
    }

    @Test
    void linkingTakesLong() {
        assertFinds("Linking `tiny` takes 30.0 % of the wall time", recording -> recording.interval("GenericActivity",
                "link_binary", 9_700, 10_000));
    }

    @Test
    void severalCratesMakeTheSameInstances() {
        UnaryOperator<ProfileWriter> culprit = recording -> recording.interval("Query", "items_of_instance", 0, 99,
                instance("low[c1]::generic", "u8"));
        ProfileWriter[] two = {beside(200, COMMAND, culprit), beside(200, COMMAND.replace("tiny", "other"), culprit)};
        assertEquals(List.of("`low::generic` is made again and again, in 2 compilations"), titles(two));
        ProfileWriter[] same = {beside(200, COMMAND, culprit), beside(200, COMMAND, culprit)};
        assertEquals(List.of(), titles(same), "two recordings of one compilation");
    }

    @Test
    void theGenericMethodsOfOneTypeAreSaidTogether() {
        assertFinds("The 4 generic methods of `tiny::Config` are compiled for up to 2 lists of types each, which takes"
                + " 30.0 % of the work", recording -> {
                    for (int i = 0; i < 8; i++) {
                        recording.interval("Query", "items_of_instance", 37 * i + i / 2, 37 * i + i / 2
                                + (i % 2 == 0 ? 37 : 38),
                                instance("tiny[c0]::Config::set_" + i / 2, i % 2 == 0 ? "u8" : "u16"));
                    }
                    return recording;
                });
    }

    @Test
    void manyFunctionsOfAModuleAreSaidTogether() {
        assertFinds("The 120 functions and other items of the module `tiny::bank` take 40.7 % of the work",
                recording -> {
                    for (int i = 0; i < 120; i++) {
                        recording.interval("Query", "thir_body", 4L * i, 4L * i + 4, "tiny[c0]::bank::function_" + i);
                    }
                    return recording;
                });
    }

    @Test
    void aTypeOfAnotherCrateIsNamedWhereNoFunctionStandsOut() {
        assertFinds("The type `alloc::Map` of the crate `alloc` is compiled for 20 lists of types, which takes 41.9 %"
                + " of the work, for 20 functions of `tiny`",
                recording -> callsOfOthers(recording, "tiny[c0]", "alloc[c2]::Map::insert"));
    }

    /** The walks over its body take 40 times as long as over the others', so LLVM's time is mostly its. */
    /** Records that functions of a module call a function of another crate, each with a type of its own. */
    private static ProfileWriter callsOfOthers(ProfileWriter recording, String module, String called) {
        for (int i = 0; i < 20; i++) {
            String arguments = "tiny[c0]::Key" + i;
            recording.interval("Query", "resolve_instance_raw", 30L * i, 30L * i, "PseudoCanonicalInput { typing_env:"
                    + " TypingEnv { typing_mode: PostAnalysis, param_env: ParamEnv { caller_bounds: [] } }, value:"
                    + " (DefId(2:7 ~ " + called + "), [" + arguments + "]) }")
                    .interval("Query", "items_of_instance", 30L * i, 30L * i + 1, instance(module + "::f" + i, ""))
                    .interval("Query", "items_of_instance", 30L * i + 1, 30L * i + 27, instance(called, arguments));
        }
        return recording;
    }

    /** Records what the compiler asks about the definition of a macro by example. */
    private static ProfileWriter macro(ProfileWriter recording, String name) {
        return recording.interval("Query", "lookup_deprecation_entry", 0, 0, name)
                .interval("Query", "hir_attr_map", 0, 0, name).interval("Query", "check_well_formed", 0, 0, name);
    }

    @Test
    void aFunctionOfAnotherCrateIsNamedWithTheModuleThatCallsIt() {
        assertFinds("The function `alloc::sort` of the crate `alloc` is compiled for 20 lists of types, which takes"
                + " 41.9 % of the work, for 20 functions of `tiny::order`",
                recording -> callsOfOthers(recording, "tiny[c0]::order", "alloc[c2]::sort"));
    }

    @Test
    void aMacroByExampleIsNamedWhereFunctionsOfItsModuleAre() {
        assertFinds("The function `alloc::sort` of the crate `alloc` is compiled for 20 lists of types, which takes"
                + " 41.9 % of the work, for 20 functions of `tiny::order`, where `embark!` is defined",
                recording -> macro(callsOfOthers(recording, "tiny[c0]::order", "alloc[c2]::sort"),
                        "tiny[c0]::order::embark"));
    }

    @Test
    void theMacrosByExampleOfACrateAreNamedWhereExpansionIsSlow() {
        assertFinds("Expanding `macro_rules!` macros takes 30.0 % of the work; the crate defines `embark!`",
                recording -> macro(recording, "tiny[c0]::embark").interval("GenericActivity", "expand_crate", 0, 300));
    }

    @Test
    void aTypeAFunctionATraitAndAModuleAreNoMacros() {
        assertEquals(List.of("Expanding `macro_rules!` macros takes 30.0 % of the work"),
                titles(beside(700, COMMAND, recording -> {
                    for (String label : List.of("type_of", "fn_sig", "trait_def", "check_mod_attrs")) {
                        macro(recording, "tiny[c0]::" + label).interval("Query", label, 0, 0, "tiny[c0]::" + label);
                    }
                    return recording.interval("GenericActivity", "expand_crate", 0, 300);
                })));
    }

    @Test
    void aLongFunctionIsFoundByTheSizeOfItsBodyWhereNoPassesWereRecorded() {
        assertFinds("Optimising and emitting `tiny::large` takes 29.1 % of the work", recording -> {
            for (int i = 0; i <= 10; i++) {
                long time = i == 10 ? 40 : 1;
                String instance = instance("tiny[c0]::" + (i == 10 ? "large" : "small_" + i), "");
                recording.interval("Query", "check_mono_item", 4L * i, 4L * i + time, instance.substring(1,
                        instance.lastIndexOf(", UsedItems")))
                        .interval("Query", "items_of_instance", 4L * i + time, 4L * i + 2 * time, instance);
            }
            return recording.interval(2, "GenericActivity", "LLVM_module_optimize", 200, 600);
        });
    }

    @Test
    void manyAsyncFunctionsAreSaidTogether() {
        assertFinds("The awaits of 10 async functions take 30.0 % of the work, most of all those of `tiny::f0`",
                recording -> {
                    for (int i = 0; i < 10; i++) {
                        recording.interval("Query", "mir_borrowck", 30L * i, 30L * i + 28, "tiny::f" + i)
                                .interval("Query", "mir_coroutine_witnesses", 30L * i + 28, 30L * i + 30, "tiny::f"
                                        + i);
                    }
                    return recording;
                });
    }

    @Test
    void aFileThatIsIncludedIsNamedByTheItemWhoseMirHasIt() {
        assertFinds("Copying 59.94 MB of data into `tiny`, those of `tiny::MODEL`, takes 30.0 % of the work",
                recording -> recording.interval("Query", "mir_built", 0, 10, "tiny::MODEL")
                        .interval(2, "GenericActivity", "LLVM_module_codegen_emit_obj", 10, 300, "unit")
                        .integer("ArtifactSize", "object_file", 60_000_000, "tiny.unit.o")
                        .integer("ArtifactSize", "cgu_instructions", 250, "unit"));
    }

    @Test
    void objectFilesOfUnknownCodeAreNoData() {
        assertEquals(List.of(), titles(beside(700, COMMAND,
                recording -> recording.interval("Query", "mir_built", 0, 10, "tiny::MODEL")
                        .interval(2, "GenericActivity", "LLVM_module_codegen_emit_obj", 10, 300, "unit")
                        .integer("ArtifactSize", "object_file", 60_000_000, "tiny.unit.o"))));
    }

    @Test
    void aValueThatIsWrittenOutTakesTheTimeToWriteItIntoFilesToo() {
        assertFinds("The value of `tiny::TABLE`, written out in the source, takes 30.0 % of the work",
                recording -> recording.interval("Query", "mir_for_ctfe", 0, 100, "tiny::TABLE")
                        .interval(2, "GenericActivity", "LLVM_module_codegen_emit_obj", 100, 300, "unit")
                        .integer("ArtifactSize", "object_file", 1_000_000, "tiny.unit.o")
                        .integer("ArtifactSize", "cgu_instructions", 0, "unit"));
    }

    @Test
    void manyDeclarationsWithLittleCodeTakeTheTime() {
        assertFinds("Declaring many items, apart from the code in them, takes 41.7 % of the work",
                recording -> recording
                        .interval("GenericActivity", "parse_crate", 0, 150)
                        .interval("GenericActivity", "late_resolve_crate", 150, 250)
                        .interval("Query", "lint_mod", 250, 400)
                        .interval("GenericActivity", "generate_crate_metadata", 400, 500));
    }

    @Test
    void oneTraitTakesTheSolversTime() {
        assertFinds("Proving `core::marker::Send` takes 30.0 % of the work", recording -> {
            for (int i = 0; i < 5; i++) {
                recording.interval("Query", "evaluate_obligation", 60L * i, 60L * i + 60,
                        goal("<tiny::T" + i + " as std::marker::Send>"));
            }
            return recording;
        });
    }

    @Test
    void oneTypeTakesTheSolversTime() {
        assertFinds("Proving goals about `tiny::Big` takes 30.0 % of the work", recording -> {
            for (int i = 0; i < 5; i++) {
                recording.interval("Query", "evaluate_obligation", 60L * i, 60L * i + 60,
                        goal("<tiny::Big as tiny::Trait" + i + ">"));
            }
            return recording;
        });
    }

    @Test
    void anItemOfTheCrateTakesMuch() {
        assertFinds("Type inference in `tiny::hard` takes 30.0 % of the work", recording -> recording
                .interval("Query", "typeck", 0, 290, "tiny::hard")
                .interval("Query", "mir_built", 290, 300, "tiny::hard"));
        assertFinds("Checking the patterns of `tiny::table` takes 30.0 % of the work", recording -> recording
                .interval("Query", "check_match", 0, 200, "tiny::table")
                .interval("Query", "typeck", 200, 300, "tiny::table"));
    }

    @Test
    void anItemOfADependencyIsNoCause() {
        assertEquals(List.of(), titles(beside(700, COMMAND, recording -> recording.interval("Query", "typeck", 0, 300,
                "other::hard"))));
    }

    @Test
    void muchWorkOfOneKindOnManyItemsIsACause() {
        assertFinds("Type inference takes 30.0 % of the work, on 99 items, most of all on `tiny::f0`", recording -> {
            for (int i = 0; i < 100; i++) {
                recording.interval("Query", "typeck", 4L * i, 4L * i + 3, "tiny::f" + i % 99);
            }
            return recording;
        });
    }

    @Test
    void namesAndImportsTakeLong() {
        assertFinds("Resolving names and imports takes 30.0 % of the work", recording -> recording.interval(
                "GenericActivity", "compute_effective_visibilities", 0, 300));
    }

    @Test
    void importsAreResolvedWhileTheCrateIsExpanded() {
        assertFinds("Resolving names and imports takes 30.0 % of the work", recording -> recording
                .interval("GenericActivity", "expand_crate", 0, 280)
                .interval("GenericActivity", "finalize_imports", 280, 300));
        assertFinds("Expanding `macro_rules!` macros takes 30.0 % of the work", recording -> recording.interval(
                "GenericActivity", "expand_crate", 0, 300));
    }

    @Test
    void whatALargerFindingExplainsIsNotSaidAgain() {
        assertEquals(List.of("Borrow checking `tiny::f` takes 30.0 % of the work"), titles(beside(700, COMMAND,
                recording -> recording.interval("Query", "type_op_prove_predicate", 10, 150,
                        goal("<tiny::T as std::marker::Send>"))
                        .interval("Query", "mir_borrowck", 0, 300, "tiny::f"))));
    }

    @Test
    void aMacroTakesMoreThanItsShare() {
        assertFinds("Expanding `#[derive(Big)]` takes 12.5 % of the work", recording -> recording
                .interval("Query", "typeck", 5_000, 5_000, "tiny::f")
                .interval("GenericActivity", "expand_proc_macro", 0, 60, "#[derive(Big)]", "src/lib.rs:1:1: 1:9")
                .interval("GenericActivity", "expand_proc_macro", 60, 100, "#[derive(Big)]", "src/lib.rs:3:1: 3:9"));
    }

    @Test
    void readingTheMetadataOfOneCrateTakesLong() {
        assertFinds("Reading the metadata of `heavy` takes 25.0 % of the work", recording -> recording
                .interval("GenericActivity", "metadata_decode_entry_type_of", 0, 300)
                .interval("Query", "type_of", 0, 500, "heavy::Thing"));
    }

    private static ProfileWriter incremental(int made) {
        ProfileWriter recording = recording(COMMAND, BEGIN)
                .interval("IncrementalLoadResult", "typeck", 0, 5, "tiny::b")
                .interval("GenericActivity", "codegen_copy_artifacts_from_incr_cache", 10, 20, "a")
                .interval("GenericActivity", "codegen_copy_artifacts_from_incr_cache", 20, 30, "b")
                .interval("GenericActivity", "other_work", 10_000, 11_000);
        for (int i = 0; i < made; i++) {
            recording.interval("GenericActivity", "LLVM_module_codegen_emit_obj", 100 * i + 100, 100 * i + 200, "u"
                    + i);
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
                .interval("IncrementalResultHashing", "typeck", 0, 300, "tiny::a"));
    }

    @Test
    void aFirstBuildHasNothingToReuse() {
        for (int read : new int[] {1, 90}) {
            List<String> titles = titles(beside(700, COMMAND, recording -> recording
                    .interval("IncrementalResultHashing", "typeck", 0, 200, "tiny::a")
                    .interval("GenericActivity", "incr_comp_encode_dep_graph", 200, 300)
                    .interval("GenericActivity", "incr_comp_prepare_load_dep_graph", 300, 300 + read)));
            assertEquals(read == 1 ? List.of() : List.of("The build is incremental, but reused nothing"), titles);
        }
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
        return recording(command, BEGIN + start * MILLISECOND).interval("GenericActivity", "write_crate_metadata",
                end - start - 2,
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

    private static ProfileWriter variant(String folder, String features, int number, long work) {
        return recording("--crate-name dep " + folder + "/src/lib.rs --crate-type lib " + features
                + " -C extra-filename=-" + number, BEGIN).interval("GenericActivity", "analysis", 0, work);
    }

    @Test
    void aBuildCompilesTwoVersionsOfACrate() {
        assertEquals(List.of("`dep` is compiled 2 times; all but the longest take 40.0 % of the work"),
                titles(variant("dep-1.0.2", "", 1, 40), variant("dep-2.1.0", "", 2, 60)));
        assertEquals(List.of(), titles(variant("dep-1.0.2", "", 1, 4), variant("dep-2.1.0", "", 2, 96)));
    }

    @Test
    void aBuildCompilesACrateWithTwoSetsOfFeatures() {
        String alloc = " --cfg feature=\\\"alloc\\\"";
        assertEquals(List.of("All variants take 100.0 ms of work. Some have features that others do not have: std."),
                texts(Finding::why, variant("dep", alloc + " --cfg feature=\\\"std\\\"", 1, 40),
                        variant("dep", alloc, 2, 60)));
    }

    @Test
    void repetitionsAndTestHarnessesAreNoSecondVariants() {
        assertEquals(List.of(), titles(variant("dep", "", 1, 50), variant("dep", "", 1, 50)));
        assertEquals(List.of(), titles(variant("dep", "", 1, 50), variant("dep", "--test", 2, 50)));
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
    void recordingItselfIsNoFinding() {
        assertEquals(List.of(), titles(beside(700, COMMAND, recording -> recording.interval("GenericActivity",
                "self_profile_alloc_query_strings", 0, 600))));
    }

    @Test
    void usesOfAMacroThatWaitsAllTakeTheSameTime() {
        UnaryOperator<ProfileWriter> uses = recording -> {
            for (int i = 0; i < 4; i++) {
                recording.interval("GenericActivity", "expand_proc_macro", 100L * i, 100L * (i + 1),
                        "ask!", "src/lib.rs:" + (i + 1) + ":1: 1:9");
            }
            return recording.interval("Query", "typeck", 900, 900, "tiny::f");
        };
        assertEquals(List.of("The macro `ask!` waits: expanding it takes 4.0 % of the wall time"),
                titles(beside(100, COMMAND, uses)));
    }

    @Test
    void aSmallCrateHasNothingWrong() {
        try (Session s = Ferrolens.open(Recordings.own("cache-hits/log-all-events"))) {
            assertEquals(List.of(), s.findings().stream().map(Finding::title).toList());
        }
    }
}
