package dev.ferrolens.source;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * A line of a source file.
 *
 * @param file the path of the file, as the index found it
 * @param line the number of the line, from 1
 */
public record Place(Path file, int line) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::file).thenComparing(Place::line);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** Returns the path of the file with slashes: {@code src/model.rs}. */
    public String path() {
        return file.toString().replace('\\', '/');
    }

    /** Returns the path and the line: {@code src/model.rs:12}. */
    @Override
    public String toString() {
        return path() + ":" + line;
    }
}
