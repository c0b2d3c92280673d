package dev.ferrolens.report;

import dev.ferrolens.chart.Chart;
import dev.ferrolens.file.FileName;
import dev.ferrolens.file.NewFile;
import dev.ferrolens.file.Resource;
import dev.ferrolens.html.Html;
import dev.ferrolens.html.Page;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.table.Head;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a report as one self-contained page that can be mailed: findings first, then the details. */
public final class HtmlReport {
    private static final int OVERVIEW_ROWS = 20;
    /** The number of rows of a breakdown; keeps the page below a megabyte. */
    private static final int BREAKDOWN_ROWS = 100;

    /** The number of source files, of which only the lines around a cost are shown. */
    private static final int SOURCE_FILES = 10;

    private HtmlReport() {}

    /**
     * Writes the page to a file.
     *
     * @throws FerrolensException if it cannot be written
     */
    public static void write(Report report, Path file) {
        String page = html(FerrolensException.requireGiven(report, "report"));
        NewFile.writeText(file, out -> out.write(page));
    }

    /** Writes the page to a file given by name. */
    public static void write(Report report, String file) {
        write(report, FileName.path(file));
    }

    /** Returns the page. */
    public static String html(Report report) {
        FerrolensException.requireGiven(report, "report");
        StringBuilder schedules = new StringBuilder();
        for (Chart chart : report.schedules().get()) {
            schedules.append("<h2>").append(Html.escape(chart.title())).append("</h2>\n").append(chart.svgs());
        }
        String overview = section("overview", "Overview", "<div class=\"parts\">\n"
                + sheet(report.overview(), OVERVIEW_ROWS) + "</div>\n");
        if (report.isVerdict()) {
            return Page.titled(report.title() + " · Ferrolens")
                    .with("<style>\n" + Resource.text(HtmlReport.class, "report.css") + "</style>")
                    .with("<header>\n<h1>" + Html.escape(report.title()) + "</h1>\n</header>").with(overview).html();
        }
        String source = source(report);
        return Page.titled(report.title() + " · Ferrolens")
                .with("<style>\n" + Resource.text(HtmlReport.class, "report.css") + "</style>")
                .with(header(report, !schedules.isEmpty(), !source.isEmpty()))
                .with(report.isChange() ? overview : findings(report))
                .with(report.isChange() ? findings(report) : overview)
                .with(schedules.isEmpty() ? "" : section("schedule", "", schedules.toString()))
                .with(flameGraph(report)).with(source)
                .with(section("breakdowns", "Breakdowns", "<p class=\"note sorting\">Click a column heading to sort by"
                        + " it.</p>\n" + sheet(report.breakdowns(), BREAKDOWN_ROWS)))
                .with("<script>\n" + Resource.text(HtmlReport.class, "report.js") + "</script>").html();
    }

    private static String header(Report report, boolean hasSchedule, boolean hasSource) {
        return "<header>\n<h1>" + Html.escape(report.title()) + "</h1>\n<nav><a href=\"#findings\">Findings</a>"
                + " <a href=\"#overview\">Overview</a>"
                + (hasSchedule ? " <a href=\"#schedule\">Schedule</a>" : "")
                + " <a href=\"#flame\">Flame graph</a>" + (hasSource ? " <a href=\"#source\">Source</a>" : "")
                + " <a href=\"#breakdowns\">Breakdowns</a></nav>\n</header>";
    }

    private static String flameGraph(Report report) {
        try {
            return section("flame", "Flame graph: " + uncapitalized(report.flameGraph().title()),
                    report.flameGraph().untitledHtml());
        } catch (FerrolensException nothingToDraw) {
            return section("flame", "Flame graph", "<p class=\"note\">" + Html.escape(nothingToDraw.getMessage())
                    + "</p>\n");
        }
    }

    /** Returns the lines with the most cost, if the sources are where the recordings say. */
    private static String source(Report report) {
        try {
            return report.isChange() ? "" : SourceView.recorded(report.session()).filter(view -> !view.isEmpty())
                    .map(view -> section("source", view.title(), view.html(SOURCE_FILES, false))).orElse("");
        } catch (FerrolensException lacking) {
            return "";
        }
    }

    private static String section(String id, String title, String content) {
        return "<section id=\"" + id + "\">\n" + (title.isEmpty() ? "" : "<h2>" + Html.escape(title) + "</h2>\n")
                + content + "</section>";
    }

    private static String uncapitalized(String title) {
        return Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    private static String findings(Report report) {
        return section("findings", report.isChange() ? "Findings after the change" : "Findings",
                HtmlFindings.content(report.findings()));
    }

    private static String sheet(Sheet sheet, int rows) {
        StringBuilder out = new StringBuilder();
        for (Sheet.Part part : sheet.parts()) {
            StringBuilder content = new StringBuilder(part.title().isEmpty() ? ""
                    : "<h3>" + Html.escape(part.title()) + "</h3>\n");
            part.lines().forEach(line -> content.append("<p>").append(Html.escape(line)).append("</p>\n"));
            Optional<Head> head = part.answer() == null ? Optional.empty() : Report.head(part, rows);
            head.ifPresent(table -> content.append(HtmlTable.of(table)));
            if (part.answer() == null || head.isPresent()) {
                out.append("<div class=\"part\">\n").append(content).append("</div>\n");
            }
        }
        return out.toString();
    }
}
