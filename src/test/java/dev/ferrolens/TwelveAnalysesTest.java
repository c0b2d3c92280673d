package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.comparison.FindingChanges;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analyses that people make, each in one line or two. */
class TwelveAnalysesTest {
    private static Session s;

    @BeforeAll
    static void open() {
        s = Ferrolens.open(Recordings.own("cache-hits/log-default-args"));
    }

    @AfterAll
    static void close() {
        s.close();
    }

    private static double sum(Relation relation, String column) {
        return relation.stream().mapToDouble(row -> row.getDouble(column)).sum();
    }

    @Test
    void theFunctionsThatTogetherTakeMostOfTheTime() {
        Relation pareto = s.functions().where("function <> '(unattributed)'")
                .with("cumulative_pct", "sum(share_pct) OVER (ORDER BY self_ns DESC)").limit(4);
        List<Row> rows = pareto.rows();
        assertEquals(4, rows.size());
        assertEquals(sum(pareto, "share_pct"), rows.get(3).getDouble("cumulative_pct"), 1e-6);
    }

    @Test
    void howTheTimesOfAQueryAreDistributed() {
        Relation runs = s.sql("FROM event").where("label = ?", "typeck");
        assertEquals(runs.count(), (long) sum(runs.histogram("duration_ns").bins(), "rows"));
        assertTrue(runs.histogram("duration_ns").toString().contains("µs"));
    }

    @Test
    void theMedianAndTheSlowestHundredthByLabel() {
        List<Row> slowest = s.sql("FROM event").quantiles("duration_ns", "label").top(5, "p99_ns").rows();
        assertEquals(5, slowest.size());
        assertTrue(slowest.stream().allMatch(row -> row.getDouble("p50_ns") <= row.getDouble("p99_ns")));
    }

    @Test
    void cratesAgainstAreasWithTheirUnits() {
        Relation pivot = s.areasByCrate().pivot("crate", "area", "self_ns");
        Row log = pivot.where("crate = 'log'").rows().get(0);
        assertEquals(s.areas().where("area = ?", "typeck").rows().get(0).getLong("self_ns"), log.getLong("typeck_ns"));
        assertTrue(pivot.toString().contains(" ms"), pivot::toString);
    }

    @Test
    void theFunctionsOfOnesOwnCrate() {
        assertEquals(Set.of("log"), s.functions().where("crate = ?", "log").stream()
                .map(row -> row.getString("crate")).collect(Collectors.toSet()));
    }

    @Test
    void whatEachOwnersCodeCosts(@TempDir Path folder) throws IOException {
        Path owners = Files.writeString(folder.resolve("owners.csv"), "crate,owner\nlog,ann\ncore,bob\n");
        Relation byOwner = s.functions().join(owners, "crate").groupBy("owner", "sum(self_ns) AS self_ns");
        assertEquals(Set.of("ann", "bob"), byOwner.stream().map(row -> row.getString("owner"))
                .collect(Collectors.toSet()));
    }

    /** A record as a user declares it. */
    record Cost(String function, long selfNs) {}

    @Test
    void rowsAsRecordsOfOnesOwn() {
        List<Cost> costs = s.functions().limit(5).rows(Cost.class);
        assertEquals(s.functions().rows().get(0).getLong("self_ns"), costs.get(0).selfNs());
    }

    @Test
    void whatIsSlowerAfterAChange() {
        try (Session before = Ferrolens.open(Recordings.own("format/v8"));
                Comparison change = before.compareTo(s)) {
            FindingChanges findings = change.findings();
            assertTrue(findings.stream().allMatch(finding -> Set.of("new", "stays", "gone")
                    .contains(finding.verdict())));
            assertTrue(findings.notes().stream().anyMatch(note -> note.startsWith("Only the side before lacks ")),
                    findings::toString);
            assertEquals(0, change.byLabel().where("verdict = 'changed' AND apart IS NOT NULL").count());
        }
    }

    @Test
    void theCostByCrate() {
        Relation byCrate = s.functions().groupBy("crate", "sum(self_ns) AS self_ns").top(3, "self_ns");
        assertEquals(sum(s.functions(), "self_ns"), sum(s.functions().groupBy("crate", "sum(self_ns) AS self_ns"),
                "self_ns"), 1);
        assertTrue(byCrate.stream().allMatch(row -> row.get("crate") == null
                || row.getString("crate").matches("[a-z_0-9]+")), byCrate::toString);
    }

    @Test
    void aForgottenValueIsTold() {
        assertTrue(assertThrows(FerrolensException.class, () -> s.areas().where("area = ?")).getMessage()
                .contains("has 1 question mark, and no value was given"));
    }

    @Test
    void aSessionIsSavedAndOpenedAgain(@TempDir Path folder) {
        String file = folder.resolve("x.duckdb").toString();
        s.export().database(file);
        try (Session again = Ferrolens.open(file)) {
            assertEquals(s.areas().toString(), again.areas().toString());
        }
    }

    @Test
    void aLabelThatIsMisspeltIsTold() {
        assertTrue(s.callersOf("evaluate_obligatoin").toString().contains("did you mean evaluate_obligation?"));
    }
}
