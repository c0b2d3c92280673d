package dev.ferrolens.measureme;

import java.nio.file.Path;
import java.util.BitSet;

/** Decodes the texts of keys from a recording's string table when they are needed. */
final class KeyStrings implements Keys.Texts {
    private final Path file;
    private final StringTable strings;
    private final long[] ids;
    private final BitSet wholeString;
    /** A buffer for each thread, since hundreds of thousands of texts are read. */
    private final ThreadLocal<Utf8Buffer> buffer;

    /**
     * Creates the texts. Each key is a string of its own, or the part after the first separator in the string of an
     * event.
     */
    KeyStrings(Path file, StringTable strings, long[] ids, BitSet wholeString) {
        this.file = file;
        this.strings = strings;
        this.ids = ids;
        this.wholeString = wholeString;
        this.buffer = ThreadLocal.withInitial(() -> new Utf8Buffer(Utf8Buffer.LONGEST_TEXT, ids.length));
    }

    @Override
    public byte[] bytes(int key) {
        Utf8Buffer text = read(key);
        return text.toBytes(start(key, text), text.length());
    }

    @Override
    public String string(int key) {
        Utf8Buffer text = read(key);
        return text.toString(start(key, text), text.length());
    }

    private Utf8Buffer read(int key) {
        Utf8Buffer text = buffer.get();
        text.clear();
        try {
            strings.append(ids[key], text);
        } catch (InternalError e) {
            throw ProfileBytes.ofShorterFile(file, e);
        }
        return text;
    }

    private int start(int key, Utf8Buffer text) {
        return wholeString.get(key) ? 0 : Math.min(text.length(), text.indexOf(EventIds.SEPARATOR) + 1);
    }
}
