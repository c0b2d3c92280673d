package dev.ferrolens.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an edit saves: medians of builds without the profiler.
 *
 * @param before the crate as it was
 * @param after the edited one
 */
record Saved(BuildTime before, BuildTime after) {
    static Saved of(List<BuildTime> before, List<BuildTime> after) {
        return new Saved(median(before), median(after));
    }

    /** Of processor time; negative where the edit makes it more. */
    double processorPercent() {
        return 100 * (1 - after.processor() / before.processor());
    }

    /** Of wall time; negative where the edit makes it more. */
    double wallPercent() {
        return 100 * (1 - after.wall() / before.wall());
    }

    private static BuildTime median(List<BuildTime> times) {
        return new BuildTime(median(times, BuildTime::processor), median(times, BuildTime::wall));
    }

    private static double median(List<BuildTime> times, ToDoubleFunction<BuildTime> time) {
        double[] sorted = times.stream().mapToDouble(time).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
