package dev.ferrolens.finding;

import java.util.HashMap;
import java.util.Map;

/**
 * The time that a finding explains, by what it is charged to: an item, or, where there is no item, a label. It tells
 * whether two findings speak of the same time.
 */
final class Bill {
    /** Explains no time of its own, and so never says the same as another. */
    static final Bill NONE = new Bill(Map.of());

    private final Map<String, Long> nanos;

    private Bill(Map<String, Long> nanos) {
        this.nanos = Map.copyOf(nanos);
    }

    /** Returns the bill of items, by name. */
    static Bill ofItems(Map<String, Long> nanos) {
        return of("item ", nanos);
    }

    /** Returns the bill of the instances that an item takes along from a crate. */
    static Bill ofInstances(String item, String crate, long nanos) {
        return of("instances ", Map.of(item + " via " + crate, nanos));
    }

    /** Returns the bill of labels, without what is charged to items. */
    static Bill ofLabels(Map<String, Long> nanos) {
        return of("label ", nanos);
    }

    private static Bill of(String kind, Map<String, Long> nanos) {
        Map<String, Long> all = new HashMap<>();
        nanos.forEach((name, time) -> all.put(kind + name, time));
        return new Bill(all);
    }

    /** Returns a bill of the time of both; of what stands in both, the longer one. */
    Bill with(Bill other) {
        Map<String, Long> all = new HashMap<>(nanos);
        other.nanos.forEach((name, time) -> all.merge(name, time, Math::max));
        return new Bill(all);
    }

    /** Returns how much of this is in another bill, from 0 to 1; 0 if this is empty. */
    double shareIn(Bill other) {
        long whole = nanos.values().stream().mapToLong(Long::longValue).sum();
        long common = nanos.entrySet().stream()
                .mapToLong(entry -> Math.min(entry.getValue(), other.nanos.getOrDefault(entry.getKey(), 0L))).sum();
        return whole == 0 ? 0 : (double) common / whole;
    }
}
