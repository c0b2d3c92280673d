package dev.ferrolens.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The colours of pages, each for light and for dark mode. A picture has the light ones, so that it looks the same in
 * every document; a page replaces them by the dark ones if the reader prefers that. Colours that are not listed here,
 * such as those of bars, are the same in both modes.
 */
public final class Scheme {
    /** The colour behind everything. */
    public static final String PAPER = "#ffffff";
    /** The colour of text. */
    public static final String INK = "#1f2328";
    /** The colour of text that is less important. */
    public static final String FAINT = "#57606a";
    /** The colour of lines, such as those of a grid. */
    public static final String LINE = "#d8dee4";
    /** The colour of the border of what lies on the page. */
    public static final String BORDER = "#8c959f";
    /** The colour of text on a coloured bar, in both modes. */
    public static final String ON_COLOUR = "#000000";

    /** The colours of more and of less than before, which colour-blind readers can tell apart, and of no change. */
    public static final String MORE = "#ea7a63";
    public static final String LESS = "#5ba3d4";
    public static final String SAME = "#e9ebee";

    /** The colours from the least to the most; in dark mode the other way around. */
    public static final List<String> HEAT = List.of("#f7fbff", "#d6e6f4", "#abd0e6", "#6aaed6", "#3787c0", "#105ba4",
            "#08306b");

    private static final List<Named> NAMED = List.of(new Named("paper", PAPER, "#0d1117"),
            new Named("ink", INK, "#e6edf3"), new Named("faint", FAINT, "#9aa4af"), new Named("line", LINE, "#30363d"),
            new Named("border", BORDER, "#6e7681"), new Named("ground", "#f6f8fa", "#161b22"),
            new Named("accent", "#1f5fd0", "#6ea8fe"));

    /** A colour with its name as a variable of CSS. */
    private record Named(String name, String light, String dark) {}

    private Scheme() {}

    /** Returns the rules of CSS for a page: variables, and the colours of pictures in dark mode. */
    static String css() {
        return ":root { color-scheme: light dark; " + NAMED.stream().map(colour -> variable(colour.name, colour.light))
                .collect(Collectors.joining(" ")) + " }\n@media (prefers-color-scheme: dark) {\n:root { "
                + NAMED.stream().map(colour -> variable(colour.name, colour.dark)).collect(Collectors.joining(" "))
                + " }\n" + dark().entrySet().stream().map(Scheme::rules).collect(Collectors.joining()) + "}\n";
    }

    private static String variable(String name, String colour) {
        return "--" + name + ": " + colour + ";";
    }

    private static String rules(Map.Entry<String, String> colour) {
        StringBuilder rules = new StringBuilder();
        for (String attribute : List.of("fill", "stroke")) {
            String written = "[" + attribute + "=\"" + colour.getKey() + "\"]";
            rules.append(String.format("svg[role=img]%1$s, svg[role=img] %1$s { %2$s: %3$s; }%n", written, attribute,
                    colour.getValue()));
        }
        return rules.toString();
    }

    /** Returns the colours of pictures in dark mode by those in light mode. */
    static Map<String, String> dark() {
        Map<String, String> dark = new LinkedHashMap<>();
        NAMED.forEach(colour -> dark.put(colour.light, colour.dark));
        for (int i = 0; i < HEAT.size(); i++) {
            dark.put(HEAT.get(i), HEAT.get(HEAT.size() - 1 - i));
        }
        return dark;
    }
}
