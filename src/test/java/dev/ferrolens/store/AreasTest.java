package dev.ferrolens.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreasTest {
    @ParameterizedTest
    @CsvSource({
        "Query, typeck, typeck",
        "Query, typeck_root, typeck",
        "QueryBlocked, typeck, waiting",
        "IncrementalResultHashing, typeck, incremental",
        "Query, mir_borrowck, borrowck",
        "Query, type_op_prove_predicate, traits",
        "Query, codegen_select_candidate, traits",
        "Query, items_of_instance, monomorphization",
        "GenericActivity, LLVM_passes, waiting",
        "GenericActivity, LLVM_lto_optimize, llvm",
        "LLVM Pass, InlinerPass, llvm",
        "GenericActivity, run_linker, linking",
        "GenericActivity, mir_pass_inline, mir",
        "GenericActivity, self_profile_alloc_query_strings, profiler",
        "GenericActivity, expand_proc_macro, macros",
        "GenericActivity, define function, codegen",
        "GenericActivity, Register allocation, codegen",
        "GenericActivity, GCC_module_codegen, codegen",
        "GenericActivity, build_extern_trait_impls, rustdoc",
        "GenericActivity, strip-hidden, rustdoc",
        "GenericActivity, render_html, rustdoc",
        "lld, markLive, linking",
        "Query, something_new, other"})
    void anEventBelongsToTheAreaOfTheFirstRuleThatFits(String kind, String label, String area) {
        assertEquals(area, Areas.rules().of(kind, label));
    }

    @Test
    void theSchemaKnowsEveryAreaThatARuleNames() {
        try (Session s = Ferrolens.open(Recordings.own("format/v8"))) {
            List<String> known = s.sql("SELECT unnest(enum_range(NULL::area_name)) AS area").rows().stream()
                    .map(row -> row.getString("area")).toList();
            assertTrue(known.containsAll(Areas.rules().named()), known.toString());
        }
    }
}
