package dev.ferrolens.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.html.Scheme;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Text on the colours of charts, as in flame graphs, which draw on a canvas that no test looks into. */
class PaletteTest {
    private static final double LEAST = 4.5;

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        return IntStream.range(0, 3).mapToDouble(i -> {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            return weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }).sum();
    }

    private static double contrast(String a, String b) {
        double one = luminance(a) + 0.05;
        double other = luminance(b) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    @Test
    void textOnEveryColourIsLegible() {
        Stream.concat(Palette.all().stream(), Stream.of(Scheme.MORE, Scheme.LESS, Scheme.SAME)).forEach(
                colour -> assertTrue(contrast(Scheme.ON_COLOUR, colour) >= LEAST, colour));
    }

    @Test
    void moreAndLessDifferToReadersWhoSeeNoRedOrNoGreen() {
        // Such readers distinguish blue from yellow: one colour has more blue than red, the other less.
        for (List<Object> pair : List.<List<Object>>of(List.of(Scheme.MORE, false), List.of(Scheme.LESS, true))) {
            String colour = (String) pair.get(0);
            int red = Integer.parseInt(colour.substring(1, 3), 16);
            int blue = Integer.parseInt(colour.substring(5, 7), 16);
            assertTrue(blue > red == (Boolean) pair.get(1), colour);
        }
    }
}
