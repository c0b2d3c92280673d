package dev.ferrolens.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String DEV = "inventory/dev/inventory";

    @TempDir
    private Path folder;

    private static String text(Report report) {
        StringWriter out = new StringWriter();
        TextReport.write(report, new PrintWriter(out));
        return out.toString();
    }

    private static void assertFits(String text) {
        assertEquals(List.of(), text.lines().filter(line -> line.codePointCount(0, line.length()) > 100).toList());
    }

    @Test
    void theTextFitsATerminal() {
        try (Session s = Ferrolens.open(Recordings.own(DEV))) {
            String text = text(s.report());
            assertFits(text);
            assertTrue(text.contains("\nFindings\n 1. "), text);
        }
    }

    @Test
    void theMarkdownFitsACommentAndHasCodeInBackticks() {
        try (Session s = Ferrolens.open(Recordings.own(DEV))) {
            String markdown = MarkdownReport.of(s.report());
            assertTrue(markdown.length() < 65_536, () -> markdown.length() + " characters");
            assertTrue(markdown.startsWith("## inventory\n\n### Findings\n\n1. **"), markdown);
            assertTrue(markdown.contains("| `inventory::main` | "), markdown);
            assertTrue(markdown.contains("| label | self\\_ns | "), markdown);
        }
    }

    @Test
    void theHtmlHasAllPartsAndLoadsNothing() throws IOException {
        Path file = folder.resolve("out.html");
        try (Session s = Ferrolens.open(Recordings.own(DEV))) {
            HtmlReport.write(s.report(), file);
        }
        String page = Files.readString(file);
        for (String part : List.of("findings", "overview", "schedule", "flame", "breakdowns")) {
            assertTrue(page.contains("<section id=\"" + part + "\">"), part);
            assertTrue(page.contains("<a href=\"#" + part + "\">"), part);
        }
        assertTrue(page.contains("<code>inventory::main</code>"), "a breakdown");
        assertTrue(page.contains("<details><summary>Evidence</summary>"), "evidence");
        assertTrue(page.contains("default-src 'none'"), "the policy");
        assertFalse(page.matches("(?s).*(src|href)=[\"']?(https?:)?//.*"), "something from elsewhere");
        assertTrue(page.length() < 2_000_000, () -> page.length() + " characters");
    }

    /** A profile whose every name is markup for one of the outputs. */
    private Path hostile() {
        String name = "</script><img src=x onerror=alert(1)>|`*_@user #1";
        return ProfileWriter.version(9)
                .interval("Query", "typeck", 0, 900, "tiny::" + name)
                .interval("Query", "mir_borrowck", 900, 1000, "tiny::" + name)
                .interval("Query", "mir_built", 1000, 1100, "tiny::" + name)
                .interval("GenericActivity", "expand_proc_macro", 2000, 3000, "#[derive(" + name + ")]", "src/" + name)
                .interval("GenericActivity", name, 3000, 4000, name)
                .writeTo(folder.resolve("hostile.mm_profdata"));
    }

    @Test
    void namesAreNoMarkup() {
        try (Session s = Ferrolens.open(hostile())) {
            Report report = s.report();
            String page = HtmlReport.html(report);
            assertFalse(page.contains("<img"), "an element from a name");
            assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt;"), "the name as text");
            String markdown = MarkdownReport.of(report);
            String outsideOfCode = markdown.replaceAll("``.*?``|`[^`]*`", "");
            assertFalse(outsideOfCode.contains("<img"), outsideOfCode);
            assertFalse(outsideOfCode.matches("(?s).*@user.*"), outsideOfCode);
            assertEquals(bars("| macro | kind | uses | self_ns | share_pct |"), bars(row(markdown, "derive")));
        }
    }

    private static String row(String markdown, String word) {
        return markdown.lines().filter(line -> line.startsWith("| ") && line.contains(word)).findFirst().orElseThrow();
    }

    /** How many bars are borders of cells. */
    private static long bars(String row) {
        return row.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count();
    }

    @Test
    void whatNoLongerFitsACommentIsLeftOutAndSaidToBe() {
        ProfileWriter writer = ProfileWriter.version(9);
        for (int i = 0; i < 400; i++) {
            writer.interval("Query", "typeck", 10L * i, 10L * i + 9, "tiny::" + ("long_" + i).repeat(20));
        }
        try (Session s = Ferrolens.open(writer.writeTo(folder.resolve("long.mm_profdata")))) {
            assertTrue(MarkdownReport.of(s.report()).length() < 65_536);
        }
    }

    @Test
    void aProfileWithoutEventsIsReportedOn() {
        try (Session s = Ferrolens.open(ProfileWriter.version(9).writeTo(folder.resolve("empty.mm_profdata")))) {
            Report report = s.report();
            assertTrue(text(report).contains("Nothing stands out"), text(report));
            assertTrue(MarkdownReport.of(report).contains("Nothing stands out"));
            assertTrue(HtmlReport.html(report).contains("Nothing stands out"));
        }
    }

    @Test
    void twoBuildsAreComparedWithTheFindingsOfTheOneAfter() {
        try (Session before = Ferrolens.open(Recordings.own("format/v9"));
                Session after = Ferrolens.open(Recordings.own("format/v9"));
                Comparison change = before.compareTo(after)) {
            Report report = after.report(change);
            assertEquals("testbinary, before and after", report.title());
            assertTrue(text(report).contains("\nBy crate\n"), text(report));
            assertFits(text(report));
            assertTrue(text(report).contains("Linking `testbinary` takes"), text(report));
            String page = HtmlReport.html(report);
            assertTrue(page.contains("<h3>By label</h3>"), "a breakdown of the change");
            assertTrue(page.contains("before: testbinary"), "the schedules of both sides");
        }
    }
}
