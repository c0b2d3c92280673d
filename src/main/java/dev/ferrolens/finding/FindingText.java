package dev.ferrolens.finding;

import dev.ferrolens.message.Printable;
import dev.ferrolens.message.Terminal;

/** A finding as text of at most 100 columns. */
final class FindingText {
    private static final int WIDTH = 100;
    private static final String INDENT = "    ";
    private static final String HANGING = "          ";

    private final Finding finding;

    FindingText(Finding finding) {
        this.finding = finding;
    }

    /** Returns the lines after the title. */
    String body() {
        return (finding.place().isEmpty() ? "" : wrapped(INDENT + Printable.line(finding.place()), INDENT) + "\n")
                + wrapped(INDENT + finding.summary(), INDENT) + "\n"
                + wrapped(INDENT + "Why   " + finding.why(), HANGING) + "\n"
                + wrapped(INDENT + "Try   " + finding.advice(), HANGING);
    }

    static String wrapped(String text, String hanging) {
        return Printable.wrapped(text, Math.min(WIDTH, Terminal.width()), hanging);
    }

    @Override
    public String toString() {
        return wrapped(finding.title(), INDENT) + "\n" + body();
    }
}
