package dev.ferrolens.measureme;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the records of one size in a stream, even if a record is split between two pages. All records of the format
 * consist of 64-bit words. They are copied to arrays in blocks, because arrays are fast before the JVM has compiled the
 * code, and byte buffers are not.
 */
final class FixedRecords {
    private static final int BLOCK_WORDS = 1 << 14;

    private FixedRecords() {}

    interface Block {
        /**
         * Reads the records in the first words. The loop over them is a method of its own, so that the JVM compiles it
         * early.
         */
        void read(long[] words, int length);
    }

    /** Reads all whole records between two addresses, block by block. */
    static void forEach(PageStream stream, long from, long to, int size, Block reader) {
        int recordWords = size / Long.BYTES;
        long[] block = new long[BLOCK_WORDS / recordWords * recordWords];
        long address = Math.min(from, to);
        long left = (to - address) / size;
        while (left > 0) {
            int records = copyBlock(stream, address, size, (int) Math.min(left, block.length / recordWords), block);
            reader.read(block, records * recordWords);
            address += (long) records * size;
            left -= records;
        }
    }

    /** Copies the records that are completely on the page, or else the one that is split; returns their number. */
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
