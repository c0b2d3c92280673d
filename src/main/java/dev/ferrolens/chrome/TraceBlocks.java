package dev.ferrolens.chrome;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits the text of a trace between events, so that several threads can read it. Each block begins with the {@code [}
 * of the array of events; in all blocks but the first it replaces the comma at which the text was split.
 *
 * <p>The text is split at <code>},{"</code> followed by a letter, with or without white space. This cannot occur inside
 * a string, since the quotation mark would end the string, and no letter follows the end of a string. But it can occur
 * in an array inside an event, so the reader of a block has to check whether the block ends between events.
 */
final class TraceBlocks {
    private final InputStream in;
    private final int blockBytes;
    /** The bytes that were read for the next block, beginning with the comma. */
    private byte[] rest = new byte[0];
    private boolean ended;

    TraceBlocks(InputStream in, int blockBytes) {
        this.in = in;
        this.blockBytes = blockBytes;
    }

    enum End {
        /** At a comma that is most likely between two events. */
        CUT,
        /** Anywhere, since no place to split was found; no block can follow. */
        ANYWHERE,
        /** At the end of the trace. */
        LAST
    }

    /** A part of the trace, and where it ends. */
    record Block(byte[] bytes, int length, End end) {}

    /** Returns the next block, or null after one that does not end at a split. */
    Block next() throws IOException {
        if (ended) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(rest, rest.length + blockBytes);
        int length = rest.length + in.readNBytes(bytes, rest.length, blockBytes);
        boolean isLast = length < bytes.length;
        int cut = isLast ? 0 : lastCut(bytes, length);
        if (cut == 0) {
            ended = true;
            return new Block(bytes, length, isLast ? End.LAST : End.ANYWHERE);
        }
        rest = Arrays.copyOfRange(bytes, cut, length);
        rest[0] = '[';
        return new Block(bytes, cut, End.CUT);
    }

    /** Returns the position of the last comma to split at, or 0. */
    private static int lastCut(byte[] bytes, int length) {
        for (int letter = length - 1; letter > 0; letter--) {
            if (bytes[letter - 1] == '"' && isLetter(bytes[letter])) {
                int brace = skipSpaceBack(bytes, letter - 2);
                int comma = brace > 0 && bytes[brace] == '{' ? skipSpaceBack(bytes, brace - 1) : 0;
                int end = comma > 0 && bytes[comma] == ',' ? skipSpaceBack(bytes, comma - 1) : 0;
                if (end > 0 && bytes[end] == '}') {
                    return comma;
                }
            }
        }
        return 0;
    }

    private static int skipSpaceBack(byte[] bytes, int from) {
        int at = from;
        while (at > 0 && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at--;
        }
        return at;
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }
}
