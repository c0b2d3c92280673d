package dev.ferrolens.benchmark;

import java.util.Locale;

/** The table of the guide, printed line by line as things are measured: Markdown, times in milliseconds. */
final class Lines {
    private Lines() {}

    static void heading() {
        System.out.println("| What | Median ms | Least ms | Beside it |");
        System.out.println("|:--|--:|--:|:--|");
    }

    static void line(String what, Times times) {
        line(what, times, "");
    }

    /** A line with what was measured in turn with it, and how many times as long this took. */
    static void line(String what, Times times, String otherName, Times other) {
        line(what, times, String.format(Locale.ROOT, "%.2f of %s, %,.0f", times.median() / other.median(), otherName,
                other.median()));
    }

    static void line(String what, Times times, String beside) {
        System.out.printf(Locale.ROOT, "| %s | %,.1f | %,.1f | %s |%n", what, times.median(), times.least(), beside);
    }
}
