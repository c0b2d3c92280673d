package dev.ferrolens.experiment;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rust source that is made rather than written: much of it, all of one kind. */
final class Rust {
    private Rust() {}

    /** The text so many times, each in its lines, with {@code <i>} replaced by 0, 1, 2, … */
    static String repeat(int times, String text) {
        return repeat(times, i -> text.replace("<i>", String.valueOf(i)));
    }

    /** A text for each of 0, 1, 2, …, each in its lines. */
    static String repeat(int times, IntFunction<String> text) {
        return IntStream.range(0, times).mapToObj(text).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A text for each of 0, 1, 2, …, with the separator between them. */
    static String join(int times, String separator, IntFunction<String> text) {
        return IntStream.range(0, times).mapToObj(text).collect(Collectors.joining(separator));
    }

    /** The text so many times, with the separator between them and {@code <i>} replaced by 0, 1, 2, … */
    static String join(int times, String separator, String text) {
        return join(times, separator, i -> text.replace("<i>", String.valueOf(i)));
    }
}
