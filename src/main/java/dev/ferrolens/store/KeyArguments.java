package dev.ferrolens.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The texts of a session's keys, read directly from the recordings, since a table of all of them would take more time
 * and memory.
 */
final class KeyArguments {
    private final List<ProfileColumns> session;
    private final List<BoundedKeyTexts> texts;
    private final int[] firstKeys;
    /** The keys that were read before, since each text counts once towards the bound. */
    private final BitSet read = new BitSet();

    KeyArguments(List<ProfileColumns> session) {
        this.session = session;
        this.texts = session.stream().map(part -> new BoundedKeyTexts(part.profile())).toList();
        this.firstKeys = session.stream().mapToInt(ProfileColumns::firstKey).toArray();
    }

    /** Returns the arguments of a key, each but the first after a character U+001E. */
    String text(int key) {
        int found = Arrays.binarySearch(firstKeys, key);
        int part = found >= 0 ? found : -found - 2;
        // A recording without keys has the same first key as the next one.
        while (part + 1 < firstKeys.length && firstKeys[part + 1] <= key) {
            part++;
        }
        int own = key - firstKeys[part];
        if (read.get(key)) {
            return session.get(part).profile().keys().string(own);
        }
        read.set(key);
        return texts.get(part).string(own);
    }
}
