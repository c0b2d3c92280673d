package dev.ferrolens.export;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.table.Units;
import java.time.Duration;

/**
 * What a Chrome trace leaves out or draws together.
 *
 * @param minimumDuration events that took less are left out; their time then looks like that of the events around them
 * @param collapseThreads whether threads that do not overlap in time share a row
 */
public record TraceOptions(Duration minimumDuration, boolean collapseThreads) {
    /** Every event, and a row for each thread. */
    public static final TraceOptions WHOLE = new TraceOptions(Duration.ZERO, false);

    /**
     * Checks the duration.
     *
     * @throws FerrolensException if it is negative
     */
    public TraceOptions {
        if (FerrolensException.requireGiven(minimumDuration, "shortest duration").isNegative()) {
            throw new FerrolensException("The minimum duration of events must be 0 or more, not "
                    + Units.nanos(minimumDuration) / 1000 + " µs.");
        }
    }

    /** Leaves out events that took less. */
    public TraceOptions minimumDuration(Duration least) {
        return new TraceOptions(least, collapseThreads);
    }

    /** Puts threads that do not overlap in time on one row. */
    public TraceOptions collapsed() {
        return new TraceOptions(minimumDuration, true);
    }
}
