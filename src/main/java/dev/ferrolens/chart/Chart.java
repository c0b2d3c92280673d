package dev.ferrolens.chart;

import dev.ferrolens.file.FileName;
import dev.ferrolens.file.NewFile;
import dev.ferrolens.file.Resource;
import dev.ferrolens.html.Html;
import dev.ferrolens.html.Page;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tech.tablesaw.plotly.components.Figure;

/**
 * A chart, as an interactive figure by plotly in a page, and as a static SVG. Neither loads anything from elsewhere.
 *
 * <pre>{@code
 * s.areas().chart().show()                 // in the browser
 * s.areas().chart().save("areas.html")     // or areas.svg
 * }</pre>
 */
public final class Chart {
    private static final AtomicInteger DRAWN = new AtomicInteger();

    private final Drawing drawing;

    Chart(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * Draws an answer as its columns suggest.
     *
     * @throws FerrolensException if the answer has no rows, or no numbers
     */
    public static Chart of(List<Row> rows, Units units) {
        requireRows(rows);
        List<Row> drawn = changed(rows);
        return of(drawn, units, ChartChooser.spec(work(drawn)));
    }

    /**
     * Draws an answer as a specification says. Rows whose area is waiting or the profiler's own cost are drawn only if
     * the specification says so, or if there are no others.
     *
     * @throws FerrolensException if the answer has no rows, or lacks columns that the specification names
     */
    public static Chart of(List<Row> rows, Units units, ChartSpec spec) {
        FerrolensException.requireGiven(spec, "chart specification");
        requireRows(rows);
        return new Chart(Drawings.of(spec, spec.showsWaiting() ? rows : work(rows), units));
    }

    private static List<Row> work(List<Row> rows) {
        if (!rows.get(0).columns().contains("area")) {
            return rows;
        }
        List<Row> work = rows.stream().filter(row -> !Apart.contains(row.getString("area"))).toList();
        return work.isEmpty() ? rows : work;
    }

    /**
     * Returns the rows of a comparison that changed, the largest change first. Changes within noise are too small to be
     * visible.
     */
    private static List<Row> changed(List<Row> rows) {
        if (!rows.get(0).columns().containsAll(List.of("verdict", "change_ns"))) {
            return rows;
        }
        List<Row> changed = rows.stream().filter(row -> !Set.of("noise", "same").contains(row.getString("verdict")))
                .sorted(Comparator.comparingLong((Row row) -> -Math.abs(row.getLong("change_ns")))).toList();
        return changed.isEmpty() ? rows : changed;
    }

    /** Draws nested rectangles whose areas are the parts of a whole. */
    public static Chart treemap(String title, Part whole, Units units) {
        return new Chart(Hierarchy.of(title, Hierarchy.Shape.TREEMAP, FerrolensException.requireGiven(whole, "whole"),
                units));
    }

    /** Draws levels of bars whose lengths are the parts of a whole. */
    public static Chart icicle(String title, Part whole, Units units) {
        return new Chart(Hierarchy.of(title, Hierarchy.Shape.ICICLE, FerrolensException.requireGiven(whole, "whole"),
                units));
    }

    private static void requireRows(List<Row> rows) {
        if (FerrolensException.requireGiven(rows, "rows").isEmpty()) {
            throw new FerrolensException("There is nothing to draw: the answer has no rows.");
        }
    }

    /** Returns the title. */
    public String title() {
        return drawing.title();
    }

    /**
     * Returns a fragment of HTML: the SVG, which plotly replaces if scripts run and {@link Page#plotly} is on the page.
     * A {@link Page} adds plotly by itself.
     */
    public String html() {
        String id = "ferrolens_chart_" + Integer.toHexString(title().hashCode()) + "_" + DRAWN.incrementAndGet();
        String script = figure().asJavascript(id).strip();
        String body = script.substring("<script>".length(), script.length() - "</script>".length());
        return "<div class=\"ferrolens-chart " + Html.NO_MATHS + "\" id=\"" + id + "\">" + svg()
                + "</div>\n<script>(" + Page.CHARTS + " = " + Page.CHARTS + " || []).push(function (Plotly) {\n"
                + "document.getElementById('" + id + "').replaceChildren();\n" + body.strip() + "\n});</script>\n";
    }

    /** Returns a self-contained document with the chart only, which uses the whole window. */
    public String page() {
        return Page.titled(title()).with("<style>" + Resource.text(Chart.class, "whole.css") + "</style>").with(html())
                .html();
    }

    /** Returns a static picture, for places where no script runs, such as documents and sites that show notebooks. */
    public String svg() {
        return drawn(Svg::new, Svg.WIDTH);
    }

    /**
     * Returns two static pictures without the title, for a page that has a heading for it. The page shows the one that
     * fits the window.
     */
    public String svgs() {
        return "<style>\n" + Resource.text(Chart.class, "pictures.css") + "</style>\n<div class=\"picture wide\">"
                + drawn(Svg::untitled, Svg.WIDTH) + "</div>\n<div class=\"picture narrow\">"
                + drawn(Svg::untitled, Svg.NARROW) + "</div>\n";
    }

    /** Makes an empty picture. */
    private interface Empty {
        Svg of(String title, int width, int height);
    }

    private String drawn(Empty empty, int width) {
        Svg svg = empty.of(title(), width, drawing.height(width));
        drawing.draw(svg);
        return svg.toString();
    }

    /** Returns the figure for pages made by Tablesaw. */
    public Figure figure() {
        return new PlotlyFigure(drawing);
    }

    /** Shows the chart in the browser; if there is no browser, writes a file and prints its path. */
    public void show() {
        Browser.show(title(), page());
    }

    /**
     * Writes the chart to a file: {@link #svg} if its name ends in {@code .svg}, and {@link #page} if it ends in {@code
     * .html} or has no ending. The file is gzipped if {@code .gz} follows.
     *
     * @throws FerrolensException if the file cannot be written, or its name has another ending
     */
    public void save(Path file) {
        Picture picture = Picture.of(file);
        if (picture == Picture.OTHER) {
            throw new FerrolensException(
                    "A chart is saved as .svg, a picture, or as .html, a page to zoom into, not as "
                            + file
                            + ": open one of them in a browser or a drawing program to make another kind of picture.");
        }
        String text = picture == Picture.SVG ? svg() : page();
        NewFile.writeText(file, out -> out.write(text));
    }

    /** Writes the chart to a file given by name. */
    public void save(String file) {
        save(FileName.path(file));
    }

    /** Returns a short description. A prompt prints this; {@link #show} opens it. */
    @Override
    public String toString() {
        return "A chart: " + Printable.line(title()) + ". Call show() to see it.";
    }
}
