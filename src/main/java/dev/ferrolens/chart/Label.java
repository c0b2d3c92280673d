package dev.ferrolens.chart;

import dev.ferrolens.message.Printable;
import java.util.List;

/** Formats names from recordings as labels. */
final class Label {
    /** The number of characters in a line of a hover text, and in the whole text. */
    private static final int LINE = 90;
    private static final int LONGEST = 900;

    /** The number of characters from which on the common beginning of names is left out. */
    private static final int COMMON = 16;

    /** The number of characters of a name in a legend. */
    static final int KEY = 40;

    private Label() {}

    /** Returns the beginning and the end of a name on one line, since long names differ at both ends. */
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
     * Returns names without a long beginning that all have in common, such as the crate and its hash before the numbers
     * of codegen units.
     */
    static List<String> apart(List<String> names) {
        int common = names.size() < 2 ? 0 : names.get(0).length();
        for (String name : names) {
            int same = 0;
            while (same < Math.min(common, name.length()) && name.charAt(same) == names.get(0).charAt(same)) {
                same++;
            }
            common = same;
        }
        // Cut behind a separator, so that words stay whole.
        while (common > 0 && "-:/ ".indexOf(names.get(0).charAt(common - 1)) < 0) {
            common--;
        }
        int cut = common;
        return cut < COMMON ? names : names.stream().map(name -> "…" + name.substring(cut)).toList();
    }

    /**
     * Returns text escaped for plotly, which interprets some tags and entities in labels, and formulas between dollar
     * signs.
     *
     * @see <a href="https://plotly.com/javascript/reference/layout/#layout-title-text">title.text</a>
     */
    static String plotly(String text) {
        return Printable.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("$", "&#36;").replace("%{", "%&#123;");
    }

    /** Returns a name for plotly's legend. */
    static String key(String text) {
        return plotly(shortened(text, KEY));
    }

    /** Returns a name broken into lines, for a hover text. */
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
