package dev.ferrolens.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.catalog.NamedQuery.ColumnNote;
import dev.ferrolens.catalog.NamedQuery.Parameter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {
    private static Session session;

    @BeforeAll
    static void open() {
        session = Ferrolens.open(Recordings.own("cache-hits/log-all-events"));
    }

    @AfterAll
    static void close() {
        session.close();
    }

    static Stream<NamedQuery> queries() {
        return StreamSupport.stream(Catalog.all().spliterator(), false);
    }

    @Test
    void readsAHeader() {
        NamedQuery query = NamedQuery.parse("by-pass", """
                -- title: LLVM time by pass
                -- about: Where the optimiser spent its time.
                -- about: A second sentence.
                -- needs: llvm
                -- param: crate  VARCHAR = NULL   only compilations of this crate
                -- column: self_ns   time in the pass itself
                SELECT 1
                """);
        assertEquals("LLVM time by pass", query.title());
        assertEquals("Where the optimiser spent its time. A second sentence.", query.about());
        assertEquals(List.of(RecordedData.LLVM), query.needs());
        assertEquals(List.of(new Parameter("crate", "VARCHAR", "NULL", "only compilations of this crate")),
                query.parameters());
        assertEquals(List.of(new ColumnNote("self_ns", "time in the pass itself")), query.columns());
        assertEquals("SELECT 1", query.sql());
    }

    @Test
    void bindsAParameterWhereverItStands() {
        NamedQuery query = NamedQuery.parse("q", """
                -- param: a VARCHAR = NULL   a letter
                SELECT getvariable('a'), getvariable('a')
                """);
        assertEquals(List.of("x", "x"), query.bind(Map.of("a", "x")).values());
        assertEquals("SELECT ?, ?", query.bind(Map.of("a", "x")).text());
    }

    @Test
    void namesTheParametersThatThereAre() {
        FerrolensException e = assertThrows(FerrolensException.class,
                () -> Catalog.query("long-queries").bind(Map.of("longest", 1)));
        assertEquals("The query long-queries has no parameter longest; it has crate, longer_than_ns.", e.getMessage());
    }

    @Test
    void namesTheQueriesThatAreAlike() {
        FerrolensException e = assertThrows(FerrolensException.class, () -> Catalog.query("llvm-by-moon"));
        assertTrue(e.getMessage().contains("llvm-by-codegen-unit"), e.getMessage());
        assertThrows(FerrolensException.class, () -> Catalog.query("../store/load"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQuerySaysWhatItIsForAndEveryColumnIsDocumented(NamedQuery query) {
        assertFalse(query.title().isEmpty());
        assertFalse(query.about().isEmpty());
        assertEquals(columns(query.name()), query.columns().stream().map(ColumnNote::name).toList());
    }

    /** The duckdb shell runs the file as it is: what is not set is NULL, and must mean the default of the header. */
    @ParameterizedTest
    @MethodSource("queries")
    void whatIsNotSetIsTheDefaultOfTheHeader(NamedQuery query) {
        Object[] defaults = query.parameters().stream().filter(p -> !p.byDefault().equals("NULL"))
                .flatMap(p -> Stream.of(p.name(), p.byDefault())).toArray();
        assertEquals(texts(session.query(query.name()).rows()), texts(session.query(query.name(), defaults).rows()));
        assertEquals(texts(session.query(query.name()).rows()), texts(session.sql(query.sql()).rows()));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aCrateThatIsNotThereIsAMistake(NamedQuery query) {
        if (query.parameters().stream().anyMatch(p -> p.name().equals("crate"))) {
            FerrolensException e = assertThrows(FerrolensException.class,
                    () -> session.query(query.name(), "crate", "no_such_crate").rows());
            assertEquals("There is no crate no_such_crate in this session; there is log.", e.getMessage());
        }
    }

    @Test
    void aParameterOfAnotherTypeIsAMistake() {
        FerrolensException e = assertThrows(FerrolensException.class,
                () -> session.query("long-queries", "longer_than_ns", "soon"));
        assertEquals("The parameter longer_than_ns of the query long-queries has the type BIGINT; soon is not a value"
                + " of that type.",
                e.getMessage());
    }

    @Test
    void aParameterThatIsMisspeltIsTold() {
        FerrolensException e = assertThrows(FerrolensException.class,
                () -> session.query("long-queries", "crat", "log"));
        assertEquals("The query long-queries has no parameter crat; did you mean crate?", e.getMessage());
    }

    @Test
    void aHeaderThatCannotBeReadIsToldByItsLine() {
        for (String line : List.of("-- param: crate", "-- param: crate VARCHAR NULL all", "-- column: self_ns",
                "-- needs: moon", "-- colour: red", "--title: no blank")) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                    () -> NamedQuery.parse("by-moon", "-- title: By moon\n" + line + "\nSELECT 1"));
            assertTrue(e.getMessage().startsWith("queries/by-moon.sql:2: "), e.getMessage());
        }
    }

    private static List<String> columns(String name) {
        return session.sql("SELECT column_name FROM (DESCRIBE " + session.query(name).sql() + ")").rows().stream()
                .map(row -> row.getString("column_name")).toList();
    }

    private static List<String> texts(List<Row> rows) {
        return rows.stream().map(Row::toString).toList();
    }
}
