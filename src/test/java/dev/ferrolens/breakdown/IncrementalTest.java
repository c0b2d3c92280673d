package dev.ferrolens.breakdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementalTest {
    @TempDir
    private Path folder;

    private static String rows(Relation relation) {
        return relation.rows().stream().map(row -> row.values().toString()).collect(Collectors.joining(" "));
    }

    /** {@code a} is checked again; {@code b} is loaded but for a closure, which is never kept. */
    private Session edited() {
        return Ferrolens.open(ProfileWriter.version(9)
                .interval("Query", "typeck", 0, 100, "tiny::a")
                .interval("IncrementalResultHashing", "typeck", 100, 110, "tiny::a")
                .interval("IncrementalLoadResult", "typeck", 200, 205, "tiny::b")
                .interval("Query", "typeck", 300, 301, "tiny::b::{{closure}}")
                .integer("QueryCacheHitCount", "typeck", 7, "tiny::b")
                .interval("GenericActivity", "codegen_copy_artifacts_from_incr_cache", 400, 420,
                        "041rb8min8j9kuhsn8ebduq5r")
                .interval("GenericActivity", "codegen_module", 500, 540, "7l0plkxoizyryll921zt8sdrs", "12")
                .interval("GenericActivity", "LLVM_module_codegen_emit_obj", 540, 600, "7l0plkxoizyryll921zt8sdrs")
                .integer("ArtifactSize", "codegen_unit_size_estimate", 12, "7l0plkxoizyryll921zt8sdrs")
                .writeTo(folder.resolve("tiny-1.mm_profdata")));
    }

    @Test
    void aQueryIsComputedLoadedAndHashed() {
        try (Session s = edited()) {
            assertEquals("[typeck, 2, 1, 1, 33.3, 101, 5, 10]", rows(s.incremental().byLabel().select("label",
                    "computed", "loaded", "hashed", "round(reused_pct, 1) AS reused_pct", "computing_ns", "loading_ns",
                    "hashing_ns")));
        }
    }

    @Test
    void aCodegenUnitIsReusedOrRebuilt() {
        try (Session s = edited()) {
            assertEquals("[tiny, 7l0plkxoizyryll921zt8sdrs, rebuilt, 0, 40, 60, 12]"
                    + " [tiny, 041rb8min8j9kuhsn8ebduq5r, reused, 20, 0, 0, null]",
                    rows(s.incremental().byCodegenUnit()));
            assertEquals("[tiny, query results, 1, 2, 1, 5, 101, 10] [tiny, codegen units, 1, 1, 1, 20, 100, 0]",
                    rows(s.incremental().summary().select("crate", "what", "reused", "made", "anew", "reusing_ns",
                            "making_ns", "keeping_ns")));
        }
    }

    @Test
    void aFunctionIsCheckedAgainWhereItsResultIsHashed() {
        try (Session s = edited()) {
            assertEquals("[tiny::a, tiny, 1, 0, 0, 100, 0, typeck] [tiny::b, tiny, 0, 1, 1, 1, 5, null]",
                    rows(s.incremental().byFunction()));
        }
    }

    @Test
    void aCompilationThatIsNotIncrementalHasNoRowsAndSaysHowToRecordOne() {
        try (Session s = Ferrolens.open(Recordings.own("inventory/dev/inventory"))) {
            assertEquals(0, s.incremental().byLabel().count() + s.incremental().byCodegenUnit().count()
                    + s.incremental().byFunction().count() + s.incremental().summary().count());
            assertTrue(s.incremental().toString().startsWith("No compilation here was incremental"));
        }
    }

    @Test
    void oneScreenTellsWhatAnEditReused() {
        try (Session s = Ferrolens.open(Recordings.own("inventory/incremental/3-edit"))) {
            assertEquals("[inventory::model::sample]",
                    rows(s.incremental().byFunction().where("checked_again > 0").select("function")));
            assertEquals("[rebuilt, 2] [reused, 164]",
                    rows(s.incremental().byCodegenUnit().groupBy("verdict").orderBy("verdict")));
            assertEquals("[query results, 9584, 15956, 2383] [codegen units, 164, 2, 2]",
                    rows(s.incremental().summary().select("what", "reused", "made", "anew")));
            String screen = s.incremental().toString();
            assertTrue(screen.contains("inventory::model::sample"), screen);
            assertTrue(screen.lines().count() <= 25, screen);
        }
    }

    @Test
    void aCleanBuildReusedNothing() {
        try (Session s = Ferrolens.open(Recordings.beside("inventory/incremental/1-clean"))) {
            assertEquals("[query results, 0] [codegen units, 0]",
                    rows(s.incremental().summary().select("what", "reused")));
            assertEquals("[rebuilt, 166]", rows(s.incremental().byCodegenUnit().groupBy("verdict")));
        }
    }

    @Test
    void loadingAndHashingAreThoseOfTheReferenceWhereTheProfilerHasNoPart() {
        try (Session s = Ferrolens.open(Recordings.own("inventory/incremental/3-edit"))) {
            Map<String, List<Object>> summary = s.summary().select("label", "incremental_load_ns",
                    "incremental_hashing_ns", "cache_hits").rows().stream()
                    .collect(Collectors.toMap(row -> row.getString("label"), Row::values));
            Set<String> profiler = s.sql("SELECT DISTINCT label FROM event WHERE area = 'profiler'").rows().stream()
                    .map(row -> row.getString("label")).collect(Collectors.toSet());
            List<Row> build = s.incremental().byLabel().select("label", "loading_ns", "hashing_ns", "hits").rows()
                    .stream().filter(row -> !profiler.contains(row.getString("label"))).toList();
            assertTrue(build.size() > 100, build::toString);
            for (Row row : build) {
                assertEquals(summary.get(row.getString("label")), row.values());
            }
        }
    }
}
