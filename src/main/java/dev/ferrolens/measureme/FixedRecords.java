package dev.ferrolens.measureme;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks the records of one size that a stream holds, also where a record lies on two pages. All records of the format
 * are whole numbers of 64-bit words; they are copied out in blocks, because arrays are fast before the compiler of the
 * JVM has warmed up, and byte buffers are not.
 */
final class FixedRecords {
    private static final int BLOCK_WORDS = 1 << 14;

    private FixedRecords() {}

    interface Reader {
        /** Reads the record whose words begin at a position. */
        void read(long[] words, int at);
    }

    /** Reads each record from an address on; returns the bytes at the end that make no whole record. */
    static int forEach(PageStream stream, long from, int size, Reader reader) {
        int recordWords = size / Long.BYTES;
        long[] block = new long[BLOCK_WORDS / recordWords * recordWords];
        long address = Math.min(from, stream.length());
        long left = (stream.length() - address) / size;
        while (left > 0) {
            int records = copyBlock(stream, address, size, (int) Math.min(left, block.length / recordWords), block);
            for (int at = 0; at < records * recordWords; at += recordWords) {
                reader.read(block, at);
            }
            address += (long) records * size;
            left -= records;
        }
        return (int) (stream.length() - address);
    }

    /** Copies the records that lie whole on the page, or else the one that is split; returns how many. */
    private static int copyBlock(PageStream stream, long address, int size, int most, long[] block) {
        int page = stream.pageOf(address);
        long position = stream.position(page, address);
        long onPage = Math.min(stream.start(page + 1) - address, stream.bytes().remaining(position));
        int whole = (int) Math.min(most, onPage / size);
        if (whole > 0) {
            stream.bytes().getLongs(position, block, whole * (size / Long.BYTES));
            return whole;
        }
        byte[] split = new byte[size];
        stream.copy(address, split, size);
        ByteBuffer.wrap(split).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(block, 0, size / Long.BYTES);
        return 1;
    }
}
