package dev.ferrolens.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.message.FerrolensException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {
    @Test
    void anOrderAtTheEndIsLeftOut() {
        assertEquals(Sql.of("SELECT a FROM t "), Sql.of("SELECT a FROM t ORDER BY a DESC, 'x'").unordered());
        assertEquals(Sql.of("SELECT a FROM t\n"), Sql.of("SELECT a FROM t\norder\n  by a -- downwards").unordered());
    }

    @Test
    void itsValuesGoWithIt() {
        assertEquals(Sql.of("SELECT a FROM t WHERE a > ? ", 1), Sql.of("SELECT a FROM t WHERE a > ? ORDER BY a + ?", 1,
                2)
                .unordered());
    }

    @Test
    void theOrderOfAWindowStays() {
        String window = "SELECT row_number() OVER (ORDER BY a) FROM (SELECT * FROM t ORDER BY b) ";
        assertEquals(Sql.of(window), Sql.of(window).unordered());
        assertEquals(Sql.of(window), Sql.of(window + "ORDER BY 1").unordered());
    }

    /** DuckDB knows best what a placeholder is. */
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT ?, ?",
        "SELECT '?', \"?\" FROM (SELECT 1 AS \"?\") -- ?",
        "SELECT 'it''s ?', ?",
        "SELECT E'\\' ?', e'\\\\', ?",
        "SELECT $$ ? $$, $tag$ $$ ? $tag$, ?",
        "SELECT 1 /* ? /* ? */ ? */ + ?",
        "SELECT 1 -- ?\r + ?",
        "SELECT x$1 FROM (SELECT ? AS x$1)",
        "SELECT \"a\"\"?\" FROM (SELECT 1 AS \"a\"\"?\") WHERE ? IS NULL",
        "SELECT [1, 2][?:?]",
        "SELECT list_filter([1], lambda x : x > ?)"})
    void countsPlaceholdersAsDuckDbDoes(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement statement = connection.prepareStatement(text)) {
            int count = statement.getParameterMetaData().getParameterCount();
            assertEquals(count, Sql.of(text, new Object[count]).values().size());
            FerrolensException e = assertThrows(FerrolensException.class, () -> Sql.of(text, new Object[count + 1]));
            assertTrue(e.getMessage().contains("give one value for each question mark"), e.getMessage());
        }
    }

    @Test
    void numberedPlaceholdersBecomeQuestionMarks() {
        assertEquals(new Sql("a = ? OR b = ? OR c = ?", List.of("y", "x", "y")),
                Sql.of("a = $2 OR b = $1 OR c = ?2", "x", "y"));
        assertThrows(FerrolensException.class, () -> Sql.of("a = $name", "x"));
    }

    @Test
    void commentsAndSemicolonsAtTheEndAreLeftOut() {
        assertEquals("SELECT 1", Sql.of("SELECT 1; -- done").text());
        assertEquals("SELECT ';'", Sql.of("SELECT ';' ;; /* done; */ ; ").text());
        assertEquals("SELECT '--'", Sql.of("SELECT '--'").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT a FROM t ORDER BY a LIMIT 3",
        "SELECT a FROM t ORDER BY a OFFSET 3",
        "SELECT 'ORDER BY', \"ORDER BY\" FROM t -- ORDER BY",
        "SELECT $$ ORDER BY $$ FROM t",
        "SELECT E'\\' ORDER BY \\'' FROM t",
        "SELECT a FROM t",
        ""})
    void otherSqlStaysAsItIs(String text) {
        assertEquals(Sql.of(text), Sql.of(text).unordered());
    }
}
