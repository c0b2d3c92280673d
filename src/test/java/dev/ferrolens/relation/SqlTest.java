package dev.ferrolens.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class SqlTest {
    @Test
    void anOrderAtTheEndIsLeftOut() {
        assertEquals(Sql.of("SELECT a FROM t "), Sql.of("SELECT a FROM t ORDER BY a DESC, 'x'").unordered());
        assertEquals(Sql.of("SELECT a FROM t\n"), Sql.of("SELECT a FROM t\norder\n  by a -- downwards").unordered());
    }

    @Test
    void itsValuesGoWithIt() {
        assertEquals(Sql.of("SELECT a FROM t WHERE a > ? ", 1), Sql.of("SELECT a FROM t WHERE a > ? ORDER BY a + ?", 1, 2)
                .unordered());
    }

    @Test
    void theOrderOfAWindowStays() {
        String window = "SELECT row_number() OVER (ORDER BY a) FROM (SELECT * FROM t ORDER BY b) ";
        assertEquals(Sql.of(window), Sql.of(window).unordered());
        assertEquals(Sql.of(window), Sql.of(window + "ORDER BY 1").unordered());
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
