package dev.ferrolens.finding;

import dev.ferrolens.table.Units;
import java.util.Locale;

/**
 * A time, and its share of a whole.
 *
 * @param nanos the time in nanoseconds, or a count where the recording counted something else
 * @param whole the whole that it is a part of; work and wall time are never mixed
 * @param wholeNanos the size of the whole
 * @param units the units to write it in
 */
public record Cost(long nanos, Whole whole, long wholeNanos, Units units) {
    /** The wholes that a share can be of. */
    public enum Whole {
        /** Self time of all threads, without waiting and the profiler's own work. */
        WORK("of the work"),
        /** The time from the first event to the last, without the profiler's own part. */
        WALL("of the wall time"),
        /** The longest chain of dependencies of a build, which is its shortest time with any number of cores. */
        CHAIN("of the build's longest chain"),
        /** Wall time of a build of several compilations. */
        BUILD("of the build's wall time");

        private final String words;

        Whole(String words) {
            this.words = words;
        }
    }

    /** Returns the share in percent; 0 of nothing. */
    public double percent() {
        return wholeNanos == 0 ? 0 : 100.0 * nanos / wholeNanos;
    }

    /** Returns a part of the same whole, limited to this cost. */
    Cost atMost(long nanos) {
        return new Cost(Math.max(0, Math.min(nanos, this.nanos)), whole, wholeNanos, units);
    }

    /** Returns a share of this, given in percent; it may be more than this, but not more than the whole. */
    Cost share(double percent) {
        return new Cost(Math.min(Math.round(nanos * percent / 100), wholeNanos), whole, wholeNanos, units);
    }

    /** Returns the time alone, as text. */
    public String time() {
        return units.duration(nanos);
    }

    /** Returns the cost as text: {@code 1.30 s, 12.4 % of the work}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, %.1f %% %s", time(), percent(), whole.words);
    }
}
