package dev.ferrolens.measureme;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The keys of a recording: the texts of its events' arguments, each read when it is needed. */
public final class Keys {
    /** Reads the texts of keys. Implementations are safe for use by several threads. */
    public interface Texts {
        /** Returns the text of a key, valid UTF-8. */
        byte[] bytes(int key);

        /** Returns the text of a key. */
        default String string(int key) {
            return new String(bytes(key), StandardCharsets.UTF_8);
        }
    }

    private final Texts texts;
    private final int[] labels;
    private final long bytes;

    /**
     * Creates keys.
     *
     * @param texts the source of the texts
     * @param labels the label of the first event that has each key
     * @param bytes the number of bytes of strings in the recording
     */
    public Keys(Texts texts, int[] labels, long bytes) {
        this.texts = texts;
        this.labels = labels;
        this.bytes = bytes;
    }

    /** Returns the number of bytes of strings in the recording, of which the texts are made. */
    public long bytes() {
        return bytes;
    }

    /** Returns the number of keys. */
    public int size() {
        return labels.length;
    }

    /** Returns the text of a key as valid UTF-8: the arguments, separated by bytes {@code 0x1E}. */
    public byte[] text(int key) {
        return texts.bytes(key);
    }

    /** Returns the text of a key as a string. */
    public String string(int key) {
        return texts.string(key);
    }

    /** Returns the label of the first event that has a key: an index into {@link Profile#labels}. */
    public int label(int key) {
        return labels[key];
    }

    /** Returns the arguments that make up a key. */
    public List<String> arguments(int key) {
        return arguments(string(key));
    }

    /** Returns the arguments that make up the text of a key. */
    public static List<String> arguments(String text) {
        return arguments(text, 0);
    }

    /**
     * Returns the same.
     *
     * @param known the length of a beginning that is known to be of the first argument
     */
    public static List<String> arguments(String text, int known) {
        return text.indexOf('\u001e', known) < 0 ? List.of(text) : List.of(text.split("\u001e", -1));
    }
}
