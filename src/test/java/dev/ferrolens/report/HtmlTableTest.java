package dev.ferrolens.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.html.Hostile;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sql;
import dev.ferrolens.store.Database;
import dev.ferrolens.table.Units;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HtmlTableTest {
    private static Database database;

    @BeforeAll
    static void start() {
        database = Database.empty();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static String table(String query, Object... values) {
        return HtmlTable.of(Relation.of(database, Units.TIME, Sql.of(query, values)));
    }

    private static void assertHas(String part, String html) {
        assertTrue(html.contains(part), html);
    }

    @Test
    void numbersAreScaledAndToTheRightWithTheExactOneOnHover() {
        String html = table("SELECT 1234567::BIGINT AS self_ns");
        assertHas("<th class=\"number\" align=\"right\"><span title=\"self_ns\">self time</span></th>", html);
        assertHas("<td class=\"number\" align=\"right\" title=\"1234567\">1.23 ms</td>", html);
    }

    @Test
    void namesAreCodeAndWordsAreNot() {
        assertHas("<td><code>Vec&lt;T&gt;</code></td>", table("SELECT 'Vec<T>' AS definition"));
        assertHas("<td>traits</td>", table("SELECT 'traits' AS area"));
    }

    @Test
    void aShareHasABarBehindItAndAChangeHasNone() {
        assertHas("rgba(66, 133, 244, .25) 12.5%, transparent 12.5%", table("SELECT 12.5::DOUBLE AS share_pct"));
        assertTrue(!table("SELECT 12.5::DOUBLE AS change_pct").contains("gradient"), "a bar behind a change");
    }

    @Test
    void aLongNameIsShortenedWithTheWholeOnHover() {
        String name = "a".repeat(60) + "::" + "b".repeat(60);
        String html = table("SELECT ? AS function", name);
        assertHas("<code><span title=\"" + name + "\">", html);
        assertHas("…", html);
        assertEquals(1, html.split(name, -1).length - 1);
    }

    @Test
    void twentyRowsAreShownAndTheRestIsCounted() {
        String html = table("SELECT range AS label FROM range(1234)");
        assertEquals(21, html.split("<tr>", -1).length - 1);
        assertHas("<p>… and 1,214 more rows</p>", html);
    }

    @Test
    void noNameGetsOutOfItsCell() {
        List<String> plain = Hostile.tags(table("SELECT 'a' AS name, 'b' AS area, 1 AS \"c\""));
        for (String name : Hostile.NAMES) {
            String text = name.replace("\0", "");
            String html = table("SELECT ? AS name, ? AS area, 1 AS \"" + text.replace("\"", "\"\"") + "\"", text, text);
            assertEquals(plain, Hostile.tags(html.replaceAll("</?span[^>]*>", "")), text);
        }
    }

    @Test
    void mathJaxLeavesItAlone() {
        assertTrue(table("SELECT '$x$' AS name").startsWith("<div class=\"ferrolens tex2jax_ignore mathjax_ignore\">"));
    }
}
