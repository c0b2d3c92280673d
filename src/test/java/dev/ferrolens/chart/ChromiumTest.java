package dev.ferrolens.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.html.Hostile;
import dev.ferrolens.html.Page;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser without a network; where Chromium is not installed these tests are not run, and say so. */
class ChromiumTest {
    private static final Path CHROMIUM = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);

    @TempDir
    private Path folder;

    /**
     * What a browser makes of a page: its document after the scripts have run.
     *
     * @param document the document as HTML
     * @param messages what it wrote to its console
     */
    private record Shown(String document, List<String> messages) {}

    private Shown shown(String page) throws IOException, InterruptedException {
        assumeTrue(CHROMIUM != null, "not run: Chromium is not installed");
        Path file = Files.writeString(folder.resolve("page.html"), page);
        Path document = folder.resolve("document.html");
        Path log = folder.resolve("log");
        Process browser = new ProcessBuilder(CHROMIUM.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + folder.resolve("user"),
                "--enable-logging=stderr", "--window-size=1280,800", "--virtual-time-budget=10000", "--dump-dom",
                file.toUri().toString()).redirectOutput(document.toFile()).redirectError(log.toFile()).start();
        boolean ended = browser.waitFor(120, TimeUnit.SECONDS);
        browser.destroyForcibly();
        assertTrue(ended, "Chromium did not end within two minutes.");
        return new Shown(Files.readString(document),
                Files.readAllLines(log).stream().filter(line -> line.contains(":CONSOLE")).toList());
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
            Shown shown = shown(page(ChartTest.everyKind().stream().map(hostile::chart)).html());
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
            Shown shown = shown(s.flameGraph().page());
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
