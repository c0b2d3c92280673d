package dev.ferrolens.measureme;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A buffer that joins pieces of UTF-8 text up to a limit. The number of pieces is limited too, since strings that refer
 * to each other many times must use neither all memory nor much time.
 */
final class Utf8Buffer {
    /** The longest key of a real recording has 31,332 bytes. */
    static final int LONGEST_TEXT = 1 << 20;
    /** The longest label of a real recording has 71 bytes. */
    static final int LONGEST_NAME = 1 << 10;

    /**
     * The least limit of pieces for a string. rustc uses one or two pieces for each name of a path; real recordings
     * have at most 15.
     */
    private static final int ENOUGH_PIECES = 1 << 6;
    private static final int MOST_PIECES = 1 << 12;
    /** The limit of pieces for all strings together; a string may have many if there are few strings. */
    private static final int ALL_PIECES = 1 << 20;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final int longest;
    private final int mostPieces;
    private byte[] bytes = new byte[512];
    private int length;
    private int pieces;
    /** The bitwise OR of all bytes, in which no high bit is set if all are ASCII. */
    private long highBits;

    /** Creates an empty buffer for at most so many bytes. */
    Utf8Buffer(int longest) {
        this(longest, 1);
    }

    /** Creates an empty buffer for at most so many bytes, for one of so many strings of a file. */
    Utf8Buffer(int longest, int strings) {
        this.longest = longest;
        this.mostPieces = Math.max(ENOUGH_PIECES, Math.min(MOST_PIECES, ALL_PIECES / Math.max(1, strings)));
    }

    void clear() {
        length = 0;
        pieces = 0;
        highBits = 0;
    }

    boolean isFull() {
        return length == longest || pieces > mostPieces;
    }

    /** Counts the beginning of another string that is part of this one. */
    void beginPiece() {
        pieces++;
    }

    /** Appends ASCII. */
    void append(byte[] text) {
        copy(ByteBuffer.wrap(text), 0, text.length);
    }

    /** Appends bytes up to a terminator, a reference or an end; returns their number. */
    int append(ByteBuffer from, int offset, int end) {
        int to = endOfText(from, offset, end);
        copy(from, offset, to - offset);
        return to - offset;
    }

    /** Returns the first terminator or reference, or the end, checking eight bytes at a time. */
    private int endOfText(ByteBuffer from, int offset, int end) {
        int to = offset;
        // A byte b is 0xFE or 0xFF if ~b & 0xFE is zero; the sum shows whether one of eight bytes is.
        while (to + Long.BYTES <= end) {
            long word = from.getLong(to);
            long zeroWhereFound = ~word & 0xfefefefefefefefeL;
            if ((zeroWhereFound - 0x0101010101010101L & ~zeroWhereFound & HIGH_BITS) != 0) {
                break;
            }
            highBits |= word;
            to += Long.BYTES;
        }
        while (to < end && from.get(to) != StringTable.TERMINATOR && from.get(to) != StringTable.REFERENCE) {
            highBits |= from.get(to);
            to++;
        }
        return to;
    }

    private void copy(ByteBuffer from, int index, int count) {
        int taken = Math.min(count, longest - length);
        if (length + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + taken));
        }
        from.get(index, bytes, length, taken);
        length += taken;
    }

    /** Returns the position of a byte, or the length if it does not occur. */
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

    /** Returns a copy of a range as valid UTF-8; invalid bytes become U+FFFD. */
    byte[] toBytes(int from, int to) {
        return isAscii() ? Arrays.copyOfRange(bytes, from, to) : toString(from, to).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a range as a string; invalid UTF-8 becomes U+FFFD. */
    String toString(int from, int to) {
        // ASCII is copied without checking each byte again.
        return new String(bytes, from, to - from, isAscii() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private boolean isAscii() {
        return (highBits & HIGH_BITS) == 0;
    }
}
