package dev.ferrolens.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.ChartSpec;
import dev.ferrolens.flame.FlameGraph;
import dev.ferrolens.html.Hostile;
import dev.ferrolens.html.Page;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.session.Session;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the last expression of a cell becomes. */
class RenderingTest {
    private static final Pattern IMAGE = Pattern.compile("src=\"data:image/svg\\+xml;base64,([^\"]*)\"");
    /** The elements that our own HTML is made of. */
    private static final Set<String> OURS = Set.of("div", "style", "script", "img", "table", "thead", "tbody", "tr",
            "th", "td", "code", "span", "p", "h1", "h3", "h4", "ol", "li", "b", "i", "details", "summary", "input",
            "button", "canvas");

    private static Session session;

    @BeforeAll
    static void open() {
        session = Ferrolens.open(Recordings.own("inventory/incremental/3-edit"));
    }

    @AfterAll
    static void close() {
        session.close();
    }

    /** A value of each type that shows as more than text. */
    private static List<Object> ofEachType(Session s) {
        List<Object> values = new ArrayList<>(List.of(s, s.summary(), s.summary().head(3), s.summary().table(),
                s.overview(), s.monomorphization(), s.traitResolution(), s.typeck(), s.llvm(), s.macros(),
                s.incremental(), s.build(), s.findings(), s.compareTo(s), s.summary().chart(), s.schedule(),
                s.flameGraph()));
        values.addAll(s.findings());
        return values;
    }

    @Test
    void everyTypeIsShown() {
        List<Object> values = ofEachType(session);
        assertEquals(List.of(), Rendering.TYPES.stream()
                .filter(type -> values.stream().noneMatch(type::isInstance)).toList());
    }

    @Test
    void anAnswerIsATable() {
        Rendering shown = Rendering.of(session.summary().limit(3));
        assertEquals(session.summary().limit(3).toString(), shown.text());
        assertTrue(shown.html().contains("<table>"), shown.html());
        assertEquals("", shown.svg());
    }

    @Test
    void aChartIsDrawnByPlotlyAndCarriesItsPicture() {
        Chart chart = session.areas().chart();
        Rendering shown = Rendering.of(chart);
        assertTrue(shown.html().contains(Page.CHARTS), "no script");
        Matcher image = IMAGE.matcher(shown.html());
        assertTrue(image.find(), "no picture");
        assertEquals(chart.svg(), new String(Base64.getDecoder().decode(image.group(1)), StandardCharsets.UTF_8));
        assertEquals(chart.svg(), shown.svg());
    }

    @Test
    void aFlameGraphCarriesTheIcicleAsItsPicture() {
        FlameGraph graph = session.flameGraph();
        assertEquals(graph.icicle().svg(), Rendering.of(graph).svg());
    }

    @Test
    void whatTheRecordingLacksIsASentence() {
        try (Session s = Ferrolens.open(Recordings.own("inventory/repeat/1"))) {
            Rendering shown = Rendering.of(s.typeck().byFunction());
            assertTrue(shown.text().contains("-Zself-profile-events=default,args"), shown.text());
            assertTrue(shown.html().contains("-Zself-profile-events=default,args"), shown.html());
            Rendering graph = Rendering.of(s.flameGraph().ofLabel("no such label"));
            assertTrue(graph.html().contains("There is no label no such label in this session"), graph.html());
        }
    }

    @Test
    void tenChartsHavePlotlyOnceAndStayUnderEightMegabytes() {
        long plotly = 0;
        long size = 0;
        for (Object value : List.of(session.areas().chart(), session.summary().chart(), session.phases().chart(),
                session.schedule(), session.functions().chart(), session.kinds().chart(),
                session.flameGraph().icicle(), session.flameGraph().treemap(), session.longestEvents().chart(),
                session.summary().limit(30).chart(ChartSpec.scatter("item_count", "self_ns", "label")))) {
            Rendering shown = Rendering.of(value);
            size += shown.html().length();
            plotly += shown.html().contains("class=\"ferrolens-plotly\"") ? 1 : 0;
        }
        // Another test of this process may have had the first chart.
        assertTrue(plotly <= 1, plotly + " times");
        assertTrue(size + (1 - plotly) * Page.plotly().length() < 8_000_000, size + " characters");
    }

    @Test
    void bothKernelsGetAllForms() {
        Renderer ijava = new Renderer();
        IJava.register(ijava);
        DisplayData chart = ijava.render(session.schedule());
        assertTrue(chart.hasDataForType(MIMEType.TEXT_HTML) && chart.hasDataForType(MIMEType.IMAGE_SVG)
                && chart.hasDataForType(MIMEType.TEXT_PLAIN), "not all of text, HTML and SVG");
        assertTrue(!ijava.render(session.areas()).hasDataForType(MIMEType.IMAGE_SVG), "a table is no picture");

        var jjava = new org.dflib.jjava.jupyter.kernel.display.Renderer();
        JJava.register(jjava);
        var graph = jjava.render(session.flameGraph());
        assertTrue(graph.hasDataForType(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML)
                && graph.hasDataForType(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_SVG), "no picture");
    }

    @Test
    void noNameGetsOutOfItsCell(@TempDir Path folder) {
        ProfileWriter writer = ProfileWriter.version(9);
        long at = 0;
        for (String name : Hostile.NAMES) {
            for (String label : List.of("typeck", "items_of_instance", "evaluate_obligation", name)) {
                writer.interval("Query", label, at, at + 1_000_000, name);
                at += 1_000_000;
            }
            writer.interval("GenericActivity", "codegen_module", at, at + 1_000_000, name);
            writer.interval("GenericActivity", "expand_proc_macro", at + 1_000_000, at + 2_000_000, name, name);
            at += 2_000_000;
        }
        try (Session s = Ferrolens.open(writer.writeTo(folder.resolve("hostile.mm_profdata")))) {
            List<Object> values = ofEachType(s);
            values.addAll(List.of(s.functions(), s.typeck().byFunction(), s.traitResolution().byGoal(),
                    s.monomorphization().byDefinition(), s.macros().byUse(), s.functions().chart(),
                    s.sql("SELECT text FROM key_text"), s.flameGraph().byItem().icicle()));
            for (Object value : values) {
                Rendering shown = Rendering.of(value);
                String type = value.getClass().getSimpleName() + " ";
                assertEquals(List.of(), elements(shown.html()).filter(name -> !OURS.contains(name)).toList(), type);
                assertEquals(scripts(value), elements(withoutPlotly(shown.html())).filter("script"::equals).count(),
                        type);
                assertNull(Hostile.loaded(shown.html().replaceAll("(title=\"[^\"]*\"|<img style=[^>]*>)", "")), type);
                assertTrue(shown.html().matches("(?s)<div class=\"[^\"]*tex2jax_ignore mathjax_ignore\".*</div>\\s*"
                        + "(<script.*)?"), type + "is open to MathJax: " + shown.html().substring(0, 100));
                assertEquals(List.of(), shown.text().codePoints().filter(c -> c != '\n' && Character.isISOControl(c))
                        .boxed().toList(), type);
            }
        }
    }

    private static long scripts(Object value) {
        return value instanceof Chart ? 2 : value instanceof FlameGraph ? 4 : 0;
    }

    private static String withoutPlotly(String html) {
        return html.replace(Page.plotly(), "");
    }

    private static Stream<String> elements(String html) {
        return Hostile.tags(html).stream().map(tag -> tag.replaceAll("[</>]", ""));
    }
}
