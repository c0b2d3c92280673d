package dev.ferrolens.chart;

import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.traces.Trace;

/** The content of a chart, which can be drawn by plotly in a page and as a static SVG. */
interface Drawing {
    /** Returns the title, with names as in the recording. */
    String title();

    /** Returns the height in pixels, if the drawing has a width. */
    int height(int width);

    /** Returns the traces for plotly. */
    List<Trace> traces();

    /** Returns the attributes of plotly's layout for a width. */
    Map<String, Object> layout(int width);

    /** Draws it below the title. */
    void draw(Svg svg);
}
