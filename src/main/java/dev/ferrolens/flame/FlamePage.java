package dev.ferrolens.flame;

import dev.ferrolens.chart.AreaColours;
import dev.ferrolens.file.Resource;
import dev.ferrolens.html.Html;
import dev.ferrolens.html.Scheme;
import dev.ferrolens.html.Script;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Formats a flame graph as HTML: the data, and {@code flame.js}, which draws them. */
final class FlamePage {
    private final String title;
    private final Frame root;
    private final Units units;
    private final boolean isChange;
    private final boolean isInverted;

    FlamePage(String title, Frame root, Units units, boolean isChange, boolean isInverted) {
        this.title = title;
        this.root = root;
        this.units = units;
        this.isChange = isChange;
        this.isInverted = isInverted;
    }

    String fragment(boolean isTitled) {
        Map<String, Object> data = new LinkedHashMap<>();
        Map<String, Integer> names = new LinkedHashMap<>();
        Map<String, Integer> areas = new LinkedHashMap<>();
        List<Long> frames = new ArrayList<>();
        add(root, 0, names, areas, frames);
        data.put("counter", units.isTime() ? "" : units.counter());
        data.put("isChange", isChange);
        data.put("isInverted", isInverted);
        data.put("names", names.keySet());
        data.put("areas", areas.keySet());
        data.put("colours", areas.keySet().stream().map(AreaColours::of).toList());
        data.put("change", Map.of("more", Scheme.MORE, "less", Scheme.LESS, "same", Scheme.SAME));
        data.put("onColour", Scheme.ON_COLOUR);
        data.put("frames", frames);
        return "<div class=\"ferrolens-flame " + Html.NO_MATHS + "\">\n<style>\n"
                + Resource.text(FlamePage.class, "flame.css")
                + "</style>\n" + (isTitled ? "<h1>" + Html.escape(title) + "</h1>\n" : "") + Resource.text(
                        FlamePage.class, "flame.html")
                + "<script type=\"application/json\">" + Script.json(data) + "</script>\n<script>\n"
                + Resource.text(FlamePage.class, "flame.js") + "</script>\n</div>\n";
    }

    /** Adds five numbers for each frame, a frame before its parts: depth, name, area, own time, and own time before. */
    private static void add(Frame frame, long depth, Map<String, Integer> names, Map<String, Integer> areas,
            List<Long> frames) {
        frames.add(depth);
        frames.add((long) names.computeIfAbsent(frame.name(), name -> names.size()));
        frames.add((long) areas.computeIfAbsent(frame.area(), area -> areas.size()));
        frames.add(frame.own());
        frames.add(frame.ownBefore());
        frame.parts().forEach(part -> add(part, depth + 1, names, areas, frames));
    }
}
