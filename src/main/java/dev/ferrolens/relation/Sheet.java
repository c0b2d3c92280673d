package dev.ferrolens.relation;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.message.Terminal;
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
        private String text(int width) {
            if (answer != null) {
                return title + "\n" + answer.text(width);
            }
            String indent = title.isEmpty() ? "" : "  ";
            return Stream.concat(Stream.of(title).filter(line -> !line.isEmpty()),
                    lines.stream().map(line -> Printable.wrapped(indent + line, width, indent)))
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

    /** Returns the sheet as text for a terminal of the given width. */
    public String text(int width) {
        return parts.stream().map(part -> part.text(width)).collect(Collectors.joining("\n\n"));
    }

    /** Returns the sheet as text in the width of the terminal. */
    @Override
    public String toString() {
        return text(Terminal.width());
    }
}
