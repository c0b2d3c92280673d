package dev.ferrolens.finding;

import java.util.Locale;

/**
 * The saving of an edit: a range, as a part of the work or of the wall time.
 *
 * <p>The ranges are shares of the cost, measured in experiments for kinds of edits where there is one. A saving in work
 * is processor time: it shortens a build that uses all cores by the same share, and other builds by less or not at all.
 * Several savings cannot be added up, since one cause may be part of another.
 *
 * @param low the least saving
 * @param high the largest saving, of the same whole
 * @param dependsOn the condition that decides the place in the range, as a part of a sentence; empty if unknown
 */
public record Saving(Cost low, Cost high, String dependsOn) {
    /** The kinds of time that can be saved. */
    public enum Kind {
        /** Processor time of all threads. */
        PROCESSOR_TIME("processor time"),
        /** The time from the build's start to its end. */
        WALL_TIME("wall time");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Returns a range of shares of a cost, both in percent. */
    static Saving of(Cost cost, double fromPercent, double toPercent, String dependsOn) {
        return new Saving(cost.share(fromPercent), cost.share(toPercent), dependsOn);
    }

    /** Returns the kind of time that is saved. */
    public Kind kind() {
        return high.whole() == Cost.Whole.WORK ? Kind.PROCESSOR_TIME : Kind.WALL_TIME;
    }

    /** Returns the lower end of the range in percent of the whole. */
    public double lowPercent() {
        return low.percent();
    }

    /** Returns the upper end of the range in percent of the whole. */
    public double highPercent() {
        return high.percent();
    }

    /** Returns the middle of the range in percent of the whole. */
    public double middlePercent() {
        return (lowPercent() + highPercent()) / 2;
    }

    /** Returns the range as text: {@code an edit saves 20 to 35 % of the processor time, depending on …}. */
    @Override
    public String toString() {
        String range = Math.round(lowPercent()) == Math.round(highPercent())
                ? String.format(Locale.ROOT, "about %.0f %%", highPercent())
                : String.format(Locale.ROOT, "%.0f to %.0f %%", lowPercent(), highPercent());
        // Instructions of several threads are not time, and only tell the reduction of work.
        String whole = high.units().isTime() ? kind().toString() : high.units().counted();
        return "an edit saves " + range + " of the " + whole + (dependsOn.isEmpty() ? "" : ", depending on ")
                + dependsOn;
    }
}
