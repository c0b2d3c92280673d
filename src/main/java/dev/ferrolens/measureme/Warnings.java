package dev.ferrolens.measureme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects warnings about a file, each once with the number of times that it occurred. */
public final class Warnings {
    private static final int MOST = 50;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long unlisted;

    /** Adds a warning: a message without the file's name and without a full stop. */
    public void add(String message) {
        add(message, 1);
    }

    /** Adds a warning that occurred a number of times, which may be 0. */
    public void add(String message, long times) {
        if (times > 0 && (counts.size() < MOST || counts.containsKey(message))) {
            counts.merge(message, times, Long::sum);
        } else {
            unlisted += times;
        }
    }

    /** Adds the warnings of another part of the file. */
    public void addAll(Warnings other) {
        other.counts.forEach(this::add);
        unlisted += other.unlisted;
    }

    /** Returns the messages in the order in which they were first added. */
    public List<String> messages() {
        List<String> all = new ArrayList<>();
        counts.forEach((message, times) -> all.add(times == 1 ? message : message + " (" + times + " times)"));
        if (unlisted > 0) {
            all.add("and " + unlisted + " further warnings");
        }
        return List.copyOf(all);
    }
}
