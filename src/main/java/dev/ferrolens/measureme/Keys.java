package dev.ferrolens.measureme;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The keys of a recording: the texts of its events' arguments, each read when it is asked for. */
public final class Keys {
    /** Where the texts of keys lie; for several threads at once. */
    public interface Texts {
        /** The text of a key, valid UTF-8. */
        byte[] bytes(int key);

        /** The text of a key. */
        default String string(int key) {
            return new String(bytes(key), StandardCharsets.UTF_8);
        }
    }

    private final Texts texts;
    private final int[] labels;
    private final long bytes;

    /**
     * Keys whose texts lie somewhere.
     *
     * @param texts gives the text of a key
     * @param labels for each key the label of the first event that has it
     * @param bytes what the texts are made of, in bytes
     */
    public Keys(Texts texts, int[] labels, long bytes) {
        this.texts = texts;
        this.labels = labels;
        this.bytes = bytes;
    }

    /** How many bytes of strings the recording has, of which the texts are made. */
    public long bytes() {
        return bytes;
    }

    /** How many there are. */
    public int size() {
        return labels.length;
    }

    /** The text of a key, valid UTF-8: the arguments, each but the first after a byte {@code 0x1E}. */
    public byte[] text(int key) {
        return texts.bytes(key);
    }

    /** The same as a string. */
    public String string(int key) {
        return texts.string(key);
    }

    /** The label of the first event that has a key: an index into {@link Profile#labels}. */
    public int label(int key) {
        return labels[key];
    }

    /** The arguments that make up a key. */
    public List<String> arguments(int key) {
        return arguments(string(key));
    }

    /** The arguments that make up the text of a key. */
    public static List<String> arguments(String text) {
        return text.indexOf('\u001e') < 0 ? List.of(text) : List.of(text.split("\u001e", -1));
    }
}
