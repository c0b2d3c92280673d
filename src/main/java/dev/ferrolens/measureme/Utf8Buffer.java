package dev.ferrolens.measureme;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of UTF-8 text that are put together piece by piece, up to a bound. Pieces use up room even where they are
 * empty, since strings that refer to each other many times over must fill neither the memory nor the day.
 */
final class Utf8Buffer {
    /** The longest key of a real recording has 31,332 bytes. */
    static final int LONGEST_TEXT = 1 << 20;
    /** The longest label of a real recording has 71 bytes. */
    static final int LONGEST_NAME = 1 << 10;

    private final int longest;
    private byte[] bytes = new byte[512];
    private int length;
    private int room;

    /** An empty buffer for at most so many bytes, and as many pieces. */
    Utf8Buffer(int longest) {
        this.longest = longest;
        this.room = longest;
    }

    void clear() {
        length = 0;
        room = longest;
    }

    boolean isFull() {
        return room <= 0;
    }

    /** Notes that a piece begins. */
    void beginPiece() {
        room--;
    }

    void append(byte[] text) {
        append(ByteBuffer.wrap(text), 0, text.length);
    }

    void append(ByteBuffer from, int offset, int count) {
        int taken = Math.max(0, Math.min(count, room));
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + taken));
        }
        from.get(offset, bytes, length, taken);
        length += taken;
        room -= taken;
    }

    /** The position of a byte, or the length where it does not occur. */
    int indexOf(byte wanted) {
        int at = 0;
        while (at < length && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    int length() {
        return length;
    }

    /** A copy of a range, valid UTF-8 whatever was appended: what is not becomes U+FFFD. */
    byte[] toBytes(int from, int to) {
        byte[] copy = Arrays.copyOfRange(bytes, from, to);
        return isAscii(copy) ? copy : new String(copy, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(byte[] text) {
        int highBits = 0;
        for (byte b : text) {
            highBits |= b;
        }
        return highBits >= 0;
    }

    /** A range as a string. */
    String toString(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
