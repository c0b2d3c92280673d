package dev.ferrolens.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Assigns the threads of one process to the rows of a viewer; each row has the number of its first thread. */
final class ThreadRows {
    /** A thread with the times of its first and last event, and the label that took most of its time. */
    record Thread(long number, long firstNanos, long lastNanos, String mainLabel) {}

    /** The threads on one row, in the order of time. */
    record ThreadRow(List<Thread> threads) {
        long number() {
            return threads.get(0).number;
        }

        /** Returns the numbers of the threads, and the main label of the first. */
        String name() {
            return threads.stream().map(thread -> Long.toString(thread.number)).collect(Collectors.joining(", "))
                    + ": " + threads.get(0).mainLabel;
        }

        private long lastNanos() {
            return threads.get(threads.size() - 1).lastNanos;
        }
    }

    private final List<ThreadRow> rows = new ArrayList<>();
    private final Map<Long, Long> rowOfThread = new HashMap<>();
    private final boolean collapse;

    ThreadRows(boolean collapse) {
        this.collapse = collapse;
    }

    /** Adds a thread, which must not begin earlier than those already added. */
    void add(Thread thread) {
        Optional<ThreadRow> free = collapse
                ? rows.stream().filter(row -> row.lastNanos() < thread.firstNanos).findFirst()
                : Optional.empty();
        ThreadRow row = free.orElseGet(this::newRow);
        row.threads.add(thread);
        rowOfThread.put(thread.number, row.number());
    }

    private ThreadRow newRow() {
        ThreadRow added = new ThreadRow(new ArrayList<>());
        rows.add(added);
        return added;
    }

    List<ThreadRow> rows() {
        return rows;
    }

    long rowOf(long thread) {
        return rowOfThread.get(thread);
    }
}
