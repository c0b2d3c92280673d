package dev.ferrolens.table;

import dev.ferrolens.measureme.Metadata;
import dev.ferrolens.message.Printable;
import java.time.Duration;
import java.util.Locale;

/**
 * How numbers are written for people. A column's name ends in its unit: {@code _ns} prints as s, ms, µs or ns,
 * {@code _bytes} as MB, kB or B, {@code _pct} with a percent sign; whole numbers get thousands separators.
 *
 * @param counter what the recording counted; where it is not time, a {@code _ns} column holds counts of that
 */
public record Units(String counter) {
    /** For recordings of time. */
    public static final Units TIME = new Units(Metadata.WALL_TIME);

    /** Whether nanoseconds were counted, and not instructions or something else. */
    public boolean isTime() {
        return counter.equals(Metadata.WALL_TIME);
    }

    /** What is counted, in a word: {@code instructions}; empty for time. */
    public String counted() {
        String word = counter.replaceAll("[^A-Za-z].*", "");
        return isTime() ? "" : word.isEmpty() ? "counts" : word;
    }

    /**
     * The head of a column. What counts something else than time is not called time: {@code self_ns} of instructions is
     * {@code self_instructions}, {@code inclusive_ns} is {@code inclusive_instructions}.
     */
    public String head(String column) {
        return isTime() || !column.endsWith("_ns") ? column : timeless(column) + "_" + counted();
    }

    /** The name of a column without its unit, and without words for time where something else was counted. */
    public String timeless(String column) {
        if (column == null) {
            return "";
        }
        String name = column.endsWith("_ns") ? column.substring(0, column.length() - "_ns".length()) : column;
        return isTime() ? name : name.replaceAll("(?<![a-z])(time|duration)(?![a-z])", "inclusive")
                .replaceAll("(?<![a-z])wall(?![a-z])", "span");
    }

    /** A value of a column for people; empty for null. */
    public String format(String column, Object value) {
        if (value == null) {
            return "";
        }
        if (!(value instanceof Number)) {
            return Printable.line(value.toString());
        }
        double number = ((Number) value).doubleValue();
        if (column.endsWith("_ns")) {
            // Processor time comes from the system, whatever the recording counted.
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

    /** A duration in nanoseconds; the largest number where they are more than there are numbers for. */
    public static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** A duration, or a count and what was counted, for people and within a sentence. */
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
        // 999.95 and more would print as 1000.0 of the smaller unit.
        while (unit + 1 < units.length && Math.abs(number) >= step * 0.99995) {
            number /= step;
            unit++;
        }
        boolean whole = unit == 0 && number == Math.rint(number);
        String digits = Math.abs(number) >= 100 ? "%,.1f" : "%,.2f";
        return String.format(Locale.ROOT, whole ? "%,.0f %s" : digits + " %s", number, units[unit]).stripTrailing();
    }
}
