package dev.ferrolens.chart;

import dev.ferrolens.html.Scheme;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The colours of charts. Black text is legible on all of them. An area of the compiler has the same colour in all
 * charts.
 */
final class Palette {
    static final String PLAIN = "#4c78a8";
    static final String CRITICAL = "#e5484d";
    /** The colour of parts that are not one thing, such as the whole, or many small ones together. */
    static final String NEUTRAL = "#dce1e6";
    /** The colour of the gaps between parts: light on all colours of parts. */
    static final String GAP = "rgba(255, 255, 255, 0.75)";

    private static final List<String> SERIES = List.of(PLAIN, "#f58518", "#54a24b", "#e45756", "#72b7b2",
            "#b279a2", "#eeca3b", "#9d755d", "#ff9da6", "#a39b98", "#83bcb6", "#d67195");

    private static final Map<String, String> NAMED = Map.ofEntries(
            // The areas of the compiler's work.
            Map.entry("parsing", "#9ecae9"), Map.entry("macros", "#ff9da6"), Map.entry("resolution", "#88d27a"),
            Map.entry("typeck", "#4c78a8"), Map.entry("borrowck", "#e45756"), Map.entry("traits", "#b279a2"),
            Map.entry("mir", "#72b7b2"), Map.entry("lints", "#d8b5a5"), Map.entry("rustdoc", "#b5bd61"),
            Map.entry("monomorphization", "#eeca3b"),
            Map.entry("codegen", "#54a24b"), Map.entry("llvm", "#f58518"), Map.entry("linking", "#9d755d"),
            Map.entry("metadata", "#8f9bd0"), Map.entry("incremental", "#d67195"), Map.entry("other", "#bab0ac"),
            Map.entry("waiting", "#e6e6e6"), Map.entry("profiler", "#cfcfcf"),
            // The phases of its wall time.
            Map.entry("front end", "#4c78a8"), Map.entry("LLVM alone", "#f58518"),
            // The stages of a codegen unit.
            Map.entry("LLVM", "#fbc588"), Map.entry("optimise", "#f58518"),
            Map.entry("LTO", "#e45756"), Map.entry("emit", "#9a83c0"),
            // The crates of a build.
            Map.entry("critical path", CRITICAL), Map.entry("compiling", "#72b7b2"),
            Map.entry("ready, not started", "#eeca3b"));

    private Palette() {}

    /** Returns the colour of a name. Areas, phases and stages have their own; others get one by their index. */
    static String of(String name, int place) {
        return NAMED.getOrDefault(name, SERIES.get(Math.floorMod(place, SERIES.size())));
    }

    /** Returns the colour of an area, a phase or a stage, or the same colour for all other names. */
    static String of(String name) {
        return NAMED.getOrDefault(name, PLAIN);
    }

    /** Returns all colours of parts with text on them. */
    static List<String> all() {
        return Stream.of(SERIES.stream(), NAMED.values().stream(), Stream.of(PLAIN, NEUTRAL)).flatMap(s -> s).toList();
    }

    /** Returns a colour mixed with white, by a share from 0 to 1. */
    static String lighter(String colour, double share) {
        return mixed(colour, "#ffffff", share);
    }

    private static String mixed(String from, String to, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int i = 1; i < 7; i += 2) {
            int a = Integer.parseInt(from.substring(i, i + 2), 16);
            int b = Integer.parseInt(to.substring(i, i + 2), 16);
            mixed.append(String.format("%02x", Math.round(a + (b - a) * share)));
        }
        return mixed.toString();
    }

    /** Returns the colour of a share from 0 to 1, darker for larger shares. */
    static String heat(double share) {
        double at = Math.max(0, Math.min(1, share)) * (Scheme.HEAT.size() - 1);
        int step = (int) Math.min(at, Scheme.HEAT.size() - 2);
        return mixed(Scheme.HEAT.get(step), Scheme.HEAT.get(step + 1), at - step);
    }

    /** Returns the colours of shares for plotly. */
    static List<List<Object>> heatScale() {
        return IntStream.range(0, Scheme.HEAT.size())
                .mapToObj(i -> List.<Object>of(i / (Scheme.HEAT.size() - 1.0), Scheme.HEAT.get(i))).toList();
    }
}
