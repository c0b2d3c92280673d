package dev.ferrolens.measureme;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The strings of a recording, each decoded when it is needed. An entry is a sequence of components that ends in {@code
 * 0xFF}; a component is UTF-8 text, or {@code 0xFE} and the id of another entry. The address of a virtual id is in the
 * index; any other id is an address plus a constant.
 *
 * @see <a href="https://github.com/rust-lang/measureme/blob/master/measureme/src/stringtable.rs">the format</a>
 */
final class StringTable {
    static final long LAST_VIRTUAL_ID = 100_000_000;
    static final long METADATA_ID = 100_000_001;
    private static final long FIRST_ADDRESS_ID = 100_000_003;

    static final byte TERMINATOR = (byte) 0xff;
    static final byte REFERENCE = (byte) 0xfe;
    private static final int DEEPEST_REFERENCE = 32;
    /**
     * The number of bytes without an end after which the file's length is checked: beyond a truncation text reads as
     * zeros, slowly.
     */
    private static final int LONG_RUN = 1 << 12;
    private static final byte[] UNKNOWN = Profile.UNKNOWN_NAME.getBytes(StandardCharsets.UTF_8);
    private static final byte[] INVALID = "<invalid>".getBytes(StandardCharsets.UTF_8);

    /** The address of a missing string, whose id is not in the index or points outside of the data. */
    static final long NOWHERE = -1;

    private final PageStream data;
    private final FormatVersion version;
    private final long[] dense;
    private int denseIds;
    private final LongMap sparse = new LongMap(NOWHERE);

    StringTable(PageStream data, PageStream index, FormatVersion version) {
        this.data = data;
        this.version = version;
        long entries = Math.max(0, index.length() - StreamHeader.BYTES) / version.indexEntryBytes;
        // Virtual ids are the numbers of query invocations, almost without gaps; the limit is for files in which they
        // are not.
        this.dense = new long[(int) Math.min(LAST_VIRTUAL_ID + 1, 2 * entries + 1024)];
        Arrays.fill(dense, NOWHERE);
        readIndex(index);
    }

    private void readIndex(PageStream index) {
        int entryWords = version.indexEntryBytes / Long.BYTES;
        FixedRecords.forEach(index, StreamHeader.BYTES, index.length(), version.indexEntryBytes, (words, length) -> {
            for (int at = 0; at < length; at += entryWords) {
                add(version.firstId(words, at), version.secondId(words, at));
            }
        });
    }

    private void add(long id, long address) {
        if (id >= 0 && id < dense.length) {
            dense[(int) id] = address;
            denseIds = Math.max(denseIds, (int) id + 1);
        } else if (address != NOWHERE) {
            sparse.put(id, address);
        }
    }

    /** Returns a bound on ids below which an array is indexed by them. */
    int denseIds() {
        return denseIds;
    }

    PageStream data() {
        return data;
    }

    FormatVersion version() {
        return version;
    }

    /** Returns the address of a string in the string data, or {@link #NOWHERE}. */
    long address(long id) {
        long address;
        if (id >= 0 && id < dense.length) {
            address = dense[(int) id];
        } else if (id < FIRST_ADDRESS_ID) {
            address = sparse.get(id);
        } else {
            address = id - FIRST_ADDRESS_ID;
        }
        return address >= 0 && address < data.length() ? address : NOWHERE;
    }

    /** Returns the text of a string up to a length; {@code <unknown>} replaces strings that are missing. */
    String text(long id, int longest) {
        Utf8Buffer buffer = new Utf8Buffer(longest);
        append(id, buffer);
        return buffer.toString(0, buffer.length());
    }

    /** Appends the text of a string, including the strings that it refers to. */
    void append(long id, Utf8Buffer into) {
        append(id, into, 0);
    }

    private void append(long id, Utf8Buffer into, int depth) {
        into.beginPiece();
        long address = address(id);
        if (address == NOWHERE) {
            into.append(UNKNOWN);
            return;
        }
        int page = data.pageOf(address);
        while (!into.isFull()) {
            if (address == data.start(page + 1) && ++page == data.pages()) {
                into.append(INVALID);
                return;
            }
            long position = data.position(page, address);
            byte first = data.bytes().getByte(position);
            if (first == TERMINATOR) {
                return;
            }
            if (first != REFERENCE) {
                int run = appendRun(position, Math.min(data.start(page + 1) - address, LONG_RUN), into);
                if (run == LONG_RUN) {
                    data.bytes().checkLength();
                }
                address += run;
                continue;
            }
            if (depth == DEEPEST_REFERENCE || address + version.referenceBytes > data.length()) {
                into.append(INVALID);
                return;
            }
            append(referenceAt(address + 1), into, depth + 1);
            address += version.referenceBytes;
            page = data.pageOf(Math.min(address, data.length() - 1));
        }
    }

    /** Appends plain text up to a reference, a terminator or a bound; returns the number of bytes. */
    private int appendRun(long position, long bound, Utf8Buffer into) {
        ByteBuffer window = data.bytes().window(position);
        int from = ProfileBytes.offset(position);
        return into.append(window, from, from + (int) Math.min(bound, data.bytes().remaining(position)));
    }

    private long referenceAt(long address) {
        byte[] id = new byte[version.idBytes];
        data.copy(address, id, id.length);
        long value = 0;
        for (int i = id.length - 1; i >= 0; i--) {
            value = value << 8 | id[i] & 0xff;
        }
        return value;
    }
}
