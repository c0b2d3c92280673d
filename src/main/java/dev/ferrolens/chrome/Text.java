package dev.ferrolens.chrome;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A reusable buffer of UTF-8 text. */
final class Text {
    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void append(byte b) {
        makeRoom(1);
        bytes[length++] = b;
    }

    void append(Text other, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(other.bytes, from, bytes, length, to - from);
        length += to - from;
    }

    /** Appends characters; an unpaired surrogate becomes a question mark. */
    void append(char[] text, int from, int count) {
        makeRoom(count);
        int end = from + count;
        int at = from;
        for (; at < end && text[at] < 0x80; at++) {
            bytes[length++] = (byte) text[at];
        }
        if (at < end) {
            byte[] rest = new String(text, at, end - at).getBytes(StandardCharsets.UTF_8);
            makeRoom(rest.length);
            System.arraycopy(rest, 0, bytes, length, rest.length);
            length += rest.length;
        }
    }

    private void makeRoom(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }

    boolean startsWith(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (i >= length || bytes[i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean is(String ascii) {
        return length == ascii.length() && toString().equals(ascii);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
