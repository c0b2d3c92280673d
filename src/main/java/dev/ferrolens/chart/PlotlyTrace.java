package dev.ferrolens.chart;

import dev.ferrolens.html.Script;
import java.util.Map;
import tech.tablesaw.plotly.components.HoverLabel;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A plotly trace of any type. jsplot has a class and a template for each type that it supports, which do not include
 * treemaps and icicles, and have no hover texts.
 *
 * @param attributes the attributes as in plotly's reference, including {@code type}
 * @see <a href="https://plotly.com/javascript/reference/">plotly's reference</a>
 */
record PlotlyTrace(Map<String, Object> attributes) implements Trace {
    /** Returns the trace with alternating names and values of attributes. */
    static PlotlyTrace of(Object... attributes) {
        return new PlotlyTrace(PlotlyFigure.attributes(attributes));
    }

    @Override
    public String asJavascript(int i) {
        return "var trace" + i + " = " + Script.json(attributes) + ";";
    }

    @Override
    public String name() {
        return (String) attributes.get("name");
    }

    @Override
    public HoverLabel hoverLabel() {
        return null;
    }

    @Override
    public boolean showLegend() {
        return Boolean.TRUE.equals(attributes.get("showlegend"));
    }
}
