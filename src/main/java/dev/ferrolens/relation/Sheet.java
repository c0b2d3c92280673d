package dev.ferrolens.relation;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A printable sequence of text and answers, such as the overview of a session. Immutable; printing it runs the answers.
 */
public final class Sheet {
    /** The empty sheet. */
    public static final Sheet EMPTY = new Sheet(List.of());

    private final List<Part> parts;

    /**
     * One part of a sheet: lines of text or an answer.
     *
     * @param title the title above it; empty for none
     * @param lines the lines of text; empty for an answer
     * @param answer the answer; null for text
     */
    public record Part(String title, List<String> lines, Relation answer) {
        private String text() {
            if (answer != null) {
                return title + "\n" + answer;
            }
            return title.isEmpty() ? String.join("\n", lines)
                    : Stream.concat(Stream.of(title), lines.stream().map(line -> "  " + line))
                            .collect(Collectors.joining("\n"));
        }
    }

    private Sheet(List<Part> parts) {
        this.parts = parts;
    }

    /** Returns this sheet with lines of text added at the end. */
    public Sheet with(String... lines) {
        return with(new Part("", printable(Stream.of(FerrolensException.requireGiven(lines, "lines"))), null));
    }

    /** Returns this sheet with an answer added at the end. */
    public Sheet with(String title, Relation answer) {
        return with(new Part(title, List.of(), answer));
    }

    /** Returns this sheet with lines under a title added at the end; the same sheet if there are no lines. */
    public Sheet with(String title, Stream<String> lines) {
        List<String> printable = printable(FerrolensException.requireGiven(lines, "lines"));
        return printable.isEmpty() ? this : with(new Part(title, printable, null));
    }

    private Sheet with(Part part) {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(part);
        return new Sheet(List.copyOf(longer));
    }

    private static List<String> printable(Stream<String> lines) {
        return lines.map(Printable::line).toList();
    }

    /** Returns the parts of the sheet, from top to bottom. */
    public List<Part> parts() {
        return parts;
    }

    /** Returns the sheet as text. */
    @Override
    public String toString() {
        return parts.stream().map(Part::text).collect(Collectors.joining("\n\n"));
    }
}
