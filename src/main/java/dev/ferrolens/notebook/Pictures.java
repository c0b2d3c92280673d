package dev.ferrolens.notebook;

import dev.ferrolens.chart.Chart;
import dev.ferrolens.flame.FlameGraph;
import dev.ferrolens.html.Html;
import dev.ferrolens.html.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Charts and flame graphs as HTML for a notebook. Plotly stands beside the first chart, and draws all charts of the
 * notebook, now and when it is opened again; where no script runs, or the notebook has lost plotly, a chart stays the
 * static picture in it.
 *
 * <p>That picture is the source of an image, since what makes HTML safe, in Jupyter for notebooks that are not trusted
 * and on sites that show them, lets images pass and no SVG.
 *
 * <p>Where the environment variable {@code FERROLENS_STATIC} is set there are no scripts, only static pictures: the
 * notebook stays small, and looks the same everywhere.
 */
final class Pictures {
    private static final boolean IS_STATIC = System.getenv("FERROLENS_STATIC") != null;
    private static final AtomicBoolean HAS_PLOTLY = new AtomicBoolean();

    private Pictures() {}

    static String html(Chart chart) {
        if (IS_STATIC) {
            return image(chart);
        }
        String drawn = chart.html().replace(chart.svg(), image(chart));
        return HAS_PLOTLY.getAndSet(true) ? drawn : drawn + Page.plotly();
    }

    static String html(FlameGraph graph) {
        return IS_STATIC ? image(graph.icicle()) : graph.html();
    }

    private static String image(Chart chart) {
        return "<img style=\"max-width: 100%\" alt=\"" + Html.escape(chart.title())
                + "\" src=\"data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(chart.svg().getBytes(StandardCharsets.UTF_8)) + "\">\n";
    }
}
