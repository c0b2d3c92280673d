package dev.ferrolens.finding;

import dev.ferrolens.table.Units;
import java.util.Locale;

/**
 * A time and what share it is of what.
 *
 * @param nanos the time in nanoseconds, or a count where the recording counted something else
 * @param whole what it is a part of: work and wall time are never mixed
 * @param wholeNanos how much that is
 * @param units how to write it
 */
public record Cost(long nanos, Whole whole, long wholeNanos, Units units) {
    /** What a share is of. */
    public enum Whole {
        /** Self time of all threads, waiting and the profiler's own work left out. */
        WORK("of the work"),
        /** From first event to last, without the profiler's own part. */
        WALL("of the wall time"),
        /** The longest chain of dependencies of a build: what it takes at least, however many cores there are. */
        CHAIN("of the build's longest chain"),
        /** Wall time of a build of several compilations. */
        BUILD("of the build's wall time");

        private final String words;

        Whole(String words) {
            this.words = words;
        }
    }

    /** The share in percent; 0 of nothing. */
    public double percent() {
        return wholeNanos == 0 ? 0 : 100.0 * nanos / wholeNanos;
    }

    /** A part of the same whole, which is not more than this. */
    Cost atMost(long nanos) {
        return new Cost(Math.max(0, Math.min(nanos, this.nanos)), whole, wholeNanos, units);
    }

    /** Returns a share of this, in percent; it may be more than this, but not more than the whole. */
    Cost share(double percent) {
        return new Cost(Math.min(Math.round(nanos * percent / 100), wholeNanos), whole, wholeNanos, units);
    }

    /** The time alone, for people. */
    public String time() {
        return units.duration(nanos);
    }

    /** {@code 1.30 s, 12.4 % of the work}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %.1f %% %s", time(), percent(), whole.words);
    }
}
