package dev.ferrolens.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.html.Chromium;
import dev.ferrolens.html.Hostile;
import dev.ferrolens.html.Page;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser. */
class ChromiumTest {
    @TempDir
    private Path folder;

    private Chromium.Shown shown(String page) throws Exception {
        return Chromium.show(page, false, folder);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static Page page(Stream<Chart> charts) {
        return charts.map(Chart::html).reduce(Page.titled("charts"), Page::with, (a, b) -> a);
    }

    @Test
    void everyKindOfChartDrawsAndNamesComeOutAsTheyAre() throws Exception {
        try (Session s = Ferrolens.open(Recordings.own("format/v9"))) {
            String rows = Hostile.NAMES.stream().map(name -> "(?, ?, 0, 1000000, 2000000)")
                    .collect(Collectors.joining(", "));
            Relation hostile = s.sql("SELECT * FROM (VALUES " + rows
                    + ") AS t (label, item, level, self_ns, inclusive_ns)",
                    Hostile.NAMES.stream().map(name -> name.replace("\0", "")).flatMap(n -> Stream.of(n, n)).toArray());
            Chromium.Shown shown = shown(page(ChartTest.everyKind().stream().map(hostile::chart)).html());
            assertEquals(List.of(), shown.messages());
            // Plotly has taken the place of each static picture.
            assertEquals(ChartTest.everyKind().size(), count(shown.document(), "class=\"plot-container plotly\""));
            assertEquals(0, count(shown.document(), "role=\"img\""));
            assertTrue(shown.document().contains("&lt;b&gt;bold&lt;/b&gt; &amp;lt;i&amp;gt; &amp;amp;amp;"),
                    "a name with tags and entities is not there as it is");
            assertTrue(shown.document().contains("$a$ %{customdata} {{7*7}}"), "a name with dollars is not there");
        }
    }

    @Test
    void aFlameGraphOfALargeRecordingOpensWithinTwoSecondsAndItsRootIsAllWork() throws Exception {
        try (Session s = Ferrolens.open(Recordings.beside("large/clap-release-args"))) {
            Chromium.Shown shown = shown(s.flameGraph().page());
            assertEquals(List.of(), shown.messages());
            long work = s.areas().where("share_pct IS NOT NULL").rows().stream()
                    .mapToLong(area -> area.getLong("self_ns")).sum();
            assertEquals(work, number(shown.document(), "data-total"));
            assertTrue(number(shown.document(), "data-drawn") < 2_000, number(shown.document(), "data-drawn") + " ms");
        }
    }

    private static long number(String document, String attribute) {
        Matcher found = Pattern.compile(attribute + "=\"(\\d+)\"").matcher(document);
        assertTrue(found.find(), "the page did not draw itself");
        return Long.parseLong(found.group(1));
    }

    @Test
    void tenChartsAndTheirPlotlyStayUnderEightMegabytes() {
        try (Session s = Ferrolens.open(Recordings.own("inventory/dev/inventory"))) {
            Page ten = page(Stream.of(s.areas().chart(), s.summary().chart(), s.phases().chart(), s.schedule(),
                    s.monomorphization().byDefinition().chart(), s.llvm().byCodegenUnit().chart(),
                    s.functions().chart(), s.flameGraph().icicle(), s.flameGraph().treemap(), s.longQueries().chart()));
            assertTrue(ten.html().length() < 8_000_000, ten.html().length() + " characters");
            assertFalse(ten.html().contains("http://cdn"), "loads from elsewhere");
        }
    }
}
