package dev.ferrolens.measureme;

import java.nio.ByteBuffer;

/**
 * The two versions of the file format that compilers since 2021 write. They differ in the width of ids and addresses.
 *
 * @see <a href="https://github.com/rust-lang/measureme/blob/master/CHANGELOG.md">measureme's change log</a>
 */
enum FormatVersion {
    V8(8, 4),
    V9(9, 8);

    /** The version number in the header of the file. */
    final int number;
    /** The number of bytes of a string id, and of an address in the string index. */
    final int idBytes;
    /**
     * The number of bytes of an event: kind and event id, then four u32: thread, low halves of start and end, high
     * bits.
     */
    final int eventBytes;
    /** The number of bytes of an entry in the string index: id and address. */
    final int indexEntryBytes;
    /** The number of bytes of a reference inside a string: a tag and an id. */
    final int referenceBytes;

    FormatVersion(int number, int idBytes) {
        this.number = number;
        this.idBytes = idBytes;
        this.eventBytes = 2 * idBytes + 16;
        this.indexEntryBytes = 2 * idBytes;
        this.referenceBytes = 1 + idBytes;
    }

    /** Returns the first of the two ids with which an event or an index entry begins. */
    long firstId(long[] words, int at) {
        return this == V9 ? words[at] : words[at] & 0xffffffffL;
    }

    /** Returns the second of the two ids with which an event or an index entry begins. */
    long secondId(long[] words, int at) {
        return this == V9 ? words[at + 1] : words[at] >>> 32;
    }

    /** Reads a string id. */
    long readId(ByteBuffer bytes, int at) {
        return this == V9 ? bytes.getLong(at) : bytes.getInt(at) & 0xffffffffL;
    }
}
