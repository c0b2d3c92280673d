package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On real recordings, time finds the definition, goal or function that it was spent on. */
class AttributionTest {
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
            Row row = s.monomorphization().byDefinition().where("definition = ?", "core::ptr::drop_in_place").rows()
                    .get(0);
            assertEquals(s.monomorphization().instancesOf("core::ptr::drop_in_place").rows().stream()
                    .mapToLong(instance -> instance.getLong("instances")).sum(), row.getLong("instances"));
            assertTrue(row.getLong("collecting_ns") > 0);
            assertEquals(s.llvm().byDefinition().where("definition = 'core::ptr::drop_in_place'").rows().get(0)
                    .getLong("self_ns"), row.getLong("llvm_ns"));
        }
    }

    /** The figures of the guide. */
    @Test
    void instancesStandBesideTheCompilersOwnCount() {
        try (Session s = Ferrolens.open(Recordings.beside("inventory/release-llvm/inventory"))) {
            Row sums = s.monomorphization().monoItems().select("CAST(sum(instances) AS BIGINT) AS instances",
                    "CAST(sum(placements) AS BIGINT) AS placements",
                    "CAST(sum(drop_glue_and_shims) AS BIGINT) AS drop_glue_and_shims").rows().get(0);
            assertEquals(List.of(1_740L + 423, 1_963L, 423L), List.copyOf(sums.values()));
            assertEquals(0, s.monomorphization().monoItems().where("placements < instances - drop_glue_and_shims")
                    .count());
        }
    }
}
