package dev.ferrolens;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds of every recording: the summary equals what the reference tool says, to the nanosecond and the unit;
 * nothing is counted twice and nothing vanishes; what has arguments finds the name that it was spent on.
 */
@ParameterizedClass
@MethodSource("recordings")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRecordingTest {
    private static final Map<String, String> REFERENCE_NAMES = Map.of(
            "self_ns", "self_time_ns",
            "inclusive_ns", "inclusive_ns",
            "item_count", "invocation_count",
            "cache_misses", "number_of_cache_misses",
            "cache_hits", "number_of_cache_hits",
            "blocked_ns", "blocked_time_ns",
            "incremental_load_ns", "incremental_load_time_ns",
            "incremental_hashing_ns", "incremental_hashing_time_ns");
    /** What each answer by name splits up: areas whose self time it adds up to. */
    private static final Map<String, List<String>> SPLITS = Map.ofEntries(
            entry("monomorphization-by-definition", List.of("monomorphization")),
            entry("monomorphization-by-crate", List.of("monomorphization")),
            entry("monomorphization-by-kind", List.of("monomorphization")),
            entry("monomorphization-by-type", List.of("monomorphization")),
            entry("monomorphization-by-type-crate", List.of("monomorphization")),
            entry("trait-resolution-by-trait", List.of("traits")),
            entry("trait-resolution-by-self-type", List.of("traits")),
            entry("trait-resolution-by-goal", List.of("traits")),
            entry("typeck-by-function", List.of("typeck", "borrowck", "mir")),
            entry("typeck-by-module", List.of("typeck", "borrowck", "mir")),
            entry("typeck-by-crate", List.of("typeck", "borrowck", "mir")),
            entry("mir-by-pass", List.of("mir")),
            entry("llvm-by-pass", List.of("llvm")),
            entry("llvm-by-function", List.of("llvm")),
            entry("llvm-by-definition", List.of("llvm")),
            entry("macros", List.of("macros")),
            entry("functions", List.of("parsing", "macros", "resolution", "typeck", "borrowck", "traits", "mir",
                    "lints", "monomorphization", "codegen", "llvm", "linking", "metadata", "incremental", "other")));

    @Parameter
    private Path recording;
    private Session s;

    /** Reading the names of a large recording takes seconds: all tests of a recording share a session. */
    @BeforeParameterizedClassInvocation
    void open() {
        s = Ferrolens.open(recording);
    }

    static List<Path> recordings() {
        return Recordings.withReference();
    }

    @AfterParameterizedClassInvocation
    void close() {
        s.close();
    }

    private static long sum(Relation relation, String column) {
        return relation.select("CAST(coalesce(sum(" + column + "), 0) AS BIGINT) AS total").rows().get(0)
                .getLong("total");
    }

    @Test
    void summaryEqualsTheReference() throws IOException {
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        for (JsonNode label : reference().get("query_data")) {
            Map<String, Long> numbers = new TreeMap<>();
            REFERENCE_NAMES.forEach((ours, theirs) -> numbers.put(ours, label.get(theirs).asLong()));
            expected.put(label.get("label").asText(), numbers);
        }
        Map<String, Map<String, Long>> actual = new TreeMap<>();
        for (Row row : s.summary().rows()) {
            Map<String, Long> numbers = new TreeMap<>();
            REFERENCE_NAMES.keySet().forEach(ours -> numbers.put(ours, row.getLong(ours)));
            actual.put(row.getString("label"), numbers);
        }
        assertEquals(expected, actual);
    }

    @Test
    void timeOfThreadsEqualsTheReference() throws IOException {
        long total = s.threads().rows().stream()
                .mapToLong(thread -> thread.getLong("last_ns") - thread.getLong("first_ns")).sum();
        assertEquals(reference().get("total_time_ns").asLong(), total);
    }

    private JsonNode reference() throws IOException {
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(Recordings.sibling(recording, ".summary.json.gz")))) {
            return JsonMapper.builder().build().readTree(in);
        }
    }

    /** What no rule fits shows as `other`; if that grows, the compiler has new labels that want rules. */
    @Test
    void rulesOfAreasFitNearlyAllOfTheWork() {
        for (Row area : s.areas().where("area = 'other'").rows()) {
            assertTrue(area.getDouble("share_pct") < 12, area.toString());
        }
    }

    @Test
    void everyWayToSplitTheSelfTimeAddsUpToIt() {
        long total = sum(s.sql("SELECT self_ns FROM event"), "self_ns");
        assertEquals(total, sum(s.sql("SELECT duration_ns FROM event WHERE parent IS NULL"), "duration_ns"));
        assertEquals(total, sum(s.summary(), "self_ns"));
        assertEquals(total, sum(s.areas(), "self_ns"));
        assertEquals(total, sum(s.areasByCrate(), "self_ns"));
        assertEquals(total, sum(s.kinds(), "self_ns"));
        assertEquals(total, sum(s.threads(), "busy_ns"));
    }

    @Test
    void theBreakdownsOfAnAreaAddUpToIt() {
        assertEquals(area(s, "monomorphization"), sum(s.monomorphization().byLabel(), "self_ns"));
        assertEquals(area(s, "traits"), sum(s.traitResolution().byLabel(), "self_ns"));
        assertEquals(area(s, "llvm"), sum(s.llvm().byLabel(), "self_ns"));
        assertEquals(area(s, "typeck") + area(s, "borrowck"), sum(s.typeck().byLabel(), "self_ns"));
    }

    @Test
    void everyAnswerByNameAddsUpToItsAreas() {
        Map<String, Long> areas = s.areas().rows().stream()
                .collect(toMap(row -> row.getString("area"), row -> row.getLong("self_ns")));
        assertEquals(sum(s.sql("SELECT self_ns FROM event"), "self_ns"),
                sum(s.sql("SELECT self_ns FROM cost"), "self_ns"));
        SPLITS.forEach((query, split) -> {
            if (answers(s, query)) {
                assertEquals(split.stream().mapToLong(area -> areas.getOrDefault(area, 0L)).sum(),
                        sum(s.query(query), "self_ns"), query);
            }
        });
        assertEquals(areas.getOrDefault("waiting", 0L), sum(s.waiting(), "waited_ns"));
    }

    private static boolean answers(Session s, String query) {
        List<Row> recorded = s.sql("SELECT has_queries, has_arguments, has_llvm_passes FROM compilation").rows();
        return Catalog.query(query).needs().stream().allMatch(need -> recorded.stream().anyMatch(row -> switch (need) {
            case QUERIES -> (boolean) row.get("has_queries");
            case ARGS -> (boolean) row.get("has_arguments");
            case LLVM -> (boolean) row.get("has_llvm_passes");
            default -> true;
        }));
    }

    @Test
    void aBreakdownOfAFunctionsBillAddsUpToItAndSoDoTheAskersOfATrait() {
        if (answers(s, "functions")) {
            assertEquals(0, s.functions().where("self_ns <> front_end_ns + monomorphization_ns + codegen_ns + llvm_ns"
                    + " OR front_end_ns <> typeck_ns + borrowck_ns + traits_ns + mir_ns + metadata_ns + elsewhere_ns")
                    .count());
            assertEquals(0, s.traitResolution().byTrait()
                    .where("self_ns <> typeck_ns + borrowck_ns + mir_ns + codegen_ns + elsewhere_ns").count());
        }
    }

    @Test
    void stacksAndBusyThreadsAddUp() {
        long total = sum(s.areas(), "self_ns");
        long apart = sum(s.areas().where("area IN ('waiting', 'profiler')"), "self_ns");
        assertEquals(total, sum(s.sql("SELECT self_ns FROM stack"), "self_ns"));
        assertEquals(sum(s.compilations(), "wall_ns"), sum(s.parallelism(), "wall_ns"));
        assertEquals(total - apart, sum(s.parallelism().select("threads * wall_ns AS work_ns"), "work_ns"));
    }

    @Test
    void thePhasesAddUpToTheWallTime() {
        assertEquals(sum(s.compilations(), "wall_ns"), sum(s.phases(), "wall_ns"));
    }

    @Test
    void theSharesOfWorkAddUpToAHundred() {
        double shares = s.areas().rows().stream().mapToDouble(row -> row.getDouble("share_pct")).sum();
        assertEquals(100, shares, 1e-6);
    }

    @Test
    void theTimeOfQueriesWithArgumentsFindsWhatItWasSpentOn() {
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

    private static long area(Session s, String area) {
        List<Row> rows = s.areas().where("area = ?", area).rows();
        return rows.isEmpty() ? 0 : rows.get(0).getLong("self_ns");
    }
}
