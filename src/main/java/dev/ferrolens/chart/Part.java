package dev.ferrolens.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A whole and its parts, to be drawn as a treemap or an icicle.
 *
 * @param name the name
 * @param colour the colour in HTML notation
 * @param own the amount that is in none of the parts
 * @param parts the parts, the largest first
 */
public record Part(String name, String colour, double own, List<Part> parts) {
    /** Returns the amount of the whole. */
    double total() {
        double total = own;
        for (Part part : parts) {
            total += part.total();
        }
        return total;
    }

    /** Returns the same with parts smaller than a bound combined, so that sums stay. */
    Part withoutSmall(double bound) {
        return new Part(name, colour, own, combineSmall(parts, part -> part.total() >= bound,
                part -> part.withoutSmall(bound), (count, small) -> new Part(count, Palette.NEUTRAL,
                        small.stream().mapToDouble(Part::total).sum(), List.of())));
    }

    /**
     * Combines the small parts of a whole to one part.
     *
     * @param isLarge returns whether a part is kept
     * @param kept returns a part that is kept, with its own small parts combined
     * @param combined returns one part for all small ones, given a name that tells their number
     */
    public static <T> List<T> combineSmall(List<T> parts, Predicate<T> isLarge, UnaryOperator<T> kept,
            BiFunction<String, List<T>, T> combined) {
        List<T> all = new ArrayList<>();
        List<T> small = new ArrayList<>();
        for (T part : parts) {
            if (isLarge.test(part)) {
                all.add(kept.apply(part));
            } else {
                small.add(part);
            }
        }
        if (!small.isEmpty()) {
            all.add(combined.apply(String.format(Locale.ROOT, "%,d smaller", small.size()), small));
        }
        return List.copyOf(all);
    }
}
