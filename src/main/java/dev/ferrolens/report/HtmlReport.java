package dev.ferrolens.report;

import dev.ferrolens.ProfileException;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.export.NewFile;
import dev.ferrolens.finding.Finding;
import dev.ferrolens.html.Html;
import dev.ferrolens.html.HtmlTable;
import dev.ferrolens.html.Page;
import dev.ferrolens.html.Resource;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.relation.Sheet;
import java.nio.file.Path;
import java.util.Locale;

/** A report as one page that needs nothing else and can be mailed: findings first, then all that is behind them. */
public final class HtmlReport {
    private static final int OVERVIEW_ROWS = 20;
    private static final int EVIDENCE_ROWS = 8;
    /** Of a breakdown: more rows than anybody reads, and less than a megabyte in all. */
    private static final int BREAKDOWN_ROWS = 100;

    private HtmlReport() {}

    /**
     * Writes the page to a file.
     *
     * @throws ProfileException if it cannot be written
     */
    public static void write(Report report, Path file) {
        String page = html(report);
        NewFile.writeText(file, out -> out.write(page));
    }

    /** The page. */
    public static String html(Report report) {
        Page page = Page.titled(report.title() + " · Ferrolens")
                .with("<style>\n" + Resource.text("report.css") + "</style>")
                .with(header(report))
                .with(findings(report))
                .with(section("overview", "Overview", sheet(report.overview(), OVERVIEW_ROWS)));
        if (!report.schedules().isEmpty()) {
            StringBuilder charts = new StringBuilder();
            for (Chart chart : report.schedules()) {
                charts.append("<div class=\"chart\">").append(chart.html()).append("</div>\n");
            }
            page = page.with(section("schedule", "Schedule", charts.toString()));
        }
        return page.with(section("breakdowns", "Breakdowns",
                        "<p class=\"note\">Select the head of a column to sort by it.</p>\n"
                                + sheet(report.breakdowns(), BREAKDOWN_ROWS)))
                .with("<script>\n" + Resource.text("report.js") + "</script>").html();
    }

    private static String header(Report report) {
        return "<header>\n<h1>" + Html.escape(report.title()) + "</h1>\n<nav><a href=\"#findings\">Findings</a>"
                + " <a href=\"#overview\">Overview</a>"
                + (report.schedules().isEmpty() ? "" : " <a href=\"#schedule\">Schedule</a>")
                + " <a href=\"#breakdowns\">Breakdowns</a></nav>\n</header>";
    }

    private static String section(String id, String title, String content) {
        return "<section id=\"" + id + "\">\n<h2>" + title + "</h2>\n" + content + "</section>";
    }

    private static String findings(Report report) {
        StringBuilder out = new StringBuilder();
        if (report.findings().isEmpty()) {
            out.append("<p>Nothing stands out: no rule found anything to do about this build.</p>\n");
        } else {
            out.append("<p class=\"note\">The largest share first. One cause may be part of another, so savings do not"
                    + " add up.</p>\n<ol class=\"findings\">\n");
            report.findings().forEach(finding -> out.append(finding(finding)));
            out.append("</ol>\n");
        }
        return section("findings", "Findings", out.append(report.findings().hint().isEmpty() ? ""
                : "<p class=\"note\">" + marked(report.findings().hint()) + "</p>\n").toString());
    }

    private static String finding(Finding finding) {
        return "<li>\n<h3>" + marked(finding.title()) + "</h3>\n"
                + String.format(Locale.ROOT, "<div class=\"share\"><i style=\"width: %.1f%%\"></i></div>\n",
                        Math.min(100, finding.sharePercent()))
                + "<p class=\"cost\">" + Html.escape(finding.summary()) + "</p>\n<p>" + marked(finding.why())
                + "</p>\n<p><b>Try</b> " + marked(finding.advice()) + "</p>\n<details><summary>Evidence</summary>\n"
                + table(finding.evidence(), EVIDENCE_ROWS) + "</details>\n</li>\n";
    }

    private static String sheet(Sheet sheet, int rows) {
        StringBuilder out = new StringBuilder();
        for (Sheet.Part part : sheet.parts()) {
            out.append("<div class=\"part\">\n");
            if (!part.title().isEmpty()) {
                out.append("<h3>").append(Html.escape(part.title())).append("</h3>\n");
            }
            part.lines().forEach(line -> out.append("<p>").append(Html.escape(line)).append("</p>\n"));
            if (part.answer() != null) {
                out.append(table(part.answer(), rows));
            }
            out.append("</div>\n");
        }
        return out.toString();
    }

    private static String table(Relation answer, int rows) {
        try {
            return HtmlTable.of(answer.head(rows));
        } catch (ProfileException lacking) {
            return "<p class=\"note\">" + Html.escape(lacking.getMessage()) + "</p>\n";
        }
    }

    /** A sentence with code between backticks. */
    private static String marked(String sentence) {
        StringBuilder out = new StringBuilder();
        String[] parts = sentence.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            out.append(i % 2 == 0 ? "" : "<code>").append(Html.escape(parts[i])).append(i % 2 == 0 ? "" : "</code>");
        }
        return out.toString();
    }
}
