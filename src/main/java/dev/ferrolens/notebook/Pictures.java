package dev.ferrolens.notebook;

import dev.ferrolens.chart.Chart;
import dev.ferrolens.flame.FlameGraph;
import dev.ferrolens.html.Html;
import dev.ferrolens.html.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Formats charts and flame graphs as HTML for a notebook. Plotly is stored with the first chart, and draws all charts
 * of the notebook, also after it is opened again. Without scripts or plotly, a chart remains a static picture.
 *
 * <p>That picture is the source of an image, since Jupyter (for notebooks that are not trusted) and sites that show
 * notebooks remove SVG from HTML, but keep images.
 *
 * <p>If the environment variable {@code FERROLENS_STATIC} is set, there are static pictures only: the notebook stays
 * small, and looks the same everywhere.
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
