package dev.ferrolens.input;

import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.MonoItem;
import dev.ferrolens.table.Units;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Keeps the sums of times, hits and sizes of a session within 64 bits. The numbers of a recording have 48 bits, so the
 * sum of some ten thousand of the largest ones would overflow a column. No build reaches this, but a corrupt file may.
 * If a sum would be too large, each number is limited to an equal part of the largest sum, so that no sum overflows.
 */
final class Saturation {
    /** The largest sum; the sum of two of these still fits. */
    private static final long LARGEST_SUM = Long.MAX_VALUE / 2;

    private final List<Compilation> compilations;
    private final List<Warning> warnings;

    private Saturation(List<Compilation> compilations, List<Warning> warnings) {
        this.compilations = compilations;
        this.warnings = warnings;
    }

    /** Limits the numbers whose sums are too large, and adds warnings. */
    static void of(List<Compilation> compilations, List<Warning> warnings) {
        Saturation saturation = new Saturation(compilations, warnings);
        saturation.cutTimes();
        saturation.cutHits();
        saturation.cutSizes();
        saturation.cutMonoItems();
    }

    private void cutTimes() {
        if (sum(c -> c.wallNanos() * (1.0 + c.profile().intervals().size())) < LARGEST_SUM
                || sum(c -> c.wallNanos() + durations(c.profile().intervals())) < LARGEST_SUM) {
            return;
        }
        long longest = part(c -> 1.0 + c.profile().intervals().size());
        compilations.replaceAll(c -> {
            Profile.Intervals events = c.profile().intervals();
            Profile.Intervals cut = events.upTo(longest);
            long changed = events.size() - countSame(events, cut);
            Units units = new Units(c.profile().metadata().counter());
            warn(c, changed, (units.isTime() ? "times of " + changed + " events are so long" : "the " + units.counted()
                    + " of " + changed + " events are so many") + " that sums of them need more than 64 bits; what is "
                    + (units.isTime() ? "later than " + longest / 1_000_000_000 + " s" : "more than "
                            + units.duration(longest)) + " after the first event is left out");
            return changed == 0 ? c : c.with(c.profile().with(cut));
        });
    }

    private static long countSame(Profile.Intervals events, Profile.Intervals cut) {
        long same = 0;
        for (int i = 0; i < events.size(); i++) {
            same += events.start()[i] == cut.start()[i] && events.end()[i] == cut.end()[i] ? 1 : 0;
        }
        return same;
    }

    private static double durations(Profile.Intervals events) {
        double sum = 0;
        for (int i = 0; i < events.size(); i++) {
            sum += events.end()[i] - events.start()[i];
        }
        return sum;
    }

    private void cutHits() {
        cut(c -> c.profile().cacheHits().hits(), "number of cache hits", "numbers of cache hits");
    }

    private void cutSizes() {
        cut(c -> c.profile().artifacts().value(), "size", "sizes");
    }

    private interface Numbers {
        long[] of(Compilation compilation);
    }

    private void cut(Numbers numbers, String one, String several) {
        if (sum(c -> sum(numbers.of(c))) < LARGEST_SUM) {
            return;
        }
        long most = part(c -> numbers.of(c).length);
        for (Compilation compilation : compilations) {
            long[] all = numbers.of(compilation);
            long changed = Arrays.stream(all).filter(number -> number > most).count();
            Arrays.setAll(all, i -> Math.min(all[i], most));
            warn(compilation, changed, changed == 1
                    ? "1 " + one + " is so large that the sum needs more than 64 bits; it counts as " + most
                    : changed + " " + several + " are so large that their sum needs more than 64 bits; each counts as "
                            + most);
        }
    }

    private void cutMonoItems() {
        if (sum(c -> c.monoItems().stream().mapToDouble(MonoItem::largest).sum()) < LARGEST_SUM) {
            return;
        }
        long most = part(c -> c.monoItems().size());
        compilations.replaceAll(c -> {
            List<MonoItem> cut = c.monoItems().stream().map(item -> item.upTo(most)).toList();
            warn(c, cut.equals(c.monoItems()) ? 0 : 1,
                    "the compiler's counts of items are so large that their sum needs"
                            + " more than 64 bits; none counts as more than " + most);
            return c.withMonoItems(cut);
        });
    }

    private void warn(Compilation compilation, long times, String message) {
        if (times > 0) {
            warnings.add(new Warning(compilation.profile().file().toString(), message));
        }
    }

    private double sum(ToDoubleFunction<Compilation> part) {
        return compilations.stream().mapToDouble(part).sum();
    }

    private static double sum(long[] numbers) {
        double sum = 0;
        for (long number : numbers) {
            sum += number;
        }
        return sum;
    }

    /** Returns the largest sum divided by the number of summands. */
    private long part(ToDoubleFunction<Compilation> parts) {
        return (long) (LARGEST_SUM / sum(parts));
    }
}
