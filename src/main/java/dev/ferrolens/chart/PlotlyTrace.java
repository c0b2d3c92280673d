package dev.ferrolens.chart;

import dev.ferrolens.html.Script;
import java.util.Map;
import tech.tablesaw.plotly.components.HoverLabel;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A trace of any type. jsplot has a class and a template for each type it knows; those lack treemaps and icicles, and
 * have no place for a text that plotly shows when the pointer is over something.
 *
 * @param attributes by the names of plotly's reference, {@code type} among them
 * @see <a href="https://plotly.com/javascript/reference/">plotly's reference</a>
 */
record PlotlyTrace(Map<String, Object> attributes) implements Trace {
    /** The trace with these attributes, names and values in turn. */
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
