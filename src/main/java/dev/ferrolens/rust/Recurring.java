package dev.ferrolens.rust;

import dev.ferrolens.rust.Segment.Named;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types and names in the texts of one recording, each one object however often it recurs. Safe for use by several
 * threads.
 */
final class Recurring {
    private static final int MOST_NAMES = 1 << 13;

    private final Map<String, RustType> types = new ConcurrentHashMap<>();
    /** The names that were read last, by their hash codes; several threads may write one place. */
    private final Named[] names = new Named[MOST_NAMES];

    /** Returns the type of a text, or null if it was not read yet. */
    RustType type(String text) {
        return types.get(text);
    }

    void add(String text, RustType type) {
        types.put(text, type);
    }

    /** Returns the name in a range of a text. */
    Named name(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int place = (hash ^ hash >>> 13) & MOST_NAMES - 1;
        Named name = names[place];
        if (name == null || name.name().length() != to - from || !text.startsWith(name.name(), from)) {
            name = Segment.named(text.substring(from, to));
            names[place] = name;
        }
        return name;
    }
}
