package dev.ferrolens.measureme;

/** Walks the records of one size that a stream holds, also where a record lies on two pages. */
final class FixedRecords {
    private FixedRecords() {}

    interface Reader {
        /** Reads the record at a position of some bytes. */
        void read(ProfileBytes bytes, long at);
    }

    /** Reads each record from an address on; returns the bytes at the end that make no whole record. */
    static int forEach(PageStream stream, long from, int size, Reader reader) {
        long address = Math.min(from, stream.length());
        byte[] split = new byte[size];
        for (int page = stream.pageOf(address); page < stream.pages(); page++) {
            long pageEnd = stream.start(page + 1);
            long position = stream.position(page, address);
            for (; address + size <= pageEnd; address += size, position += size) {
                reader.read(stream.bytes(), position);
            }
            if (address < pageEnd && address + size <= stream.length()) {
                stream.copy(address, split, size);
                reader.read(ProfileBytes.copyOf(split), 0);
                address += size;
                while (page + 1 < stream.pages() && stream.start(page + 2) <= address) {
                    page++;
                }
            }
        }
        return (int) (stream.length() - address);
    }
}
