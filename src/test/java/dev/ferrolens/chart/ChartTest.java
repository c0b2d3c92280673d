package dev.ferrolens.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.ProfileException;
import dev.ferrolens.html.Hostile;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sql;
import dev.ferrolens.relation.Units;
import dev.ferrolens.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {
    private static Database database;

    @BeforeAll
    static void start() {
        database = Database.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static Relation sql(String query, Object... values) {
        return Relation.of(database, Units.TIME, Sql.of(query, values));
    }

    private static Relation ranking() {
        return sql("SELECT * FROM (VALUES ('typeck', 1500000000), ('mir_borrowck', 2000)) AS t (label, self_ns)");
    }

    @Test
    void aRankingIsBarsWithTheirNamesAndScaledNumbers() {
        Chart chart = ranking().chart();
        assertEquals("Self time by label", chart.title());
        for (String drawn : List.of(chart.svg(), chart.html())) {
            assertTrue(drawn.contains("mir_borrowck") && drawn.contains("1.50 s") && drawn.contains("2.00 µs"), drawn);
        }
    }

    @Test
    void theTitleIsTheOneAskedFor() {
        assertEquals("Slow", ranking().chart(ChartSpec.bars("label", "self_ns").titled("Slow")).title());
    }

    @Test
    void aPageIsWholeAndLoadsNothing() {
        String page = ranking().chart().page();
        assertTrue(page.contains("Plotly.newPlot("), "no plot");
        assertNull(Hostile.loaded(page));
    }

    @Test
    void savesWhatTheNameOfTheFileAsksFor(@TempDir Path folder) throws Exception {
        ranking().chart().save(folder.resolve("a.svg"));
        ranking().chart().save(folder.resolve("a.html"));
        assertTrue(Files.readString(folder.resolve("a.svg")).startsWith("<svg "));
        assertTrue(Files.readString(folder.resolve("a.html")).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void whatCannotBeDrawnIsASentence() {
        assertEquals("There is nothing to draw: the answer has no rows.",
                assertThrows(ProfileException.class, () -> ranking().where("false").chart()).getMessage());
        assertEquals("There is nothing to draw: the answer has no column of numbers.",
                assertThrows(ProfileException.class, () -> sql("SELECT 'a' AS a").chart()).getMessage());
        assertEquals("There is no column labl here; there are label, self_ns.",
                assertThrows(ProfileException.class, () -> ranking().chart(ChartSpec.bars("labl", "self_ns")))
                        .getMessage());
        assertEquals("The column label cannot be drawn: it holds text; name a column of numbers.",
                assertThrows(ProfileException.class, () -> ranking().chart(ChartSpec.bars("label", "label")))
                        .getMessage());
    }

    @Test
    void namesAreTextWhateverIsInThem() {
        String values = Hostile.NAMES.stream().map(name -> "(?, 1)").collect(Collectors.joining(", "));
        Relation hostile = sql("SELECT * FROM (VALUES " + values + ") AS t (label, self_ns)",
                Hostile.NAMES.stream().map(name -> name.replace("\0", "")).toArray());
        Relation plain = hostile.select("'name ' || row_number() OVER () AS label", "self_ns");
        assertSameTags(plain.chart(), hostile.chart());
    }

    private static void assertSameTags(Chart plain, Chart hostile) {
        assertEquals(Hostile.tags(plain.svg()), Hostile.tags(hostile.svg()));
        assertEquals(Hostile.tags(plain.page()), Hostile.tags(hostile.page()));
    }
}
