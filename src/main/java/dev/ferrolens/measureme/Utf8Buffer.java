package dev.ferrolens.measureme;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of UTF-8 text that are put together piece by piece, up to a bound. */
final class Utf8Buffer {
    /** No text of a compiler comes near it; references that multiply each other must not fill the memory. */
    private static final int LONGEST = 1 << 24;

    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    boolean isFull() {
        return length == LONGEST;
    }

    void append(byte[] text) {
        append(ByteBuffer.wrap(text), 0, text.length);
    }

    void append(ByteBuffer from, int offset, int count) {
        int taken = Math.min(count, LONGEST - length);
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + taken));
        }
        from.get(offset, bytes, length, taken);
        length += taken;
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
