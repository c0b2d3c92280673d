package dev.ferrolens.chart;

import dev.ferrolens.html.Scheme;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The numbers along one side of a chart, in the unit that fits the largest number.
 *
 * @param title the title of the axis
 * @param divisor the divisor that converts a number to the unit
 * @param unit the unit after a number; empty for counts
 * @param min the smallest number, or 0
 * @param max the largest number, or 0
 */
record Axis(String title, double divisor, String unit, double min, double max) {
    private static final String[] TIME = {"ns", "µs", "ms", "s"};
    private static final String[] COUNTED = {"", "k", "M", "G", "T"};
    private static final String[] BYTES = {"B", "kB", "MB", "GB"};

    /** Returns the axis for the numbers of a column. */
    static Axis of(String column, Units units, double min, double max) {
        double low = Math.min(0, min);
        double high = Math.max(0, max);
        double largest = Math.max(-low, high);
        if (column.endsWith("_ns")) {
            boolean isTime = units.isTime();
            String name = words(units.timeless(column), "");
            String title = isTime ? ColumnWords.isTime(name) ? name : name + " time"
                    : name + " (" + units.counter() + ")";
            return scaled(title.strip(), isTime ? TIME : COUNTED, low, high, largest);
        } else if (column.endsWith("_bytes")) {
            return scaled(words(column, "_bytes") + " size", BYTES, low, high, largest);
        } else if (column.endsWith("_pct")) {
            return new Axis(words(column, "_pct"), 1, "%", low, high);
        }
        return new Axis(words(column, ""), 1, "", low, high);
    }

    private static Axis scaled(String title, String[] names, double low, double high, double largest) {
        int unit = 0;
        double divisor = 1;
        while (unit + 1 < names.length && largest / divisor >= 1000) {
            divisor *= 1000;
            unit++;
        }
        return new Axis(title, divisor, names[unit], low, high);
    }

    /** Returns the name of a column as words: {@code largest unit} for {@code largest_unit}. */
    static String words(String column, String ending) {
        String name = column.substring(0, column.length() - ending.length()).replace('_', ' ');
        return name.replace("llvm", "LLVM").replace("lto", "LTO").replace("optimize", "optimise");
    }

    double scaled(double number) {
        return number / divisor;
    }

    /** Returns about five round numbers from the smallest to the largest. */
    List<Double> ticks() {
        double span = max - min;
        if (!(span > 0) || Double.isInfinite(span)) {
            return List.of(0.0);
        }
        double rough = span / divisor / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / divisor / step); i * step <= max / divisor * 1.0001; i++) {
            ticks.add(i * step * divisor);
        }
        return ticks;
    }

    /** Returns a number with its unit, as short as possible. */
    String tick(double number) {
        double value = number / divisor;
        String digits = String.format(Locale.ROOT, "%,.3f", value).replaceAll("\\.?0+$", "");
        return (digits + " " + unit).strip();
    }

    /** Returns the axis for plotly, which chooses ticks itself, so that they fit after zooming. */
    Map<String, Object> plotly() {
        return PlotlyFigure.attributes(
                "title", PlotlyFigure.attributes("text", Label.plotly(title), "standoff", 8,
                        "font", PlotlyFigure.attributes("size", 12, "color", Scheme.FAINT)),
                "ticksuffix", unit.isEmpty() ? "" : " " + unit,
                "separatethousands", true,
                "exponentformat", "none",
                "gridcolor", Scheme.LINE,
                "zerolinecolor", Scheme.FAINT,
                "rangemode", "tozero",
                "automargin", true);
    }
}
