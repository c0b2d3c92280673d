package dev.ferrolens.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.report.HtmlTable;
import dev.ferrolens.store.Database;
import dev.ferrolens.table.Format;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class RelationTest {
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

    private static String rows(Relation relation) {
        return relation.rows().stream().map(Row::values).toList().toString();
    }

    @Test
    void whereKeepsRowsAndBindsValues() {
        assertEquals("[[typeck, a, 30]]", rows(spent().where("crate = ? AND self_ns > ?", "a", 10)));
    }

    @Test
    void aValueIsNeverPartOfTheSql() {
        assertEquals("[]", rows(spent().where("crate = ?", "a' OR 'x' = 'x")));
        assertEquals("[[?, a', \"]]", rows(sql("SELECT '?', ?, '\"' -- a comment?", "a'")));
    }

    @Test
    void whereTwiceKeepsWhatBothKeep() {
        assertEquals("[[typeck, a, 30]]", rows(spent().where("label = ?", "typeck").where("crate = ?", "a")));
    }

    @Test
    void whereSeesTheColumnsThatWereSelected() {
        assertEquals("[[60]]", rows(spent().select("self_ns * 2 AS twice").where("twice > ?", 40)));
    }

    @Test
    void whereComesAfterALimit() {
        assertEquals("[[typeck, b, 20]]", rows(spent().orderBy("self_ns").limit(2).where("label = ?", "typeck")));
    }

    @Test
    void groupByShowsTheAggregatesOrElseTheNumberOfRows() {
        assertEquals("[[a, 40], [b, 20]]", rows(spent().groupBy("crate", "sum(self_ns) AS self_ns").orderBy("crate")));
        assertEquals("[[mir_borrowck, 1], [typeck, 2]]", rows(spent().groupBy("label").orderBy("label")));
    }

    @Test
    void topOrdersAndLimits() {
        assertEquals("[[typeck, a, 30], [typeck, b, 20]]", rows(spent().top(2, "self_ns")));
    }

    @Test
    void anOrderHoldsThroughLaterSteps() {
        assertEquals("[[mir_borrowck, a, 10], [typeck, a, 30]]",
                rows(spent().orderBy("self_ns").limit(3).where("crate = ?", "a")));
    }

    @Test
    void limitTwiceTakesTheSmaller() {
        assertEquals(1, spent().limit(1).limit(2).rows().size());
        assertEquals(1, spent().limit(2).limit(1).rows().size());
    }

    @Test
    void joinPairsRowsAndKeepsTheValuesOfBoth() {
        Relation areas = sql("SELECT ? AS label, ? AS area", "typeck", "types");
        assertEquals("[[typeck, b, 20, types]]",
                rows(spent().where("self_ns < ?", 25).join(areas.where("area = ?", "types"), "label")));
    }

    @Test
    void answersOfTwoSessionsCannotBeJoined() {
        try (Database other = Database.empty()) {
            Relation elsewhere = Relation.of(other, Units.TIME, Sql.of("SELECT 'typeck' AS label, 5 AS after_ns"));
            assertEquals("Answers of two sessions cannot be joined: open their recordings as one session, or compare"
                    + " them with before.compareTo(after).",
                    assertThrows(FerrolensException.class, () -> spent().join(elsewhere, "label")).getMessage());
        }
    }

    @Test
    void aCommentAtTheEndOfAConditionEndsThere() {
        assertEquals("[[typeck, b, 20]]", rows(spent().where("crate = 'b' -- only b").limit(5)));
    }

    @Test
    void stepsLeaveTheRelationAsItWas() {
        Relation all = spent();
        all.where("false");
        assertEquals(3, all.count());
    }

    @Test
    void sqlIsWhatWouldRunWithValuesInPlace() {
        assertEquals("""
                WITH q0 AS (
                SELECT 1 AS a
                )
                SELECT *
                FROM q0
                WHERE (a = 'it''s')
                ORDER BY a
                LIMIT 3""", sql("SELECT 1 AS a").where("a = ?", "it's").orderBy("a").limit(3).sql());
        assertEquals("SELECT 1 AS a", sql("SELECT 1 AS a").sql());
    }

    @Test
    void aLimitOfAQueryThatEndsInAnOrderIsPartOfIt() {
        Relation ordered = sql("SELECT unnest([1, 3, 2]) AS a ORDER BY a");
        assertEquals("SELECT unnest([1, 3, 2]) AS a ORDER BY a\nLIMIT 2", ordered.limit(2).sql());
        assertEquals("[[1], [2]]", rows(ordered.limit(2)));
        assertEquals("[[1]]", rows(sql("SELECT unnest([1, 3, 2]) AS a ORDER BY a LIMIT 1").limit(2)));
    }

    @Test
    void explainShowsThePlan() {
        assertTrue(spent().explain().contains("Column Data Scan"), spent().explain());
    }

    @Test
    void printsScaledUnitsAndHowManyRowsAreLeft() {
        assertEquals("""
                label  self_ns  share_pct    calls
                ─────  ───────  ─────────  ───────
                one     1.50 s     12.3 %    1,234
                two    2.00 µs             -99,999""",
                sql("SELECT * FROM (VALUES ('one', 1500000000, 12.345, 1234), ('two', 2000, NULL, -99999))"
                        + " AS t (label, self_ns, share_pct, calls)").toString());
        assertTrue(sql("SELECT * FROM range(2021)").toString().endsWith("… and 2,001 more rows"));
        assertTrue(sql("SELECT * FROM range(21)").toString().endsWith("… and 1 more row"));
    }

    @Test
    void shortensLongNamesInTheMiddleAndPrintsNoControlCharacters() {
        String name = "core::iter::".repeat(20) + "end";
        String printed = sql("SELECT ? AS a, ? AS b", name, "x\u001b[31m\u001ey").toString();
        assertTrue(printed.contains("…") && printed.contains("end  x\ufffd[31m · y"), printed);
    }

    @Test
    void aCounterOfInstructionsPrintsAsACount() {
        assertEquals("1.50 G", new Units("instructions:u").format("self_ns", 1_500_000_000L));
    }

    @Test
    void aTableKeepsWholeNumbersWhole() {
        Table table = sql("SELECT 1::BIGINT AS a, 2::INTEGER AS b, sum(3) AS c, 0.5::DECIMAL(3,1) AS d, 'x' AS e,"
                + " true AS f, NULL::BIGINT AS g").table();
        assertEquals(List.of(ColumnType.LONG, ColumnType.INTEGER, ColumnType.LONG, ColumnType.DOUBLE,
                ColumnType.STRING, ColumnType.BOOLEAN, ColumnType.LONG), table.types());
        assertEquals(3, table.longColumn("c").getLong(0));
        assertTrue(table.column("g").isMissing(0));
    }

    @Test
    void csvQuotesWhatNeedsIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out.csv");
        sql("SELECT 'a,\"b\"' AS text, 5 AS number, NULL AS nothing").csv(file);
        assertEquals("text,number,nothing\n\"a,\"\"b\"\"\",5,\n", Files.readString(file));
    }

    @Test
    void writesJsonAndMarkdown() throws IOException {
        Relation relation = sql("SELECT 'a|<b>' AS text, 1500::BIGINT AS self_ns, NULL AS nothing");
        assertEquals("[\n{\"text\":\"a|<b>\",\"self_ns\":1500,\"nothing\":null}\n]\n", written(relation, Format.JSON));
        assertEquals("""
                | text | self\\_ns | nothing |
                | --- | ---: | --- |
                | a\\|\\<b\\> | 1.50 µs |  |
                """, written(relation, Format.MD));
    }

    @Test
    void valuesAreCountedBeforeAnythingRuns() {
        assertEquals("The SQL `crate = ?` has 1 question mark, and no value was given: give one value for each question"
                + " mark, in their order.", message(() -> spent().where("crate = ?")));
        assertEquals("The SQL `crate = 'a'` has no question mark, and 2 values were given: give one value for each"
                + " question mark, in their order.", message(() -> spent().where("crate = 'a'", "a", "b")));
        for (Executable step : List.<Executable>of(() -> spent().select("crate", "self_ns > ?"),
                () -> spent().groupBy("crate = ?"), () -> spent().groupBy("crate", "count(?)"),
                () -> spent().orderBy("self_ns + ?"), () -> spent().top(3, "?"), () -> spent().join(spent(), "?"))) {
            assertTrue(message(step).contains("has a question mark, but only where() and sql() take values."));
        }
    }

    @Test
    void aPartOfTheSqlStaysAPart() {
        assertEquals("The condition `crate = 'a') OR (true` closes a bracket that it does not open.",
                message(() -> spent().where("crate = 'a') OR (true")));
        assertEquals("The order `lower(crate` does not close a bracket that it opens.",
                message(() -> spent().orderBy("lower(crate")));
        assertEquals("The condition is empty.", message(() -> spent().where(" -- nothing")));
        assertEquals("[[a, 40], [b, 20]]", rows(spent().groupBy("crate -- each;", "sum(self_ns) AS self_ns; -- all")
                .orderBy("crate -- by name")));
    }

    @Test
    void anErrorCitesWhatTheUserWrote() {
        assertEquals("""
                DuckDB refuses the query: Binder Error: Referenced column "crat" not found in FROM clause!
                Candidate bindings: "crate"
                  crat = 'a'
                  ^^^^""", spent().where("self_ns > ?", 1).where("crat = 'a'").toString());
        assertEquals("""
                DuckDB refuses the query: Parser Error: syntax error at the end
                  crate =
                         ^""", spent().where("crate =").limit(3).toString());
        assertEquals("""
                DuckDB refuses the query: Parser Error: syntax error at or near "SELEC"
                  SELEC 1
                  ^^^^^""", sql("-- é\nSELEC 1").where("true").toString());
        assertTrue(message(() -> spent().select("nix(crate)").count()).endsWith("\n  nix(crate)\n  ^^^^^^^^^^"));
    }

    @Test
    void anAnswerWithoutRowsSaysSo() throws IOException {
        Relation none = spent().where("crate = ?", "c").select("crate");
        assertEquals("crate\n─────\nno rows", none.toString());
        assertEquals("crate\n─────\nno rows\n", written(none, Format.TABLE));
        assertEquals("| crate |\n| --- |\n\nno rows\n", written(none, Format.MD));
        assertTrue(HtmlTable.of(none).contains("<p>no rows</p>"));
        assertEquals("crate\n", written(none, Format.CSV));
        assertEquals("[\n]\n", written(none, Format.JSON));
    }

    @Test
    void countsTheRowsThatAreNotShown() {
        assertEquals(2, spent().head(1).more());
        assertEquals(0, spent().head(3).more());
        assertEquals(497, sql("FROM range(500)").head(3).more());
        assertEquals(250, sql("FROM range(500)").head(250).more());
        assertEquals(0, sql("FROM range(500)").head(500).more());
    }

    /** More rows than DuckDB sorts and reads with one thread. */
    @Test
    void theFirstRowsOfALongAnswerByNameAreTheFirstOnes() {
        Relation answer = Relation.byName(database, Units.TIME, Sql.of("SELECT 'f' || i AS function, i AS self_ns"
                + " FROM range(500000) AS t (i) ORDER BY i * 7919 % 500009"), Optional::empty, "function", "self_ns");
        assertEquals(answer.limit(300).rows().stream().map(Row::values).toList(),
                answer.head(300).rows().stream().map(Row::values).toList());
        assertEquals(499_700, answer.head(300).more());
    }

    @Test
    void anyNumberOfRowsCanBeShown() {
        assertEquals(3, spent().head(Integer.MAX_VALUE).rows().size());
        assertEquals("A limit is a number of rows, 0 or more, not -1.", message(() -> spent().show(-1)));
    }

    @Test
    void otherStatementsRunAtOnceAndOnce() {
        assertEquals("[[CREATE VIEW seen AS SELECT 1 AS x]]", rows(statement(
                "CREATE VIEW seen AS SELECT 1 AS x; -- once")));
        assertEquals("[[1]]", rows(statement("FROM seen")));
        assertEquals("[[SET threads = 1]]", rows(statement("SET threads = 1;")));
        assertEquals("[[2]]", rows(statement("COPY (FROM range(?)) TO '/dev/null'", 2).limit(1)));
        assertEquals("library_version", statement("PRAGMA version").rows().get(0).columns().get(0));
        assertEquals("[[7]]", rows(statement("WITH x AS (SELECT 7 AS a) FROM x")));
        assertTrue(message(() -> statement("CREATE VIEW seen AS SELECT 1")).contains("already exists"));
        assertTrue(message(() -> statement("BEGIN")).startsWith("Transactions are not supported"));
    }

    private static Relation statement(String text, Object... values) {
        return Relation.ofStatement(database, Units.TIME, Sql.of(text, values));
    }

    private static String message(Executable step) {
        return assertThrows(FerrolensException.class, step).getMessage();
    }

    @Test
    void aMistakeInSqlIsASentenceAndPrintsAsOne() {
        String sentence = "DuckDB refuses the query: Binder Error: Referenced column \"crat\" not found";
        Relation mistaken = spent().where("crat = 'a'");
        FerrolensException e = assertThrows(FerrolensException.class, mistaken::rows);
        assertTrue(e.getMessage().startsWith(sentence), e.getMessage());
        assertTrue(mistaken.toString().startsWith(sentence), mistaken.toString());
    }

    @Test
    void aClosedDatabaseSaysSo() {
        Database closed = Database.empty();
        closed.close();
        FerrolensException e = assertThrows(FerrolensException.class,
                () -> Relation.of(closed, Units.TIME, Sql.of("SELECT 1")).rows());
        assertEquals("The session is closed; open it again.", e.getMessage());
    }

    private static String written(Relation relation, Format format) throws IOException {
        StringWriter out = new StringWriter();
        relation.write(format, out);
        return out.toString();
    }
}
