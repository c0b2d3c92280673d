package dev.ferrolens.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.ChartSpec;
import dev.ferrolens.file.Resource;
import dev.ferrolens.html.Chromium;
import dev.ferrolens.html.Html;
import dev.ferrolens.html.Page;
import dev.ferrolens.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In light and dark mode, on a telephone and on a desk, every text of a page can be read, and none is cut off. */
class LegiblePagesTest {
    @TempDir
    private Path folder;

    /** Pages in frames of two widths, with a script that notes the faults of each. */
    private static String frames(List<String> pages) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\">"
                + "<meta name=\"color-scheme\" content=\"light dark\">");
        for (String page : pages) {
            for (int width : new int[] {360, 1366}) {
                out.append("<iframe width=\"").append(width).append("\" height=\"760\" srcdoc=\"")
                        .append(page.replace("&", "&amp;").replace("\"", "&quot;")).append("\"></iframe>\n");
            }
        }
        return out + "<script>" + Resource.text(LegiblePagesTest.class, "legible.js") + "</script>";
    }

    private static int checked(Chromium.Shown shown) {
        Matcher found = Pattern.compile("data-checked=\"(\\d+)\"").matcher(shown.document());
        assertTrue(found.find(), "the pages were not checked: " + shown.messages());
        return Integer.parseInt(found.group(1));
    }

    private static String faults(Chromium.Shown shown) {
        Matcher found = Pattern.compile("data-faults=\"([^\"]*)\"").matcher(shown.document());
        assertTrue(found.find(), "the pages were not checked: " + shown.messages());
        return found.group(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reportsFlameGraphsAndChartsAreLegible(boolean isDark) throws Exception {
        try (Session s = Ferrolens.open(Recordings.own("inventory/dev/inventory"));
                Session build = Ferrolens.open(Path.of("notebooks/profiles/tally"))) {
            Page charts = Stream.of(s.areas().chart(), build.build().schedule(), build.areasByCrate().chart(),
                    s.monomorphization().byDefinition().chart(), s.flameGraph().treemap(), s.longQueries().chart(),
                    build.phases().chart(), s.functions().chart(ChartSpec.bars("function", "typeck_ns", "mir_ns")))
                    .map(Chart::html).reduce(Page.titled("charts"), Page::with, (a, b) -> a);
            Chromium.Shown shown = Chromium.show(frames(List.of(HtmlReport.html(s.report()),
                    HtmlReport.html(build.report()), s.flameGraph().page(), s.schedule().page(), charts.html())),
                    isDark, folder);
            assertEquals("", faults(shown));
            assertTrue(checked(shown) > 1000, checked(shown) + " texts were checked");
        }
    }

    @Test
    void faintAndWideTextsAreFound() throws Exception {
        String page = Page.titled("faults").with("<p style=\"color: #999\">faint</p>")
                .with("<p style=\"width: 2000px\">wide</p>")
                .with("<svg role=\"img\" width=\"300\" height=\"40\"><rect width=\"300\" height=\"40\" fill=\"#333\"/>"
                        + "<text x=\"9\" y=\"20\" fill=\"#000\">" + Html.escape("dark on dark") + "</text></svg>")
                .html();
        String faults = faults(Chromium.show(frames(List.of(page)), false, folder));
        assertTrue(faults.contains("faint: contrast 2.8") && faults.contains("dark on dark: contrast 1.")
                && faults.contains("wider than the window"), faults);
    }
}
