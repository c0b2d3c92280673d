package dev.ferrolens.chart;

import dev.ferrolens.file.FileName;
import dev.ferrolens.file.NewFile;
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
 * A drawn figure: for a page, where plotly makes it one to zoom into and to point at, and as a static SVG. Neither
 * loads anything from elsewhere.
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
     * Draws an answer as a spec asks for. Rows whose area is waiting or the profiler's own cost are drawn if the spec
     * says so, or if there are no others.
     *
     * @throws FerrolensException if the answer has no rows, or not the columns that the spec names
     */
    public static Chart of(List<Row> rows, Units units, ChartSpec spec) {
        FerrolensException.requireGiven(spec, "spec of the chart");
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

    /** Of a comparison what changed, the largest change first: what noise explains has no bar that can be seen. */
    private static List<Row> changed(List<Row> rows) {
        if (!rows.get(0).columns().containsAll(List.of("verdict", "change_ns"))) {
            return rows;
        }
        List<Row> changed = rows.stream().filter(row -> !Set.of("noise", "same").contains(row.getString("verdict")))
                .sorted(Comparator.comparingLong((Row row) -> -Math.abs(row.getLong("change_ns")))).toList();
        return changed.isEmpty() ? rows : changed;
    }

    /** Draws nested rectangles, each as large as its part of the whole. */
    public static Chart treemap(String title, Part whole, Units units) {
        return new Chart(Hierarchy.of(title, Hierarchy.Shape.TREEMAP, FerrolensException.requireGiven(whole, "whole"),
                units));
    }

    /** Levels of bars, each as long as its part of the whole. */
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
     * Returns a fragment of HTML: the SVG, which plotly replaces where scripts run and {@link Page#plotly} is on the
     * page. A {@link Page} adds that by itself.
     */
    public String html() {
        String id = "ferrolens_chart_" + Integer.toHexString(title().hashCode()) + "_" + DRAWN.incrementAndGet();
        String script = figure().asJavascript(id).strip();
        String body = script.substring("<script>".length(), script.length() - "</script>".length());
        return "<div class=\"ferrolens-chart " + Html.NO_MATHS + "\" id=\"" + id + "\">" + svg()
                + "</div>\n<script>(" + Page.CHARTS + " = " + Page.CHARTS + " || []).push(function () {\n"
                + "document.getElementById('" + id + "').replaceChildren();\n" + body.strip() + "\n});</script>\n";
    }

    /** Returns a document with the chart alone, which needs nothing else. */
    public String page() {
        return Page.titled(title()).with(html()).html();
    }

    /** Returns a static picture, for where no script runs: a site that shows notebooks, a document. */
    public String svg() {
        Svg svg = new Svg(title(), drawing.height());
        drawing.draw(svg);
        return svg.toString();
    }

    /** Returns the figure for Tablesaw's own pages. */
    public Figure figure() {
        return new PlotlyFigure(drawing);
    }

    /** Opens the browser on it; where there is none, writes a file and prints its path. */
    public void show() {
        Browser.show(title(), page());
    }

    /**
     * Writes {@link #svg} to a file whose name ends in {@code .svg}, and {@link #page} to one that ends in
     * {@code .html}, or in nothing; with {@code .gz} after that, gzipped.
     *
     * @throws FerrolensException if the file cannot be written, or its name ends in anything else
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

    /** Writes it to a file. */
    public void save(String file) {
        save(FileName.path(file));
    }

    /** Returns a short description. A prompt prints this; {@link #show} opens it. */
    @Override
    public String toString() {
        return "A chart: " + Printable.line(title()) + ". Call show() to see it.";
    }
}
