package dev.ferrolens.breakdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Impls have the names of their types and traits, told by the events around their numbers. */
class NamesTest {
    private static final String GOAL = "CanonicalQueryInput { canonical: Canonical { value: ParamEnvAnd { param_env:"
            + " ParamEnv { caller_bounds: [] }, value: Binder { value: TraitPredicate(<model::Kind as"
            + " std::clone::Clone>, polarity:Positive), bound_vars: [] } }, max_universe: U0, var_kinds: [] },"
            + " typing_mode: PostAnalysis }";

    @TempDir
    private Path folder;

    private String definition(String label, ProfileWriter recording) {
        Path file = recording.writeTo(folder.resolve("tiny-1.mm_profdata"));
        try (Session s = Ferrolens.open(file)) {
            return s.sql("SELECT definition FROM event JOIN key USING (key) WHERE label = ?", label).rows().get(0)
                    .getString("definition");
        }
    }

    private static ProfileWriter recording() {
        return ProfileWriter.version(9).metadata(
                "{\"start_time\":0,\"process_id\":1,\"cmd\":\"rustc --crate-name tiny\"}");
    }

    @Test
    void theMethodThatACallLeadsToNamesTheImpl() {
        assertEquals("<alloc::vec::Vec as core::ops::drop::Drop>::drop", definition("optimized_mir", recording()
                .interval("Query", "defaultness", 1, 2, "alloc::vec::{{impl}}[26]::drop")
                .interval("Query", "resolve_instance_raw", 0, 3, "PseudoCanonicalInput { typing_env: TypingEnv {"
                        + " typing_mode: PostAnalysis, param_env: ParamEnv { caller_bounds: [] } }, value: (DefId(2:1 ~"
                        + " core[c1f1]::ops::drop::Drop::drop), [std::vec::Vec<u8, std::alloc::Global>]) }")
                .interval("Query", "optimized_mir", 4, 5, "alloc::vec::{{impl}}[26]::drop")));
    }

    @Test
    void theGoalThatAnImplProvesNamesIt() {
        assertEquals("<tiny::model::Kind as core::clone::Clone>::clone", definition("typeck", recording()
                .interval("Query", "orphan_check_impl", 1, 2, "tiny::model::{{impl}}[1]")
                .interval("Query", "coherent_trait", 0, 3, "core::clone::Clone")
                .interval("Query", "evaluate_obligation", 5, 6, GOAL)
                .interval("Query", "check_well_formed", 4, 7, "tiny::model::{{impl}}[1]")
                .interval("Query", "typeck", 8, 9, "tiny::model::{{impl}}[1]::clone")));
    }

    @Test
    void theTypeThatAMethodIsLookedUpForNamesItsOwnImpl() {
        assertEquals("core::option::Option::map", definition("optimized_mir", recording()
                .interval("Query", "inherent_impls", 1, 2, "core::option::Option")
                .interval("Query", "associated_items", 3, 4, "core::option::{{impl}}")
                .interval("Query", "typeck", 0, 5, "tiny::main")
                .interval("Query", "optimized_mir", 6, 7, "core::option::{{impl}}::map")));
    }

    @Test
    void atMostOneRowInFiftyAtTheTopOfAnAnswerShowsANumber() {
        int rows = 0;
        List<String> unreadable = new ArrayList<>();
        for (Path recording : Recordings.own()) {
            UnreadableNames found = UnreadableNames.in(recording);
            rows += found.rows();
            unreadable.addAll(found.unreadable());
        }
        assertTrue(rows > 500, "rows with names: " + rows);
        assertTrue(unreadable.size() * 50 <= rows, unreadable.size() + " of " + rows + ": " + unreadable);
    }

    @Test
    void derivedCodeTellsItsDeriveAndItsType() {
        try (Session s = Ferrolens.open(Recordings.own("inventory/dev/inventory"))) {
            String derives = s.query("generated-code").where("method = 'deserialize'").rows().get(0)
                    .getString("derives");
            String types = s.query("generated-code").where("method = 'deserialize'").rows().get(0).getString("types");
            assertTrue(derives.contains("serde::Deserialize"), derives);
            assertTrue(types.contains("inventory::model::Kind"), types);
        }
    }

    @Test
    void aDefinitionIsFoundByItsNumberToo() {
        try (Session s = Ferrolens.open(Recordings.own("inventory/dev/inventory"))) {
            String numbered = s.sql("SELECT n.definition FROM numbered_definition n JOIN key USING (key)"
                    + " WHERE is_collected ORDER BY 1 LIMIT 1").rows().get(0).getString("definition");
            assertTrue(s.monomorphization().instancesOf(numbered).count() > 0, numbered);
        }
    }

    @Test
    void dropGlueIsFoundByTheNamesOfOldAndNewCompilers() {
        Path old = dropGlue("drop_in_place").writeTo(folder.resolve("old-1.mm_profdata"));
        Path recent = dropGlue("drop_glue").writeTo(folder.resolve("new-1.mm_profdata"));
        for (Path file : List.of(old, recent)) {
            try (Session s = Ferrolens.open(file)) {
                assertEquals(1, s.monomorphization().instancesOf("core::ptr::drop_in_place").count());
                assertEquals(1, s.monomorphization().instancesOf("core::ptr::drop_glue").count());
            }
        }
    }

    private static ProfileWriter dropGlue(String name) {
        return recording().interval("Query", "items_of_instance", 0, 9, "(Instance { def: DropGlue(DefId(2:3184 ~"
                + " core[c1f1]::ptr::" + name + "), Some(std::string::String)), args: [std::string::String] },"
                + " UsedItems)");
    }

    @Test
    void anImplsMethodHasOneRow() {
        try (Session s = Ferrolens.open(Recordings.own("inventory/dev/inventory"))) {
            assertEquals(1, s.functions()
                    .where("function = '<inventory::model::Kind as serde::Deserialize>::deserialize'").count());
        }
    }
}
