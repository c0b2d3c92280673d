package dev.ferrolens.breakdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom time is charged to, on profiles small enough to add up by hand. */
class AnswersByNameTest {
    private static final String QUERY = "Query";
    private static final String PASS = "LLVM Pass";

    @TempDir
    private Path folder;

    private Session open(ProfileWriter writer) {
        return Ferrolens.open(writer.writeTo(folder.resolve("tiny-1.mm_profdata")));
    }

    private static String rows(Relation relation) {
        return relation.rows().stream()
                .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    private static String drop(String type) {
        return "(Instance { def: DropGlue(DefId(2:3184 ~ core[c1f1]::ptr::drop_in_place), Some(" + type + ")), args: ["
                + type + "] }, UsedItems)";
    }

    private static String item(String definition, String arguments) {
        return "(Instance { def: Item(DefId(0:7 ~ tiny[24ac]::" + definition + ")), args: [" + arguments
                + "] }, UsedItems)";
    }

    private static String goal(String goal) {
        return "PseudoCanonicalInput { typing_env: TypingEnv { typing_mode: PostAnalysis, param_env: ParamEnv"
                + " { caller_bounds: [] } }, value: " + goal + " }";
    }

    @Test
    void whatAnInstanceAsksForIsChargedToItsDefinition() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(QUERY, "layout_of", 10, 14, goal("u8"))
                .interval(QUERY, "items_of_instance", 0, 20, drop("u8"))
                .interval(QUERY, "items_of_instance", 20, 25, drop("u16"))
                .interval("GenericActivity", "monomorphization_collector", 0, 28))) {
            assertEquals("core::ptr::drop_in_place 2 21 25 4 25; (unattributed) 0 3 3 0 0", rows(s.monomorphization()
                    .byDefinition().select("definition", "instances", "self_ns", "caused_ns", "layout_ns",
                            "inclusive_ns")));
        }
    }

    @Test
    void anInstanceThatIsOnlyMentionedGetsNoCodeAndDoesNotCount() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(QUERY, "items_of_instance", 0, 2, item("f", "u8"))
                .interval(QUERY, "items_of_instance", 2, 5, item("f", "u16").replace("UsedItems", "MentionedItems")))) {
            assertEquals("tiny::f 1 5", rows(s.monomorphization().byDefinition()
                    .select("definition", "instances", "self_ns")));
            assertEquals("tiny::f::<u8>", rows(s.monomorphization().instancesOf("f").select("instance")));
        }
    }

    @Test
    void theTimeOfAnInstanceIsSharedOutAmongItsTypeArguments() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(QUERY, "items_of_instance", 0, 7, item("f", "u8, std::string::String")))) {
            assertEquals("u8 1 4; alloc::string::String 1 3", rows(s.monomorphization().byType()
                    .select("type", "instances", "self_ns")));
            assertEquals("(none) 4; alloc 3", rows(s.monomorphization().byTypeCrate().select("crate", "self_ns")));
        }
    }

    @Test
    void aGoalTellsWhoAskedAndHowOftenItWasKnown() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(QUERY, "evaluate_obligation", 2, 5, goal("<u8 as std::marker::Copy>"))
                .interval(QUERY, "typeck", 0, 10, "tiny::main")
                .interval(QUERY, "evaluate_obligation", 12, 13, goal("<u16 as std::marker::Copy>"))
                .interval(QUERY, "mir_borrowck", 11, 20, "tiny::main")
                .integer("QueryCacheHitCount", "evaluate_obligation", 6, goal("<u8 as std::marker::Copy>")))) {
            assertEquals("core::marker::Copy 4 2 6 75.0 3 1", rows(s.traitResolution().byTrait()
                    .select("trait", "self_ns", "calls", "hits", "hit_pct", "typeck_ns", "borrowck_ns")));
            assertEquals("u8 3; u16 1", rows(s.traitResolution().bySelfType().select("self_type", "self_ns")));
        }
    }

    @Test
    void aClosureCountsToTheFunctionAroundIt() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(QUERY, "mir_borrowck", 1, 4, "tiny::main::{{closure}}")
                .interval(QUERY, "mir_borrowck", 0, 10, "tiny::main")
                .interval(QUERY, "typeck", 10, 12, "tiny::other"))) {
            assertEquals("tiny::main 10 10; tiny::other 2 2",
                    rows(s.typeck().byFunction().select("function", "self_ns", "inclusive_ns")));
        }
    }

    @Test
    void aFunctionsBillRunsThroughAllAreas() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(QUERY, "evaluate_obligation", 2, 5, goal("<u8 as std::marker::Copy>"))
                .interval(QUERY, "typeck", 0, 10, "tiny::main")
                .interval("GenericActivity", "link_crate", 10, 14))) {
            assertEquals("tiny::main 10 7 3; (unattributed) 4 0 0",
                    rows(s.functions().select("function", "self_ns", "typeck_ns", "traits_ns")));
        }
    }

    @Test
    void aPassOnALoopBelongsToTheFunctionAroundIt() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(PASS, "LICMPass", 2, 5, "<unnamed loop>")
                .interval(PASS, "FunctionToLoopPassAdaptor", 0, 10, "tiny[24ac0e9bab348c04]::main"))) {
            assertEquals("tiny::main 10", rows(s.llvm().byFunction().select("function", "self_ns")));
            assertEquals("FunctionToLoopPassAdaptor 7; LICMPass 3", rows(s.llvm().byPass().select("pass", "self_ns")));
        }
    }

    @Test
    void aPassOnSeveralFunctionsIsSharedOutToTheNanosecond() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(PASS, "InlinerPass", 0, 7, "tiny[24ac0e9bab348c04]::a", "tiny[24ac0e9bab348c04]::b")
                .interval(PASS, "SROAPass", 7, 9, "tiny[24ac0e9bab348c04]::b"))) {
            assertEquals("tiny::b 5 3; tiny::a 4 4", rows(s.llvm().byFunction()
                    .select("function", "self_ns", "shared_ns")));
        }
    }

    @Test
    void aPassOnAModuleIsSharedOutAmongTheFunctionsOfItsUnit() {
        String unit = "tiny.24ac0e9bab348c04-cgu.0";
        try (Session s = open(ProfileWriter.version(9)
                .interval(PASS, "SROAPass", 1, 3, "tiny[24ac0e9bab348c04]::a")
                .interval(PASS, "SROAPass", 3, 4, "tiny[24ac0e9bab348c04]::b")
                .interval(PASS, "ModuleToFunctionPassAdaptor", 0, 9, unit)
                .interval("GenericActivity", "LLVM_module_optimize", 0, 10, unit))) {
            assertEquals("tiny::a 5 3; tiny::b 4 3; (unattributed) 1 0",
                    rows(s.llvm().byFunction().select("function", "self_ns", "shared_ns")));
        }
    }

    @Test
    void aSymbolIsSpelledAsTheInstanceThatItIs() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(QUERY, "items_of_instance", 0, 2, drop("tiny::Big"))
                .interval(2, PASS, "SROAPass", 5, 9,
                        "core[c1f1a4ba060b9bfa]::ptr::drop_in_place::<tiny[24ac0e9bab348c04]::Big>"))) {
            assertEquals("core::ptr::drop_in_place 1 2 4", rows(s.monomorphization().byDefinition()
                    .select("definition", "instances", "collecting_ns", "llvm_ns")));
        }
    }

    @Test
    void whoAskedForALabelAndWhatItAskedFor() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(QUERY, "fn_sig", 1, 3, "tiny::f")
                .interval(QUERY, "typeck", 0, 10, "tiny::main")
                .interval(QUERY, "fn_sig", 12, 13, "tiny::g"))) {
            assertEquals("typeck 1 2; (nothing) 1 1", rows(s.callersOf("fn_sig").select("caller", "calls", "self_ns")));
            assertEquals("(itself) 8; fn_sig 2", rows(s.calleesOf("typeck").select("callee", "inclusive_ns")));
            assertEquals("typeck 10;   fn_sig 2", rows(s.callTree("typeck", 1).select("tree", "inclusive_ns")));
            assertEquals("typeck tiny::main;   fn_sig tiny::f", rows(s.eventTree(1, 1).select("tree", "item")));
        }
    }

    @Test
    void waitingIsSharedOutAmongWhatRanMeanwhile() {
        String unit = "tiny.24ac0e9bab348c04-cgu.";
        try (Session s = open(ProfileWriter.version(9)
                .interval(QUERY, "typeck", 0, 0, "tiny::main")
                .interval(2, "GenericActivity", "LLVM_module_optimize", 0, 10, unit + "0")
                .interval(3, "GenericActivity", "LLVM_module_optimize", 4, 6, unit + "1")
                .interval("GenericActivity", "finish_ongoing_codegen", 0, 12))) {
            assertEquals("LLVM_module_optimize tiny.24ac0e9bab348c04-cgu.0 9; (no recorded work) null 2;"
                    + " LLVM_module_optimize tiny.24ac0e9bab348c04-cgu.1 1",
                    rows(s.waiting().select("waited_for", "codegen_unit", "waited_ns")));
            assertEquals("0 2; 1 8; 2 2", rows(s.parallelism().select("threads", "wall_ns")));
            assertEquals("10 2 1.2 2 10 6 8", rows(s.llvm().parallelism().select("span_ns", "units", "mean_threads",
                    "most_threads", "largest_unit_ns", "mean_unit_ns", "one_or_none_ns")));
            assertEquals("10 8; 2 0", rows(s.llvm().byCodegenUnit().select("llvm_ns", "alone_ns")));
        }
    }

    @Test
    void aWaitInsideOfWorkIsNoWork() {
        try (Session s = open(ProfileWriter.version(9)
                .interval("QueryBlocked", "typeck", 3, 5)
                .interval(QUERY, "typeck", 0, 10, "tiny::main"))) {
            assertEquals("0 2; 1 8", rows(s.parallelism().select("threads", "wall_ns")));
        }
    }

    @Test
    void eachUseOfAMacroCountsAndTheRestOfExpansionIsThereToo() {
        try (Session s = open(ProfileWriter.version(9)
                .interval(QUERY, "typeck", 0, 0, "tiny::main")
                .interval("GenericActivity", "expand_proc_macro", 1, 4, "#[derive(Serialize)]", "src/a.rs:2:10: 2:19")
                .interval("GenericActivity", "expand_proc_macro", 4, 6, "#[derive(Serialize)]", "src/b.rs:7:10: 7:19")
                .interval("GenericActivity", "expand_crate", 0, 10))) {
            assertEquals("#[derive(Serialize)] derive 2 5; (unattributed) null 0 5",
                    rows(s.macros().byMacro().select("macro", "kind", "uses", "self_ns")));
            assertEquals("src/a.rs:2:10: 2:19 3; src/b.rs:7:10: 7:19 2",
                    rows(s.macros().byUse().select("source", "inclusive_ns")));
        }
    }
}
