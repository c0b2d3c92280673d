package dev.ferrolens.store;

import dev.ferrolens.measureme.Profile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers for the items of long events. With the items of short events, too, nearly every event would have a stack of
 * its own, too small to see.
 */
final class LongItems {
    static final int NONE = -1;
    private static final int UNSEEN = -2;
    /** The least duration of a long event. */
    private static final long LONG_NANOS = 100_000;
    /** The key of a query that has none. */
    private static final String NO_ITEM = "()";

    private final Profile.Intervals events;
    /** The number of each key's item; {@link #UNSEEN} for a key of short events only. */
    private final int[] ofKey;

    private LongItems() {
        events = null;
        ofKey = new int[0];
    }

    /** Returns numbers without any items. */
    static LongItems none() {
        return new LongItems();
    }

    /** Numbers the items of a compilation's long events. */
    LongItems(ProfileColumns profile, KeyTable keys) {
        events = profile.profile().intervals();
        ofKey = new int[keys.size()];
        Arrays.fill(ofKey, UNSEEN);
        Map<String, Integer> known = new HashMap<>();
        for (int event = 0; event < events.size(); event++) {
            int key = events.key()[event];
            if (isLong(event) && key >= 0 && ofKey[key] == UNSEEN) {
                String item = keys.facts(key).item();
                boolean isNone = item == null || item.equals(NO_ITEM);
                ofKey[key] = isNone ? NONE : known.computeIfAbsent(item, text -> known.size());
            }
        }
    }

    /** Returns the number of an event's item, or {@link #NONE} for a short event and for one without an item. */
    int number(int event) {
        return events != null && events.key()[event] >= 0 && isLong(event) ? ofKey[events.key()[event]] : NONE;
    }

    private boolean isLong(int event) {
        return events.end()[event] - events.start()[event] >= LONG_NANOS;
    }
}
