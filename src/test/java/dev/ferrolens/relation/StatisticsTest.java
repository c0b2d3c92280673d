package dev.ferrolens.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.store.Database;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static Database database;

    @BeforeAll
    static void start() {
        database = Database.empty();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static Relation sql(String query, Object... values) {
        return Relation.of(database, Units.TIME, Sql.of(query, values));
    }

    /** label, crate, self_ns: typeck a 30, typeck b 20, mir_borrowck a 10. */
    private static Relation spent() {
        return sql("SELECT * FROM (VALUES ('typeck', 'a', 30), ('typeck', 'b', 20), ('mir_borrowck', 'a', 10))"
                + " AS spent (label, crate, self_ns)");
    }

    private static Relation values(String... numbers) {
        return sql("SELECT unnest([" + String.join(", ", numbers) + "]) AS self_ns");
    }

    private static String rows(Relation relation) {
        return relation.rows().stream().map(Row::values).toList().toString();
    }

    private static String message(Relation relation) {
        return assertThrows(FerrolensException.class, relation::rows).getMessage();
    }

    @Test
    void describeHasARowForEachColumnOfNumbers() {
        assertEquals("[[self_ns, 5, 3.0, 1.0, 3.0, 4.6, 4.96, 5.0]]", rows(sql("SELECT 'a' AS name, range AS"
                + " self_ns FROM range(1, 6)").describe()));
        assertEquals("[[b, 0], [a, 1]]", rows(sql("SELECT 'x' AS t, CAST(NULL AS INT) AS b, 2 AS a").describe()
                .select("\"column\"", "\"values\"")));
    }

    @Test
    void describedNumbersHaveTheUnitsOfTheirColumns() {
        assertEquals("""
                column     values     mean      min
                ─────────  ──────  ───────  ───────
                self_ns         2  1.50 ms  1.00 ms
                share_pct       2   50.0 %   25.0 %
                calls           2     3.00     2.00""", sql("FROM (VALUES (1000000, 25.0, 2), (2000000, 75.0, 4))"
                + " AS t (self_ns, share_pct, calls)").describe().select("\"column\"", "\"values\"", "mean", "min")
                .toString());
    }

    @Test
    void anAnswerWithoutNumbersCannotBeDescribed() {
        assertEquals("There is nothing to describe: the answer has no column of numbers.",
                assertThrows(FerrolensException.class, () -> sql("SELECT 'a' AS name").describe()).getMessage());
    }

    @Test
    void quantilesAreThoseOfAllRowsOrOfEachGroup() {
        assertEquals("[[5, 1, 3.0, 4.6, 4.96, 5]]", rows(sql("SELECT range AS self_ns FROM range(1, 6)")
                .quantiles("self_ns")));
        assertEquals("[[typeck, 2, 20, 25.0], [mir_borrowck, 1, 10, 10.0]]", rows(spent().quantiles("self_ns", "label")
                .select("label", "\"values\"", "min_ns", "p50_ns")));
    }

    @Test
    void anOrderAndALimitComeBeforeStatistics() {
        Relation first = spent().orderBy("self_ns DESC").limit(2);
        assertEquals("[[2, 20, 30]]", rows(first.quantiles("self_ns").select("\"values\"", "min_ns", "max_ns")));
        assertEquals("[[2, 20.0, 30.0]]", rows(first.describe().select("\"values\"", "min", "max")));
        assertEquals("[[1, 20, 20], [1, 30, 30]]", rows(spent().orderBy("self_ns").where("self_ns > 10")
                .quantiles("self_ns", "crate").select("\"values\"", "min_ns", "max_ns").orderBy("min_ns")));
        assertEquals("[[a, 30], [b, 20]]", rows(first.pivot("crate", "label", "self_ns")));
    }

    @Test
    void quantilesKeepTheUnit() {
        assertEquals(List.of("label", "values", "min_ns", "p50_ns", "p90_ns", "p99_ns", "max_ns"),
                spent().quantiles("self_ns", "label").rows().get(0).columns());
        assertEquals("max_bytes", sql("SELECT 1 AS size_bytes").quantiles("size_bytes").rows().get(0).columns()
                .get(5));
    }

    private static String bins(Relation of) {
        return of.histogram("self_ns").bins().rows().stream().filter(row -> row.getLong("rows") > 0)
                .map(row -> row.getLong("from_ns") + "-" + row.getLong("to_ns") + ": " + row.get("rows"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void aHistogramOfSimilarValuesHasBinsOfOneWidth() {
        assertEquals("10-12: 2, 20-22: 1, 42-44: 1", bins(values("10", "11", "20", "42")));
        assertEquals("-10--8: 1, 20-22: 1", bins(values("-10", "20")));
    }

    @Test
    void aHistogramOfVeryDifferentValuesHasBinsOfEqualRatio() {
        assertEquals("1-2: 1, 5-10: 1, 20-50: 2, 1000-2000: 1", bins(values("1", "9", "20", "49", "1000")));
        assertEquals("0-5: 2, 5-10: 1, 200-500: 1", bins(values("0", "0", "7", "300")));
    }

    @Test
    void aHistogramHasTheEmptyBinsInBetween() {
        assertEquals(10, values("1", "1000").histogram("self_ns").bins().count());
    }

    @Test
    void equalValuesAreOneBin() {
        assertEquals(1, values("5", "5").histogram("self_ns").bins().rows().size());
        assertEquals(1, values("0", "0").histogram("self_ns").bins().rows().size());
        assertEquals(2, values("5", "5").histogram("self_ns").bins().rows().get(0).getLong("rows"));
    }

    @Test
    void everyValueIsInOneBin() {
        for (List<Integer> factors : List.of(List.of(1, 7), List.of(1000, 3), List.of(0, 123_456), List.of(-5, 5))) {
            String[] numbers = IntStream.range(0, 200).mapToObj(i -> String.valueOf(factors.get(0) * i * i
                    + factors.get(1))).toArray(String[]::new);
            assertEquals(200, values(numbers).histogram("self_ns").bins().rows().stream()
                    .mapToLong(row -> row.getLong("rows")).sum(), factors.toString());
        }
    }

    @Test
    void noValueIsNoBin() {
        assertEquals("rows  bar\n────  ───\nno rows", values("NULL::INT").histogram("self_ns").toString());
    }

    @Test
    void aHistogramPrintsABarForEachBin() {
        assertEquals("""
                 from_ns     to_ns  rows  share_pct  bar
                ────────  ────────  ────  ─────────  ──────────────────────────────
                 1.00 µs   2.00 µs     2     66.7 %  ██████████████████████████████
                 2.00 µs   5.00 µs     0      0.0 %
                 5.00 µs  10.00 µs     0      0.0 %
                10.00 µs  20.00 µs     0      0.0 %
                20.00 µs  50.00 µs     1     33.3 %  ███████████████""",
                values("1000", "1999", "30000").histogram("self_ns").text(80));
    }

    @Test
    void aHistogramIsDrawnWithABarForEachBin() {
        String svg = values("1000", "1999", "30000").histogram("self_ns").chart().svg();
        assertTrue(svg.contains("Histogram of self_ns"), svg);
        assertTrue(svg.contains("20.00 µs to 50.00 µs"), svg);
    }

    @Test
    void pivotKeepsTheUnit() {
        Relation pivoted = spent().pivot("crate", "label", "self_ns");
        assertEquals(List.of("crate", "typeck_ns", "mir_borrowck_ns"), pivoted.rows().get(0).columns());
        assertEquals("[[a, 30, 10], [b, 20, null]]", rows(pivoted));
    }

    @Test
    void pivotTakesAnyNameAsAValue() {
        Relation pivoted = sql("SELECT ? AS label, 'a' AS crate, 5 AS self_ns UNION ALL SELECT NULL, 'a', 3",
                "o'\"; --").pivot("crate", "label", "self_ns");
        assertEquals(List.of("crate", "o'\"; --_ns", "(none)_ns"), pivoted.rows().get(0).columns());
        assertEquals("[[a, 5, 3]]", rows(pivoted));
    }

    @Test
    void pivotRefusesTooManyColumns() {
        assertEquals("The column range has more than 100 values, too many for as many columns: keep some of them with"
                + " where() first.", assertThrows(FerrolensException.class, () -> sql("SELECT range, 1 AS self_ns, 'a'"
                        + " AS crate FROM range(101)").pivot("crate", "range", "self_ns")).getMessage());
    }

    @Test
    void withAddsAColumnOrReplacesIt() {
        assertEquals("[[typeck, a, 30, 60], [typeck, b, 20, 40]]", rows(spent().with("twice", "self_ns * 2").limit(2)));
        assertEquals("[[typeck, a, 31]]", rows(spent().with("self_ns", "self_ns + 1").limit(1)));
        assertTrue(message(spent().with("twice", "selfns * 2")).contains("\"selfns\" not found"));
    }

    @Test
    void withTakesAWindow() {
        assertEquals("[[30, 30], [20, 50], [10, 60]]", rows(spent().with("sum_ns",
                "sum(self_ns) OVER (ORDER BY self_ns DESC)").orderBy("self_ns DESC").select("self_ns", "sum_ns")));
    }

    @Test
    void distinctKeepsOneOfEqualRows() {
        assertEquals("[[mir_borrowck], [typeck]]", rows(spent().distinct("label")));
        assertEquals("[[mir_borrowck, a], [typeck, a], [typeck, b]]", rows(spent().distinct("label", "crate")));
        assertEquals("[[a], [b]]", rows(spent().select("crate").orderBy("crate").distinct()));
    }

    @Test
    void aSampleIsTheSameEachTime() {
        Relation sample = sql("FROM range(1000)").sample(5);
        assertEquals(5, sample.rows().size());
        assertEquals(rows(sample), rows(sample));
        assertEquals("[]", rows(sample.where("range < 0")));
    }

    @Test
    void aForgottenValueIsAMessage() {
        assertEquals("The SQL `crate = ?` has 1 question mark, and no value was given: give one value for each question"
                + " mark, in their order.", assertThrows(FerrolensException.class, () -> spent().where("crate = ?"))
                        .getMessage());
    }
}
