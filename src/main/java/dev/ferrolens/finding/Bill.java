package dev.ferrolens.finding;

import java.util.HashMap;
import java.util.Map;

/**
 * The time that a finding explains, by the item that it is charged to, or by label if there is none. It tells whether
 * two findings explain the same time.
 */
final class Bill {
    /** A bill of no time, which is never part of another. */
    static final Bill NONE = new Bill(Map.of());

    private final Map<String, Long> nanos;

    private Bill(Map<String, Long> nanos) {
        this.nanos = Map.copyOf(nanos);
    }

    /** Returns the bill of items, by name. */
    static Bill ofItems(Map<String, Long> nanos) {
        return of("item ", nanos);
    }

    /** Returns the bill of the instances of a crate that an item needs. */
    static Bill ofInstances(String item, String crate, long nanos) {
        return of("instances ", Map.of(item + " via " + crate, nanos));
    }

    /** Returns the bill of labels, without time that is charged to items. */
    static Bill ofLabels(Map<String, Long> nanos) {
        return of("label ", nanos);
    }

    private static Bill of(String kind, Map<String, Long> nanos) {
        Map<String, Long> all = new HashMap<>();
        nanos.forEach((name, time) -> all.put(kind + name, time));
        return new Bill(all);
    }

    /** Returns a bill of the time of both; of items in both, the longer time. */
    Bill with(Bill other) {
        Map<String, Long> all = new HashMap<>(nanos);
        other.nanos.forEach((name, time) -> all.merge(name, time, Math::max));
        return new Bill(all);
    }

    /** Returns the share of this bill that is in another one, from 0 to 1; 0 if this is empty. */
    double shareIn(Bill other) {
        long whole = nanos.values().stream().mapToLong(Long::longValue).sum();
        long common = nanos.entrySet().stream()
                .mapToLong(entry -> Math.min(entry.getValue(), other.nanos.getOrDefault(entry.getKey(), 0L))).sum();
        return whole == 0 ? 0 : (double) common / whole;
    }
}
