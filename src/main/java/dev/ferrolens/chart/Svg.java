package dev.ferrolens.chart;

import dev.ferrolens.html.Html;
import dev.ferrolens.html.Scheme;
import java.util.List;
import java.util.Locale;

/** Draws a static picture: rectangles, lines, circles and text, with the title at the top. */
final class Svg {
    /** The width of a picture for a document. */
    static final int WIDTH = 900;
    /** The width of a picture for a telephone. */
    static final int NARROW = 340;
    static final String FONT = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
    static final String CODE = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";
    /** The width of a character in the code font of 11 pixels, and the mean width in the other font. */
    static final double CODE_WIDTH = 6.7;
    static final double TEXT_WIDTH = 6.3;

    /** The height of the title. */
    private static final int TITLE = 28;
    /** The height of a line in a legend. */
    private static final int LEGEND_LINE = 22;

    private final StringBuilder out = new StringBuilder();
    private final int width;

    /** Creates a picture with the title at the top. */
    Svg(String title, int width, int height) {
        this(title, width, height, true);
        out.append("<text x=\"8\" y=\"18\" font-size=\"15\">")
                .append(Html.escape(Label.shortened(title, width * 110 / WIDTH))).append("</text>");
    }

    /** Creates a picture without the title and the room for it, for a page with a heading. */
    static Svg untitled(String title, int width, int height) {
        return new Svg(title, width, height, false);
    }

    private Svg(String title, int width, int height, boolean isTitled) {
        int top = isTitled ? 0 : TITLE;
        this.width = width;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width).append("\" height=\"")
                .append(height - top).append("\" viewBox=\"0 ").append(top).append(' ').append(width).append(' ')
                .append(height - top)
                .append("\" role=\"img\" font-family=\"").append(FONT).append("\" font-size=\"12\" fill=\"")
                .append(Scheme.INK).append("\"><title>").append(Html.escape(title)).append("</title>");
        rectangle(0, 0, width, height, Scheme.PAPER, null);
    }

    /** Returns the width. */
    int width() {
        return width;
    }

    /** Draws a filled rectangle with a hover text, or null for none. */
    Svg rectangle(double x, double y, double width, double height, String colour, String hover) {
        return rectangle(x, y, width, height, colour, null, hover);
    }

    /** Draws a filled rectangle with a border. */
    Svg rectangle(double x, double y, double width, double height, String colour, String border, String hover) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"")
                .append(number(Math.max(0, width))).append("\" height=\"").append(number(Math.max(0, height)))
                .append("\" fill=\"").append(colour)
                .append(border == null ? "\"" : "\" stroke=\"" + border + "\" stroke-width=\"1\"");
        return hovered("rect", hover);
    }

    Svg circle(double x, double y, double radius, String colour, String hover) {
        out.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y)).append("\" r=\"")
                .append(number(radius)).append("\" fill=\"").append(colour).append("\" fill-opacity=\"0.6\"");
        return hovered("circle", hover);
    }

    private Svg hovered(String element, String hover) {
        if (hover == null) {
            out.append("/>");
        } else {
            out.append("><title>").append(Html.escape(Label.shortened(hover, 300))).append("</title></")
                    .append(element).append('>');
        }
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String colour) {
        out.append("<path d=\"M").append(number(x1)).append(' ').append(number(y1)).append('L').append(number(x2))
                .append(' ').append(number(y2)).append("\" stroke=\"").append(colour).append("\"/>");
        return this;
    }

    /** Draws text whose line is centred at y; the anchor is start, middle or end. */
    Svg text(double x, double y, String text, String anchor, String colour) {
        return text(x, y, text, anchor, colour, "");
    }

    /** Draws a name from the code, in a code font. */
    Svg code(double x, double y, String text, String anchor) {
        return code(x, y, text, anchor, Scheme.INK);
    }

    /** Draws a name from the code in a colour, such as that of text on bars. */
    Svg code(double x, double y, String text, String anchor, String colour) {
        return text(x, y, text, anchor, colour, " font-family=\"" + CODE + "\" font-size=\"11\"");
    }

    /** Draws text that runs upwards to the right, for names above columns. */
    Svg slanted(double x, double y, String text) {
        return text(x, y, text, "start", Scheme.INK,
                " transform=\"rotate(-40 " + number(x) + " " + number(y) + ")\"");
    }

    private Svg text(double x, double y, String text, String anchor, String colour, String more) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" text-anchor=\"")
                .append(anchor).append("\" dominant-baseline=\"central\" fill=\"").append(colour).append('"')
                .append(more).append('>').append(Html.escape(text)).append("</text>");
        return this;
    }

    /** Draws the vertical lines of an axis from top to bottom, with its numbers and title below. */
    Svg axis(Axis axis, double left, double right, double top, double bottom) {
        double scale = (right - left) / Math.max(axis.max() - axis.min(), Double.MIN_NORMAL);
        for (double tick : axis.ticks()) {
            double x = left + (tick - axis.min()) * scale;
            line(x, top, x, bottom, tick == 0 ? Scheme.FAINT : Scheme.LINE);
            text(x, bottom + 10, axis.tick(tick), "middle", Scheme.FAINT);
        }
        return text((left + right) / 2, bottom + 28, axis.title(), "middle", Scheme.FAINT);
    }

    /** Draws a coloured square and a name for each entry of a legend, below the title, in as many lines as needed. */
    Svg legend(List<String> names, List<String> colours) {
        double x = 8;
        double y = 42;
        for (int i = 0; i < names.size(); i++) {
            String name = Label.shortened(names.get(i), Label.KEY);
            if (x > 8 && x + keyWidth(name) > width) {
                x = 8;
                y += LEGEND_LINE;
            }
            rectangle(x, y - 5, 10, 10, colours.get(i), null);
            text(x + 14, y, name, "start", Scheme.INK);
            x += keyWidth(name);
        }
        return this;
    }

    /** Returns the height of a legend. */
    static int legendHeight(List<String> names, int width) {
        double x = 8;
        int lines = 1;
        for (String name : names) {
            double key = keyWidth(Label.shortened(name, Label.KEY));
            if (x > 8 && x + key > width) {
                x = 8;
                lines++;
            }
            x += key;
        }
        return lines * LEGEND_LINE;
    }

    private static double keyWidth(String name) {
        return 34 + TEXT_WIDTH * name.length();
    }

    private static String number(double value) {
        String digits = String.format(Locale.ROOT, "%.2f", value);
        return digits.endsWith(".00") ? digits.substring(0, digits.length() - 3) : digits;
    }

    @Override
    public String toString() {
        return out + "</svg>";
    }
}
