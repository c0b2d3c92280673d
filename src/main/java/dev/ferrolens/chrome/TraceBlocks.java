package dev.ferrolens.chrome;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts the text of a trace between events, so that several threads can read it. A block begins with the {@code [} of
 * the array of events, which in all but the first stands in place of the comma at which it was cut.
 *
 * <p>It cuts at <code>},{"</code> and a letter, with or without white space. Inside of a string that cannot stand: the
 * quotation mark would end the string, after which no letter follows. It can stand inside of an array in an event, so
 * the reader of a block has to see whether the block ends between events.
 */
final class TraceBlocks {
    private final InputStream in;
    private final int blockBytes;
    /** What was read and belongs to the next block, the comma first. */
    private byte[] rest = new byte[0];
    private boolean ended;

    TraceBlocks(InputStream in, int blockBytes) {
        this.in = in;
        this.blockBytes = blockBytes;
    }

    enum End {
        /** At a comma that most likely stands between two events. */
        CUT,
        /** Somewhere, since there is no place to cut at; no block can follow. */
        ANYWHERE,
        /** At the end of the trace. */
        LAST
    }

    /** A part of the trace, and where it ends. */
    record Block(byte[] bytes, int length, End end) {}

    /** The next block, or null after one that is not ended by a cut. */
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

    /** The position of the last comma to cut at, or 0. */
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
