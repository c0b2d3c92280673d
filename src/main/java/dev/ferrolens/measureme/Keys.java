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
    private final int[] labels;
    private final BitSet wholeString;
    /** Texts are read by the hundred thousand; each thread puts them together in one place. */
    private final ThreadLocal<Utf8Buffer> buffer = ThreadLocal.withInitial(Utf8Buffer::new);

    Keys(StringTable strings, long[] ids, int[] labels, BitSet wholeString) {
        this.strings = strings;
        this.ids = ids;
        this.labels = labels;
        this.wholeString = wholeString;
    }

    /** How many there are. */
    public int size() {
        return ids.length;
    }

    /** The text of a key, valid UTF-8: the arguments, each but the first after a byte {@code 0x1E}. */
    public byte[] text(int key) {
        Utf8Buffer text = buffer.get();
        text.clear();
        strings.append(ids[key], text);
        int from = wholeString.get(key) ? 0 : Math.min(text.length(), text.indexOf(EventIds.SEPARATOR) + 1);
        return text.toBytes(from, text.length());
    }

    /** The label of the first event that has a key: an index into {@link Profile#labels}. */
    public int label(int key) {
        return labels[key];
    }

    /** The arguments that make up a key. */
    public List<String> arguments(int key) {
        return arguments(text(key));
    }

    /** The arguments that make up a key's text. */
    public static List<String> arguments(byte[] text) {
        return List.of(new String(text, StandardCharsets.UTF_8).split("\u001e", -1));
    }
}
