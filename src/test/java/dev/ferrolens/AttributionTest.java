package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.relation.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On real recordings, time finds the definition, goal or function that it was spent on. */
class AttributionTest {
    static List<Path> recordings() {
        return Recordings.withReference();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void theTimeOfQueriesWithArgumentsFindsWhatItWasSpentOn(Path recording) {
        try (Session s = Ferrolens.open(recording)) {
            List<Row> rows = s.sql("""
                    SELECT
                        CAST(label AS VARCHAR) AS label, CAST(sum(self_ns) AS BIGINT) AS self_ns,
                        CAST(sum(CASE WHEN
                            form = 'instance' AND definition IS NOT NULL
                            OR form IN ('trait_goal', 'projection', 'goal') AND item IS NOT NULL
                            OR form = 'definition' AND function IS NOT NULL
                            THEN self_ns ELSE 0 END) AS BIGINT) AS named_ns
                    FROM cost JOIN compilation USING (compilation) LEFT JOIN key ON key.key = cost.key
                    WHERE has_arguments AND label IN ('items_of_instance', 'codegen_select_candidate',
                        'evaluate_obligation', 'type_op_prove_predicate', 'typeck', 'mir_borrowck')
                    GROUP BY label
                    """).rows();
            for (Row row : rows) {
                assertTrue(row.getLong("named_ns") >= 0.99 * row.getLong("self_ns"), row.toString());
            }
        }
    }

    @Test
    void theTimeOfPassesFindsItsFunctions() {
        try (Session s = Ferrolens.open(Recordings.beside("inventory/release-llvm/inventory"))) {
            long passes = s.kinds().where("kind = 'LLVM Pass'").rows().get(0).getLong("self_ns");
            long named = s.llvm().byFunction().where("function <> '(unattributed)'")
                    .select("CAST(sum(self_ns) AS BIGINT) AS ns").rows().get(0).getLong("ns");
            assertTrue(named >= 0.99 * passes, named + " of " + passes);
        }
    }

    @Test
    void aDefinitionHasOneSpellingInQueriesAndInLlvm() {
        try (Session s = Ferrolens.open(Recordings.beside("inventory/release-llvm/inventory"))) {
            Row row = s.monomorphization().byDefinition().where("definition = ?", "core::ptr::drop_in_place").rows().get(0);
            assertEquals(s.monomorphization().instancesOf("core::ptr::drop_in_place").rows().stream()
                    .mapToLong(instance -> instance.getLong("instances")).sum(), row.getLong("instances"));
            assertTrue(row.getLong("collecting_ns") > 0);
            assertEquals(s.llvm().byDefinition().where("definition = 'core::ptr::drop_in_place'").rows().get(0)
                    .getLong("self_ns"), row.getLong("llvm_ns"));
        }
    }

    /** The figures of the README. */
    @Test
    void instancesStandBesideTheCompilersOwnCount() {
        try (Session s = Ferrolens.open(Recordings.beside("inventory/release-llvm/inventory"))) {
            Row sums = s.monomorphization().monoItems().select("CAST(sum(instances) AS BIGINT) AS instances",
                    "CAST(sum(placements) AS BIGINT) AS placements",
                    "CAST(sum(drop_glue_and_shims) AS BIGINT) AS drop_glue_and_shims").rows().get(0);
            assertEquals(List.of(1_740L + 423, 1_963L, 423L), List.copyOf(sums.values()));
            assertEquals(0, s.monomorphization().monoItems().where("placements < instances - drop_glue_and_shims").count());
        }
    }
}
