package dev.ferrolens.relation;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sentences and answers one below the other: what prints where the first look at something is more than one table.
 * Immutable; printing it runs the answers.
 */
public final class Sheet {
    /** A sheet with nothing on it. */
    public static final Sheet EMPTY = new Sheet(List.of());

    private final List<Part> parts;

    /**
     * One part of a sheet: lines of text or an answer.
     *
     * @param title what stands above it; empty for none
     * @param lines sentences; empty for an answer
     * @param answer null for sentences
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

    /** Returns the sheet with sentences below, each on a line of its own. */
    public Sheet with(String... sentences) {
        return with(new Part("", printable(Stream.of(FerrolensException.requireGiven(sentences, "sentences"))), null));
    }

    /** Returns the sheet with an answer below. */
    public Sheet with(String title, Relation answer) {
        return with(new Part(title, List.of(), answer));
    }

    /** Returns the sheet with lines under a title below; the same if there are no lines. */
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
