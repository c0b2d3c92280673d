package dev.ferrolens.table;

import dev.ferrolens.measureme.Metadata;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Formats numbers for people. A column's name ends in its unit: {@code _ns} prints as s, ms, µs or ns, {@code _bytes}
 * as MB, kB or B, {@code _pct} with a percent sign. Whole numbers have thousands separators.
 *
 * @param counter the counter of the recording; if it is not time, {@code _ns} columns contain its counts
 */
public record Units(String counter) {
    /** The units for recordings of time. */
    public static final Units TIME = new Units(Metadata.WALL_TIME);
    /** The name of the column whose values are names of columns. */
    public static final String DESCRIBED = "column";

    private static final List<String> UNITS = List.of("_ns", "_bytes", "_pct");

    /** Returns the unit at the end of a column's name, with its underscore; empty if there is none. */
    public static String unit(String column) {
        return UNITS.stream().filter(FerrolensException.requireGiven(column, "column")::endsWith).findFirst().orElse(
                "");
    }

    /** Returns whether the counter is time, and not instructions or something else. */
    public boolean isTime() {
        return counter.equals(Metadata.WALL_TIME);
    }

    /** Returns a word for what is counted, such as {@code instructions}; empty for time. */
    public String counted() {
        String word = counter.replaceAll("[^A-Za-z].*", "");
        return isTime() ? "" : word.isEmpty() ? "counts" : word;
    }

    /**
     * Returns the heading of a column. If the counter is not time, {@code self_ns} becomes {@code self_instructions},
     * and {@code duration_ns} becomes {@code inclusive_instructions}.
     */
    public String head(String column) {
        return isTime() || !column.endsWith("_ns") ? column : timeless(column) + "_" + counted();
    }

    /** Returns the name of a column without its unit, and without words for time if the counter is not time. */
    public String timeless(String column) {
        if (column == null) {
            return "";
        }
        String name = column.endsWith("_ns") ? column.substring(0, column.length() - "_ns".length()) : column;
        return isTime() ? name : name.replaceAll("(?<![a-z])(time|duration)(?![a-z])", "inclusive")
                .replaceAll("(?<![a-z])wall(?![a-z])", "span");
    }

    /**
     * Returns a value of a row, formatted for people. A row that has statistics of a column names it in its column
     * {@link #DESCRIBED}; its decimal numbers have the unit of that column.
     */
    String format(Row row, int at) {
        String column = row.columns().get(at);
        Object value = row.values().get(at);
        boolean isStatistic = value instanceof Double && unit(column).isEmpty() && row.columns().contains(DESCRIBED);
        return format(isStatistic ? String.valueOf(row.get(DESCRIBED)) : column, value);
    }

    /** Returns a value of a column, formatted for people; empty for null. */
    public String format(String column, Object value) {
        if (value == null) {
            return "";
        }
        if (!(value instanceof Number count)) {
            return Printable.line(value.toString());
        }
        double number = count.doubleValue();
        if (column.endsWith("_ns")) {
            // Processor time comes from the system, whatever the counter.
            return column.equals("cpu_ns") ? TIME.duration(number) : amount(number);
        } else if (column.endsWith("_bytes")) {
            return bytes(number);
        } else if (column.endsWith("_pct")) {
            return String.format(Locale.ROOT, "%.1f %%", number);
        } else if (value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%,.2f", number);
        }
        return String.format(Locale.ROOT, "%,d", ((Number) value).longValue());
    }

    /** Returns a duration in nanoseconds, or {@code Long.MAX_VALUE} if it is too large. */
    public static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** Returns a duration, or a count with its unit, for use within a sentence. */
    public String duration(double nanos) {
        return (amount(nanos) + " " + counted()).strip();
    }

    private String amount(double nanos) {
        if (!isTime()) {
            return scaled(nanos, new String[] {"", "k", "M", "G", "T"}, 1000);
        }
        return scaled(nanos, new String[] {"ns", "µs", "ms", "s"}, 1000);
    }

    private static String bytes(double number) {
        return scaled(number, new String[] {"B", "kB", "MB", "GB"}, 1000);
    }

    private static String scaled(double number, String[] units, int step) {
        int unit = 0;
        // 999.95 and more would print as 1000.0 in the smaller unit.
        while (unit + 1 < units.length && Math.abs(number) >= step * 0.99995) {
            number /= step;
            unit++;
        }
        boolean whole = unit == 0 && number == Math.rint(number);
        String digits = Math.abs(number) >= 100 ? "%,.1f" : "%,.2f";
        return String.format(Locale.ROOT, whole ? "%,.0f %s" : digits + " %s", number, units[unit]).stripTrailing();
    }
}
