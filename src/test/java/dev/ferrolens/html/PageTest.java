package dev.ferrolens.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PageTest {
    private static final String CHART = "<script>(" + Page.CHARTS + " = " + Page.CHARTS + " || []).push(f)</script>";

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void hasTheTitleAndTheFragmentsInOrder() {
        String page = Page.titled("a < b").with("<p>one</p>").with("<p>two</p>").html();
        assertTrue(page.contains("<title>a &lt; b</title>"), page);
        assertTrue(page.indexOf("<p>one</p>") < page.indexOf("<p>two</p>"), page);
    }

    @Test
    void carriesPlotlyOnceHoweverManyChartsItHas() {
        String page = Page.titled("charts").with(CHART).with(CHART).html();
        assertEquals(1, count(page, "class=\"ferrolens-plotly\""));
        assertTrue(page.length() < 3_500_000, page.length() + " characters");
    }

    @Test
    void carriesNoPlotlyWithoutAChart() {
        String page = Page.titled("text").with("<p>text</p>").html();
        assertFalse(page.contains("ferrolens-plotly"), page);
    }

    @Test
    void loadsNothingAndForbidsTheBrowserTo() {
        String page = Page.titled("charts").with(CHART).html();
        assertNull(Hostile.loaded(page));
        assertTrue(page.contains("Content-Security-Policy\" content=\"default-src 'none'"), page.substring(0, 500));
    }

    @Test
    void aTitleStaysInsideItsElement() {
        for (String name : Hostile.NAMES) {
            String page = Page.titled(name).html();
            assertEquals(Hostile.tags(Page.titled("x").html()), Hostile.tags(page), name);
        }
    }
}
