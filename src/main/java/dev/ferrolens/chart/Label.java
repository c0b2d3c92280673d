package dev.ferrolens.chart;

import dev.ferrolens.message.Printable;

/** Names from recordings as labels. */
final class Label {
    /** How many characters of a name a hover text has in a line, and how many of them it has at most. */
    private static final int LINE = 90;
    private static final int LONGEST = 900;

    /** How long a name in a legend is at most. */
    static final int KEY = 40;

    private Label() {}

    /** What tells long names apart is at both ends: the beginning and the end of a name, on one line. */
    static String shortened(String text, int most) {
        String line = Printable.line(text);
        int length = line.codePointCount(0, line.length());
        if (length <= most) {
            return line;
        }
        int head = line.offsetByCodePoints(0, most * 3 / 5);
        int tail = line.offsetByCodePoints(line.length(), -(most - most * 3 / 5 - 1));
        return line.substring(0, head) + "…" + line.substring(tail);
    }

    /**
     * Text for plotly, which reads some tags and entities in every label, and formulas between dollars.
     *
     * @see <a href="https://plotly.com/javascript/reference/layout/#layout-title-text">title.text</a>
     */
    static String plotly(String text) {
        return Printable.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("$", "&#36;").replace("%{", "%&#123;");
    }

    /** A name for plotly's legend. */
    static String key(String text) {
        return plotly(shortened(text, KEY));
    }

    /** A name in lines, for what is shown when the pointer is over something. */
    static String plotlyLines(String text) {
        String name = shortened(text, LONGEST);
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < name.length();) {
            int end = Math.min(name.length(), at + LINE);
            if (end < name.length() && Character.isLowSurrogate(name.charAt(end))) {
                end++;
            }
            lines.append(at == 0 ? "" : "<br>").append(plotly(name.substring(at, end)));
            at = end;
        }
        return lines.toString();
    }
}
