package dev.ferrolens.chrome;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Converts the numbers of a trace, whole or fractional microseconds, to nanoseconds without using a double. */
final class Micros {
    /** The result for a number that is out of range. */
    static final long OUT_OF_RANGE = Long.MIN_VALUE;

    /**
     * The largest number: times since 1970 up to the year 2096. The difference of any two in nanoseconds fits a long.
     */
    private static final long LARGEST = 4_000_000_000_000_000L;
    private static final int MOST_DIGITS = 16;
    private static final long[] NANOS_OF_DIGIT = {100, 10, 1};

    private Micros() {}

    /** Returns a JSON number of microseconds in nanoseconds, rounded to the nearest; or {@link #OUT_OF_RANGE}. */
    static long toNanos(char[] text, int from, int length) {
        int at = from;
        int end = from + length;
        boolean negative = text[at] == '-';
        if (negative) {
            at++;
        }
        int point = at;
        long micros = 0;
        for (; point < end && isDigit(text[point]) && point - at < MOST_DIGITS; point++) {
            micros = micros * 10 + text[point] - '0';
        }
        if (micros > LARGEST || point < end && isDigit(text[point])) {
            return OUT_OF_RANGE;
        }
        long nanos = micros * 1000;
        if (point < end && text[point] == '.') {
            int digit = point + 1;
            for (int place = 0; digit < end && isDigit(text[digit]); digit++, place++) {
                if (place < NANOS_OF_DIGIT.length) {
                    nanos += (text[digit] - '0') * NANOS_OF_DIGIT[place];
                } else if (place == NANOS_OF_DIGIT.length && text[digit] >= '5') {
                    nanos++;
                }
            }
            point = digit;
        }
        if (point < end) {
            return withExponent(new String(text, from, length));
        }
        return negative ? -nanos : nanos;
    }

    private static long withExponent(String text) {
        try {
            BigDecimal micros = new BigDecimal(text);
            long digitsBeforePoint = (long) micros.precision() - micros.scale();
            if (digitsBeforePoint < -MOST_DIGITS) {
                return 0;
            }
            return digitsBeforePoint > MOST_DIGITS || micros.abs().compareTo(BigDecimal.valueOf(LARGEST)) > 0
                    ? OUT_OF_RANGE
                    : micros.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (NumberFormatException e) {
            return OUT_OF_RANGE;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
