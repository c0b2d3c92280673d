package dev.ferrolens.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.html.Hostile;
import dev.ferrolens.html.Scheme;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sql;
import dev.ferrolens.session.Session;
import dev.ferrolens.store.Database;
import dev.ferrolens.table.Units;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
    private static Database database;
    private static Session session;

    @BeforeAll
    static void start() {
        database = Database.empty();
        session = Ferrolens.open(Recordings.own("cache-hits/log-default-args"));
    }

    @AfterAll
    static void stop() {
        database.close();
        session.close();
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
    void savesNothingAsAKindOfPictureThatItCannotDraw(@TempDir Path folder) {
        for (String name : new String[] {"a.png", "a.PDF", "a.svg.txt"}) {
            String sentence = assertThrows(FerrolensException.class,
                    () -> ranking().chart().save(folder.resolve(name).toString())).getMessage();
            assertTrue(sentence.startsWith(
                    "A chart is saved as .svg, a picture, or as .html, a page to zoom into, not as "),
                    sentence);
            assertTrue(Files.notExists(folder.resolve(name)));
        }
    }

    @Test
    void whatCannotBeDrawnIsASentence() {
        assertEquals("There is nothing to draw: the answer has no rows.",
                assertThrows(FerrolensException.class, () -> ranking().where("false").chart()).getMessage());
        assertEquals("There is nothing to draw: the answer has no column of numbers.",
                assertThrows(FerrolensException.class, () -> sql("SELECT 'a' AS a").chart()).getMessage());
        assertEquals("There is no column labl here; did you mean label?",
                assertThrows(FerrolensException.class, () -> ranking().chart(ChartSpec.bars("labl", "self_ns")))
                        .getMessage());
        assertEquals("The column label cannot be drawn: it contains text; name a column of numbers.",
                assertThrows(FerrolensException.class, () -> ranking().chart(ChartSpec.bars("label", "label")))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void namesAreTextWhateverIsInThem(ChartSpec spec) {
        assertEquals(withoutTexts(numbered().chart(spec).svg()), withoutTexts(hostile().chart(spec).svg()));
        assertEquals(withoutTexts(numbered().chart(spec).page()), withoutTexts(hostile().chart(spec).page()));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindOfChartIsWellFormedAndLoadsNothing(ChartSpec spec) throws Exception {
        Chart chart = hostile().chart(spec);
        assertNull(Hostile.loaded(chart.page()));
        DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(chart.svg().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTitleIsTextWhateverIsInIt() {
        for (String name : Hostile.NAMES) {
            ChartSpec spec = ChartSpec.bars("label", "self_ns");
            Chart plain = ranking().chart(spec.titled("x"));
            Chart titled = ranking().chart(spec.titled(name));
            assertEquals(Hostile.tags(plain.page()), Hostile.tags(titled.page()), name);
            assertEquals(Hostile.tags(plain.svg()), Hostile.tags(titled.svg()), name);
        }
    }

    static List<ChartSpec> everyKind() {
        return List.of(ChartSpec.bars("label", "self_ns"), ChartSpec.bars("label", "self_ns", "inclusive_ns"),
                ChartSpec.bars("label", "self_ns").by("item"), ChartSpec.heatMap("label", "item", "self_ns"),
                ChartSpec.boxPlot("label", "self_ns"), ChartSpec.scatter("self_ns", "inclusive_ns", "label"),
                ChartSpec.timeline("label", "self_ns", "inclusive_ns"),
                ChartSpec.timeline("label", "self_ns", "inclusive_ns").by("item"),
                ChartSpec.treemap("self_ns", "label", "item"), ChartSpec.icicle("self_ns", "label", "item"),
                ChartSpec.tree("label", "level", "self_ns"));
    }

    /** label, item, level, self_ns, inclusive_ns: a row for each hostile name. */
    private static Relation hostile() {
        String rows = Hostile.NAMES.stream().map(name -> "(?, ?, 0, 1000000, 2000000)")
                .collect(Collectors.joining(", "));
        return sql("SELECT * FROM (VALUES " + rows + ") AS t (label, item, level, self_ns, inclusive_ns)",
                Hostile.NAMES.stream().map(name -> name.replace("\0", "")).flatMap(name -> Stream.of(name, name))
                        .toArray());
    }

    /** The same with names of three letters. */
    private static Relation numbered() {
        return hostile().select("'a' || (100 + row_number() OVER ()) AS label", "label AS item", "level", "self_ns",
                "inclusive_ns").where("true").select("label", "label AS item", "level", "self_ns", "inclusive_ns");
    }

    /** Whether a name has room in the picture depends on how long it is. */
    private static List<String> withoutTexts(String html) {
        return Hostile.tags(html).stream().filter(tag -> !tag.matches("</?text>?")).toList();
    }

    @Test
    void findsTheChartThatFits() {
        assertEquals(ChartSpec.Kind.BARS, kind("SELECT 'a' AS label, 1 AS calls, 5 AS self_ns, 1.0 AS share_pct"));
        assertEquals(ChartSpec.Kind.STACKED_BARS, kind("SELECT * FROM (VALUES ('a', 'x', 1), ('a', 'y', 2),"
                + " ('b', 'x', 3), ('b', 'y', 4)) AS t (crate, phase, wall_ns)"));
        assertEquals(ChartSpec.Kind.HEAT_MAP, kind("SELECT 'crate' || a.range AS crate, 'area' || b.range AS area,"
                + " 1 AS self_ns FROM range(5) AS a, range(12) AS b"));
        assertEquals(ChartSpec.Kind.BOX_PLOT, kind("SELECT 'label' || (range % 3) AS label, range AS self_ns"
                + " FROM range(9)"));
        assertEquals(ChartSpec.Kind.SCATTER, kind("SELECT 'd' || range AS definition, range AS instances,"
                + " range AS self_ns FROM range(100)"));
        assertEquals(ChartSpec.Kind.BARS, kind("SELECT 'd' || range AS definition, range AS instances,"
                + " range AS self_ns FROM range(10)"));
        assertEquals(ChartSpec.Kind.TIMELINE, kind("SELECT 'c' || range AS crate, range AS start_ns,"
                + " range + 1 AS end_ns, 1 AS wall_ns FROM range(10)"));
        assertEquals(ChartSpec.bars("at_once", "threads_ns"), ChartChooser.spec(sql("SELECT range AS at_once,"
                + " range AS threads_ns, 1.0 AS threads_pct FROM range(3)").rows()));
        assertEquals(ChartSpec.bars("crate", "wall_ns").by("threads"), ChartChooser.spec(sql("SELECT 'c' || a.range AS"
                + " crate, b.range AS threads, 1 AS wall_ns FROM range(3) AS a, range(3) AS b").rows()));
        assertEquals(ChartSpec.scatter("start_ns", "threads", "start_ns"), ChartChooser.spec(sql("SELECT range AS slot,"
                + " range AS start_ns, range AS end_ns, 1.5 AS threads FROM range(100)").rows()));
        assertEquals(ChartSpec.Kind.TREE, kind("SELECT 'a' AS tree, 0 AS level, 'a' AS label, 5 AS inclusive_ns"));
    }

    private static ChartSpec.Kind kind(String query) {
        return ChartChooser.spec(sql(query).rows()).kind();
    }

    /** What has neither rows nor numbers says so; nothing else may go wrong. */
    @ParameterizedTest
    @MethodSource("queries")
    void everyReadyMadeAnswerIsDrawn(String query) {
        Relation answer = session.query(query);
        try {
            Chart chart = answer.chart();
            assertTrue(chart.svg().endsWith("</svg>") && chart.html().contains("Plotly.newPlot("), query);
        } catch (FerrolensException e) {
            boolean isLacking = answer.toString().equals(e.getMessage());
            assertTrue(isLacking || e.getMessage().startsWith("There is nothing to draw: "), e.getMessage());
        }
    }

    static Stream<String> queries() {
        return StreamSupport.stream(Catalog.all().spliterator(), false).map(NamedQuery::name);
    }

    @Test
    void drawsTheNumberWhoseShareTheAnswerGives() {
        assertEquals(List.of("adds_ns"), ChartChooser.spec(sql("SELECT 'a' AS crate, 1 AS place, 2 AS start_ns,"
                + " 3 AS gap_ns, 4 AS adds_ns, 5.0 AS share_pct").rows()).values());
    }

    @Test
    void aRowIsNamedByAsManyColumnsAsTellItApart() {
        assertEquals(List.of("crate", "label"), ChartChooser.spec(sql("SELECT * FROM (VALUES ('a', 'x', 'p', 1),"
                + " ('a', 'y', 'p', 2), ('b', 'z', 'q', 3)) AS t (crate, label, item, self_ns)").rows()).names());
    }

    @Test
    void allRowsOfAnAnswerAreInItsChart() {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            int rows = 1 + random.nextInt(Bars.MOST);
            Relation answer = sql("SELECT 'name' || range || 'x' AS label, (range * 7919 + ?) % 1000 AS self_ns"
                    + " FROM range(" + rows + ")", random.nextInt(1000));
            for (Chart chart : List.of(answer.chart(), answer.chart(ChartSpec.scatter("self_ns", "self_ns", "label")),
                    answer.chart(ChartSpec.treemap("self_ns", "label")),
                    answer.chart(ChartSpec.boxPlot("label", "self_ns")))) {
                for (int row = 0; row < rows; row++) {
                    assertTrue(chart.html().contains("name" + row + "x"), chart.title() + " lacks row " + row);
                }
            }
        }
    }

    @Test
    void theTitleTellsHowManyThereAreWhereOnlyTheFirstAreDrawn() {
        assertEquals("Self time by label (30 of 1,061)",
                sql("SELECT 'l' || range AS label, range AS self_ns FROM range(1061)").chart().title());
    }

    @Test
    void partsOfATreemapAddUpToItHoweverManyThereAre() {
        Relation many = sql("SELECT 'a' || (range % 7) AS a, 'b' || range AS b, range AS self_ns FROM range(20_000)");
        Hierarchy drawn = Hierarchy.ofRows(ChartSpec.treemap("self_ns", "a", "b"), many.rows(), Units.TIME);
        assertEquals(19_999L * 20_000 / 2, drawn.root().total());
        assertTrue(size(drawn.root()) <= Hierarchy.MOST, size(drawn.root()) + " parts");
        assertTrue(drawn.root().parts().get(0).parts().stream().anyMatch(part -> part.name().endsWith(" smaller")));
    }

    private static int size(Part node) {
        return 1 + node.parts().stream().mapToInt(ChartTest::size).sum();
    }

    @Test
    void aTreeHasTheTimeOfItsTopAndWhatIsInNoRowBelowIsItsOwn() {
        Hierarchy tree = Hierarchy.ofTree(ChartSpec.tree("label", "level", "inclusive_ns"),
                sql("SELECT * FROM (VALUES (0, 'a', 10), (1, 'b', 6), (2, 'c', 1), (1, 'd', 3)) AS t (level, label,"
                        + " inclusive_ns)").rows(), Units.TIME);
        assertEquals(10, tree.root().total());
        Part top = tree.root().parts().get(0);
        assertEquals(1, top.own());
        assertEquals(List.of(6.0, 3.0), top.parts().stream().map(Part::total).toList());
    }

    @Test
    void axesHaveTheUnitOfTheirLargestNumber() {
        Axis axis = Axis.of("self_ns", Units.TIME, 0, 4_200_000);
        assertEquals("self time", axis.title());
        assertEquals("ms", axis.unit());
        assertEquals(List.of("0 ms", "1 ms", "2 ms", "3 ms", "4 ms"), axis.ticks().stream().map(axis::tick).toList());
        assertEquals("self (instructions:u)", Axis.of("self_ns", new Units("instructions:u"), 0, 1).title());
        assertEquals("kB", Axis.of("object_bytes", Units.TIME, 0, 2_000).unit());
    }

    @Test
    void numbersBelowZeroGrowToTheLeft() {
        String svg = sql("SELECT * FROM (VALUES ('faster', -2000), ('slower', 1000)) AS t (name, change_ns)").chart()
                .svg();
        assertTrue(svg.contains("-2.00 µs") && svg.contains("1.00 µs"), svg);
        assertTrue(svg.contains(Scheme.LESS) && svg.contains(Scheme.MORE), svg);
    }

    @Test
    void whatIsMissingIsLeftOutAndOddNumbersDoNoHarm() {
        Relation odd = sql("SELECT * FROM (VALUES ('a', NULL, 'nan'::DOUBLE), (NULL, 5, 'inf'::DOUBLE), ('c', 0, 1))"
                + " AS t (label, self_ns, ratio)");
        for (ChartSpec spec : List.of(ChartSpec.bars("label", "self_ns"), ChartSpec.bars("label", "ratio"),
                ChartSpec.scatter("self_ns", "ratio", "label"), ChartSpec.treemap("ratio", "label"),
                ChartSpec.boxPlot("label", "ratio"), ChartSpec.heatMap("label", "label", "ratio"))) {
            assertTrue(odd.chart(spec).page().contains("Plotly.newPlot("), spec.toString());
        }
    }
}
