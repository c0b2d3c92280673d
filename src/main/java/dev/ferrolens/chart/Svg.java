package dev.ferrolens.chart;

import dev.ferrolens.html.Html;
import java.util.List;
import java.util.Locale;

/** A static picture being drawn: rectangles, lines, circles and text, the title on top. */
final class Svg {
    static final int WIDTH = 900;
    static final String FONT = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
    static final String CODE = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";
    /** How wide a character is in the code font of 11 pixels, and on average in the other. */
    static final double CODE_WIDTH = 6.7;
    static final double TEXT_WIDTH = 6.3;

    private final StringBuilder out = new StringBuilder();

    Svg(String title, int height) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(WIDTH).append("\" height=\"")
                .append(height).append("\" viewBox=\"0 0 ").append(WIDTH).append(' ').append(height)
                .append("\" role=\"img\" font-family=\"").append(FONT).append("\" font-size=\"12\" fill=\"")
                .append(Palette.TEXT).append("\"><title>").append(Html.escape(title)).append("</title>");
        rectangle(0, 0, WIDTH, height, "#ffffff", null);
        out.append("<text x=\"8\" y=\"18\" font-size=\"15\">").append(Html.escape(Label.shortened(title, 110)))
                .append("</text>");
    }

    /** A filled rectangle, and what a browser shows when the pointer is over it; null for nothing. */
    Svg rectangle(double x, double y, double width, double height, String colour, String hover) {
        return rectangle(x, y, width, height, colour, null, hover);
    }

    /** A filled rectangle with a border. */
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

    /** Text whose middle of the line is at y; anchor is start, middle or end. */
    Svg text(double x, double y, String text, String anchor, String colour) {
        return text(x, y, text, anchor, colour, "");
    }

    /** A name from the code, in a code font. */
    Svg code(double x, double y, String text, String anchor) {
        return text(x, y, text, anchor, Palette.TEXT, " font-family=\"" + CODE + "\" font-size=\"11\"");
    }

    /** Text that runs upwards to the right, for names above columns. */
    Svg slanted(double x, double y, String text) {
        return text(x, y, text, "start", Palette.TEXT,
                " transform=\"rotate(-40 " + number(x) + " " + number(y) + ")\"");
    }

    private Svg text(double x, double y, String text, String anchor, String colour, String more) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" text-anchor=\"")
                .append(anchor).append("\" dominant-baseline=\"central\" fill=\"").append(colour).append('"')
                .append(more).append('>').append(Html.escape(text)).append("</text>");
        return this;
    }

    /** Vertical lines of an axis from top to bottom, its numbers and title below. */
    Svg axis(Axis axis, double left, double right, double top, double bottom) {
        double scale = (right - left) / Math.max(axis.max() - axis.min(), Double.MIN_NORMAL);
        for (double tick : axis.ticks()) {
            double x = left + (tick - axis.min()) * scale;
            line(x, top, x, bottom, tick == 0 ? Palette.FAINT : Palette.GRID);
            text(x, bottom + 10, axis.tick(tick), "middle", Palette.FAINT);
        }
        return text((left + right) / 2, bottom + 28, axis.title(), "middle", Palette.FAINT);
    }

    /** A coloured square and a name for each, in a line. */
    Svg legend(List<String> names, List<String> colours, double y) {
        double x = 8;
        for (int i = 0; i < names.size() && x < WIDTH; i++) {
            rectangle(x, y - 5, 10, 10, colours.get(i), null);
            String name = Label.shortened(names.get(i), 30);
            text(x + 14, y, name, "start", Palette.TEXT);
            x += 34 + TEXT_WIDTH * name.length();
        }
        return this;
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
