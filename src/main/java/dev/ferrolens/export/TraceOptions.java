package dev.ferrolens.export;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.table.Units;
import java.time.Duration;

/**
 * Options of a Chrome trace.
 *
 * @param minimumDuration the duration below which events are omitted; their time then appears to belong to the events
 *     around them
 * @param collapseThreads whether threads that do not overlap in time share a row
 */
public record TraceOptions(Duration minimumDuration, boolean collapseThreads) {
    /** All events, and a row for each thread. */
    public static final TraceOptions WHOLE = new TraceOptions(Duration.ZERO, false);

    /**
     * Creates options.
     *
     * @throws FerrolensException if the duration is negative
     */
    public TraceOptions {
        if (FerrolensException.requireGiven(minimumDuration, "minimum duration").isNegative()) {
            throw new FerrolensException("The minimum duration of events must be 0 or more, not "
                    + Units.nanos(minimumDuration) / 1000 + " µs.");
        }
    }

    /** Returns options that omit events shorter than a duration. */
    public TraceOptions minimumDuration(Duration least) {
        return new TraceOptions(least, collapseThreads);
    }

    /** Returns options that put threads that do not overlap in time on one row. */
    public TraceOptions collapsed() {
        return new TraceOptions(minimumDuration, true);
    }
}
