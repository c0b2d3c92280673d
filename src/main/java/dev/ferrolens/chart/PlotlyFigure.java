package dev.ferrolens.chart;

import dev.ferrolens.html.Scheme;
import dev.ferrolens.html.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A jsplot figure whose layout may have any attribute, since jsplot's own layout lacks margins that grow with the
 * labels.
 */
final class PlotlyFigure extends Figure {
    private final Map<String, Object> plotLayout;

    PlotlyFigure(Drawing drawing) {
        this(drawing.traces(), layout(drawing));
    }

    private PlotlyFigure(List<Trace> traces, Map<String, Object> plotLayout) {
        super((Layout) null, traces.toArray(new Trace[0]));
        this.plotLayout = plotLayout;
    }

    /** Returns the layout, with that for a narrow window as a part that plotly ignores. */
    private static Map<String, Object> layout(Drawing drawing) {
        Map<String, Object> layout = layout(drawing, Svg.WIDTH);
        // The drawing's own part is about a narrow window only.
        layout.put("meta", attributes("narrow", layout(drawing, Svg.NARROW)));
        return layout;
    }

    private static Map<String, Object> layout(Drawing drawing, int width) {
        Map<String, Object> layout = attributes(
                "title", attributes("text", Label.plotly(Label.shortened(drawing.title(), 100)),
                        "font", attributes("size", 15), "x", 0, "xref", "container", "xanchor", "left",
                        "pad", attributes("l", 8, "t", 8), "y", 1, "yref", "container", "yanchor", "top"),
                "height", drawing.height(width),
                "autosize", true,
                "font", attributes("family", Svg.FONT, "size", 12, "color", Scheme.INK),
                "hoverlabel", attributes("align", "left", "bgcolor", Scheme.PAPER, "bordercolor", Scheme.BORDER,
                        "font", attributes("family", Svg.FONT, "size", 12, "color", Scheme.INK)),
                "plot_bgcolor", Scheme.PAPER,
                "paper_bgcolor", Scheme.PAPER);
        layout.putAll(drawing.layout(width));
        return layout;
    }

    /** Returns a map of alternating names and values, in their order. */
    static Map<String, Object> attributes(Object... namesAndValues) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }

    @Override
    protected void buildContext(String divName) {
        super.buildContext(divName);
        // The template does not escape this text, but it escapes that of the function.
        getContext().put("figure", getContext().get("figure") + "var layout = " + Script.json(plotLayout) + ";\n"
        // Names may contain dollar signs; if the page has MathJax, plotly would show them as formulas.
                + "var config = {responsive: true, displaylogo: false, modeBarButtonsToRemove: ['select2d', 'lasso2d'], typesetMath: false};");
    }

    @Override
    protected String plotFunction(String target) {
        StringBuilder traces = new StringBuilder();
        for (int i = 0; i < getTraces().length; i++) {
            traces.append(i == 0 ? "" : ", ").append("trace").append(i);
        }
        return "Plotly.newPlot(" + target + ", [" + traces + "], layout, config);";
    }
}
