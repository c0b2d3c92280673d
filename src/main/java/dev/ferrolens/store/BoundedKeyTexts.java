package dev.ferrolens.store;

import dev.ferrolens.measureme.Profile;
import dev.ferrolens.message.FerrolensException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The texts of a profile's keys, limited to a total far above that of any compiler's recording, in which they are about
 * half of the strings. Without it, strings that refer to each other many times could make gigabytes of a small file.
 */
final class BoundedKeyTexts {
    private static final long AT_LEAST = 1 << 26;
    private static final int FOR_A_BYTE = 8;

    private final Profile profile;
    private final long most;
    private final AtomicLong read = new AtomicLong();

    /** Makes the texts of a profile; each is to be read once. */
    BoundedKeyTexts(Profile profile) {
        this.profile = profile;
        this.most = AT_LEAST + FOR_A_BYTE * profile.keys().bytes();
    }

    /** Returns the text of a key. Safe for use by several threads. */
    byte[] bytes(int key) {
        byte[] text = profile.keys().text(key);
        count(text.length);
        return text;
    }

    /** Returns the text of a key as a string. */
    String string(int key) {
        String text = profile.keys().string(key);
        count(text.length());
        return text;
    }

    private void count(int length) {
        if (read.addAndGet(length) > most) {
            throw new FerrolensException("The file " + profile.file() + " repeats its strings in each other until the"
                    + " arguments take more than " + (most >> 20) + " MB; they cannot be read.");
        }
    }
}
