package dev.ferrolens.chart;

import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.traces.Trace;

/** What a chart shows, drawn twice: by plotly in a page, and as a static SVG. */
interface Drawing {
    /** What stands above it, as it is in the recording. */
    String title();

    /** Its height in pixels. */
    int height();

    /** What plotly draws. */
    List<Trace> traces();

    /** What plotly needs to know beside the traces: attributes of its layout. */
    Map<String, Object> layout();

    /** Draws it below the title. */
    void draw(Svg svg);
}
