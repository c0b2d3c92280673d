package dev.ferrolens.notebook;

import dev.ferrolens.chart.Chart;
import dev.ferrolens.flame.FlameGraph;
import dev.ferrolens.html.Page;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is drawn by scripts in a notebook, with plotly beside the first chart: it draws all charts of the notebook, now
 * and when the notebook is opened again. A chart whose notebook has lost it stays the static picture that it carries.
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
            return "";
        }
        return HAS_PLOTLY.getAndSet(true) ? chart.html() : chart.html() + Page.plotly();
    }

    static String html(FlameGraph graph) {
        return IS_STATIC ? "" : graph.html();
    }
}
