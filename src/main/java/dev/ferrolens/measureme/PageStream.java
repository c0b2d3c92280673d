package dev.ferrolens.measureme;

import java.util.Arrays;

/** One of the three streams of a recording: its pages, which are scattered in the file, as one sequence of bytes. */
final class PageStream {
    private final ProfileBytes bytes;
    private long[] positions = new long[16];
    private long[] starts = new long[17];
    private int pages;
    /**
     * The page of the last address, since addresses are near each other. Threads may share it, since a stale value only
     * costs a search.
     */
    private int lastPage;

    PageStream(ProfileBytes bytes) {
        this.bytes = bytes;
    }

    /** Adds the page whose contents begin at a position in the file. */
    void addPage(long position, long length) {
        if (length == 0) {
            return;
        }
        if (pages == positions.length) {
            positions = Arrays.copyOf(positions, 2 * pages);
            starts = Arrays.copyOf(starts, 2 * pages + 1);
        }
        positions[pages] = position;
        starts[pages + 1] = starts[pages] + length;
        pages++;
    }

    ProfileBytes bytes() {
        return bytes;
    }

    long length() {
        return starts[pages];
    }

    int pages() {
        return pages;
    }

    /**
     * Returns the address in the stream at which a page begins; the page after the last begins at the stream's length.
     */
    long start(int page) {
        return starts[page];
    }

    /** Returns the position in the file of an address on a page. */
    long position(int page, long address) {
        return positions[page] + (address - starts[page]);
    }

    /** Returns the page of an address from 0 to the stream's length. */
    int pageOf(long address) {
        int page = lastPage;
        if (address < starts[page] || address >= starts[page + 1]) {
            int found = Arrays.binarySearch(starts, 0, pages + 1, address);
            page = found >= 0 ? found : -found - 2;
            lastPage = Math.min(page, Math.max(0, pages - 1));
        }
        return page;
    }

    /** Copies bytes from the stream, across page boundaries. */
    void copy(long address, byte[] into, int length) {
        int page = pageOf(address);
        int done = 0;
        while (done < length) {
            int step = (int) Math.min(length - done, starts[page + 1] - address);
            bytes.get(position(page, address), into, done, step);
            done += step;
            address += step;
            page++;
        }
    }
}
