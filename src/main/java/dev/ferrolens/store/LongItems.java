package dev.ferrolens.store;

import dev.ferrolens.measureme.Profile;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;

/**
 * Numbers for the items that long events were about. A stack with a step for each item of short ones, too, would be
 * there for nearly every event, and each too small to see.
 */
final class LongItems {
    static final int NONE = -1;
    /** What takes at least this is long. */
    private static final long LONG_NANOS = 100_000;
    /** The key of a query that has none. */
    private static final String NO_ITEM = "()";

    private final Profile.Intervals events;
    private final Int2IntOpenHashMap ofKey = new Int2IntOpenHashMap();

    private LongItems() {
        events = null;
    }

    /** No items at all. */
    static LongItems none() {
        return new LongItems();
    }

    /** The items of a compilation's long events. */
    LongItems(ProfileColumns profile, KeyTable keys) {
        events = profile.profile().intervals();
        ofKey.defaultReturnValue(NONE);
        Object2IntOpenHashMap<String> known = new Object2IntOpenHashMap<>();
        for (int event = 0; event < events.size(); event++) {
            int key = events.key()[event];
            if (isLong(event) && key >= 0 && !ofKey.containsKey(key)) {
                String item = keys.facts(key).item();
                boolean isNone = item == null || item.equals(NO_ITEM);
                ofKey.put(key, isNone ? NONE : known.computeIfAbsent(item, text -> known.size()));
            }
        }
    }

    /** The number of an event's item, or {@link #NONE} for a short one and for one without. */
    int number(int event) {
        return !ofKey.isEmpty() && isLong(event) ? ofKey.get(events.key()[event]) : NONE;
    }

    private boolean isLong(int event) {
        return events.end()[event] - events.start()[event] >= LONG_NANOS;
    }
}
