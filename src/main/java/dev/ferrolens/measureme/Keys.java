package dev.ferrolens.measureme;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * The keys of a recording: the texts of its events' arguments, each decoded when it is asked for, straight from the
 * file.
 */
public final class Keys {
    private final StringTable strings;
    private final long[] ids;
    private final BitSet wholeString;

    Keys(StringTable strings, long[] ids, BitSet wholeString) {
        this.strings = strings;
        this.ids = ids;
        this.wholeString = wholeString;
    }

    /** How many there are. */
    public int size() {
        return ids.length;
    }

    /** The text of a key, valid UTF-8: the arguments, each but the first after a byte {@code 0x1E}. */
    public byte[] text(int key) {
        Utf8Buffer text = new Utf8Buffer();
        strings.append(ids[key], text);
        int from = wholeString.get(key) ? 0 : Math.min(text.length(), text.indexOf(EventIds.SEPARATOR) + 1);
        return text.toBytes(from, text.length());
    }

    /** The arguments that make up a key. */
    public List<String> arguments(int key) {
        return List.of(new String(text(key), StandardCharsets.UTF_8).split("\u001e", -1));
    }
}
