package dev.ferrolens.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ferrolens.Recordings;
import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.input.Inputs;
import dev.ferrolens.measureme.ProfileReader;
import dev.ferrolens.relation.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which SQL fills which tables. */
class LateTablesTest {
    /** {@code "Table": "memory.main.cost"}; the name is quoted where it is a word of SQL. */
    private static final Pattern SCANNED = Pattern.compile("\"Table\": \"[\\w.]*?\\W*(\\w+)\\W*\n");
    /** What is filled when SQL reads a table and nothing else. */
    private static final Map<String, Set<String>> FILLED_FOR = new HashMap<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FROM event                                                    |",
        "SELECT key FROM event WHERE label = 'cost' -- stack           |",
        "WITH cost AS (SELECT 1 AS a) SELECT a FROM cost               |",
        "WITH goal_cost AS (SELECT 1 AS a) FROM goal_cost, key_text    | key_text",
        "WITH stack AS (FROM stack) FROM stack                         | stack",
        "WITH stack AS (WITH RECURSIVE n AS (SELECT 1 AS i UNION SELECT i FROM n) FROM stack, n) FROM stack | stack",
        "WITH RECURSIVE stack AS (SELECT 1 AS i UNION SELECT i FROM stack) FROM stack |",
        "FROM main.stack                                               | stack",
        "FROM STACK                                                    | stack",
        "SELECT (SELECT count(*) FROM \"stack\")                       | stack",
        "FROM query_table('stack')                                     | stack",
        "PIVOT stack ON area USING sum(self_ns)                        | stack",
        "EXPLAIN FROM stack                                            | stack",
        "EXPLAIN ANALYZE WITH stack AS (SELECT 1) FROM stack           |",
        "CREATE VIEW mine AS FROM stack                                | stack",
        "FROM duckdb_columns()                                         | duckdb_",
        "FROM information_schema.columns                               | duckdb_"})
    void aTableIsFilledWhenSqlReadsIt(String sql, String filled) {
        try (Database database = database()) {
            database.execute(sql, List.of(), rows -> 0, changed -> 0);
            assertEquals(filled == null ? Set.of() : Set.of(filled), database.filled());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT count(*) FROM query_table('sta' || 'ck')",
        "SELECT count(*) FROM query('FROM sta' || 'ck')"})
    void whereTheNameOfATableIsNotKnownAllAreFilled(String sql) {
        try (Database asked = database(); Database unknown = database()) {
            assertEquals(count(asked, "SELECT count(*) FROM stack"), count(unknown, sql));
        }
    }

    /** DuckDB's plan before it is optimised names the tables, those below views among them. */
    @ParameterizedTest
    @MethodSource("queries")
    void aNamedQueryFillsWhatItReadsAndNothingElse(NamedQuery query) {
        Sql sql = query.bind(Map.of());
        try (Database database = database()) {
            database.query(sql.text(), sql.values(), rows -> 0);
            Set<String> filled = database.filled();
            Set<String> read = scanned(database, sql).stream().flatMap(table -> filledFor(table).stream())
                    .collect(Collectors.toSet());
            assertEquals(read, filled);
        }
    }

    private static Set<String> filledFor(String table) {
        return FILLED_FOR.computeIfAbsent(table, name -> {
            try (Database database = database()) {
                database.query("FROM " + name + " LIMIT 0", List.of(), rows -> 0);
                return database.filled();
            }
        });
    }

    static Stream<NamedQuery> queries() {
        // Plans do not show DuckDB's own tables, which queries/schema.sql reads.
        return StreamSupport.stream(Catalog.all().spliterator(), false)
                .filter(query -> !query.name().startsWith("comparison/") && !query.name().equals("schema"));
    }

    private static Set<String> scanned(Database database, Sql sql) {
        database.execute("PRAGMA disable_optimizer", List.of(), rows -> 0, changed -> 0);
        return database.query("EXPLAIN (FORMAT json) " + sql.text(), sql.values(), rows -> {
            rows.next();
            return SCANNED.matcher(rows.getString(2)).results().map(table -> table.group(1))
                    .collect(Collectors.toSet());
        });
    }

    private static long count(Database database, String sql) {
        return database.query(sql, List.of(), LateTablesTest::first);
    }

    private static long first(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    private static Database database() {
        return Database.ofRecordings(() -> Inputs.read(ProfileReader::read, Recordings.own("format/v9")));
    }
}
