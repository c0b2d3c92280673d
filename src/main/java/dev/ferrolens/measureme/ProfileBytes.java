package dev.ferrolens.measureme;

import dev.ferrolens.message.FerrolensException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a recording, addressed by a long and read as little endian: a memory-mapped file, or an inflated {@code
 * .gz} file. A buffer has at most 2 GiB, so the bytes are divided into windows. Each window repeats the first bytes of
 * the next, so that no number or event is split between two.
 */
final class ProfileBytes {
    private static final int WINDOW_BITS = 28;
    private static final int WINDOW = 1 << WINDOW_BITS;
    private static final int OVERLAP = 64;
    /** Recordings inflate to about ten times their size. */
    private static final long EXPECTED_RATIO = 16;
    private static final int GZIP_MAGIC = 0x8b1f;
    /** The size of an array that the JVM allocates outside of its fast path, at which it throws pending errors. */
    private static final int LARGE = 1 << 22;

    private final Path file;
    private final ByteBuffer[] windows;
    private final long size;
    /** The attributes of a mapped file when it was mapped; by now another file may have its path. */
    private final Optional<BasicFileAttributes> mapped;

    private ProfileBytes(Path file, List<ByteBuffer> windows, long size, Optional<BasicFileAttributes> mapped) {
        this.file = file;
        this.mapped = mapped;
        this.windows = windows.toArray(new ByteBuffer[0]);
        this.size = size;
        for (ByteBuffer window : this.windows) {
            window.order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Opens a file, and inflates it if its content is gzipped; adds a warning if it is truncated. */
    static ProfileBytes open(Path file, Warnings warnings) {
        try (FileChannel channel = FileChannel.open(file)) {
            return isGzip(channel) ? inflate(file, channel, warnings) : map(file, channel);
        } catch (IOException e) {
            throw FerrolensException.ofReading(file, e);
        }
    }

    /**
     * Returns the exception for a mapped file that has become shorter, for which the JVM throws an InternalError on
     * access to its former bytes. Any other InternalError is thrown again.
     */
    static FerrolensException ofShorterFile(Path file, InternalError e) {
        if (!String.valueOf(e.getMessage()).contains("unsafe memory access")) {
            throw e;
        }
        return shorter(file, e);
    }

    private static FerrolensException shorter(Path file, Throwable cause) {
        return new FerrolensException("The file " + file + " was truncated after it was opened; open it again.", cause);
    }

    /**
     * Checks the length of the file; called now and then in a loop over many addresses. If bytes are gone, each access
     * raises a signal, which older JVMs report only after a second or a million accesses.
     *
     * @throws FerrolensException if the file has become shorter
     */
    void checkLength() {
        if (mapped.isEmpty()) {
            return;
        }
        try {
            BasicFileAttributes now = attributes(file);
            if (now.size() < size && Objects.equals(now.fileKey(), mapped.get().fileKey())) {
                takeLateError();
                throw shorter(file, null);
            }
        } catch (NoSuchFileException e) {
            // The mapped bytes stay after the file is deleted.
        } catch (IOException e) {
            throw FerrolensException.ofReading(file, e);
        }
    }

    /**
     * Runs an action that reads bytes on a thread of a pool, so that no error about missing bytes is thrown in the pool
     * later.
     *
     * @throws FerrolensException if the file has become shorter
     */
    void readOnPool(Runnable reading) {
        try {
            reading.run();
            checkLength();
        } catch (InternalError e) {
            takeLateError();
            throw e;
        }
    }

    /** Makes older JVMs throw a pending error about the last access now, instead of in later code on this thread. */
    @SuppressWarnings("ReachabilityFenceUsage")
    private static void takeLateError() {
        try {
            Reference.reachabilityFence(new byte[LARGE]);
        } catch (InternalError e) {
            // The caller gets the exception with a message.
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    private static boolean isGzip(FileChannel channel) throws IOException {
        ByteBuffer magic = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
        return channel.read(magic, 0) == 2 && (magic.getShort(0) & 0xffff) == GZIP_MAGIC;
    }

    /** Returns the size that the end of a gzip file states, up to what a recording may inflate to. */
    private static long expectedSize(FileChannel channel) throws IOException {
        ByteBuffer stated = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(stated, Math.max(0, channel.size() - Integer.BYTES));
        return Math.min(stated.getInt(0) & 0xffffffffL, EXPECTED_RATIO * channel.size());
    }

    private static ProfileBytes map(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        List<ByteBuffer> windows = new ArrayList<>();
        for (long start = 0; start < size; start += WINDOW) {
            long length = Math.min(size - start, WINDOW + OVERLAP);
            windows.add(channel.map(FileChannel.MapMode.READ_ONLY, start, length));
        }
        return new ProfileBytes(file, windows, size, Optional.of(attributes(file)));
    }

    private static ProfileBytes inflate(Path file, FileChannel channel, Warnings warnings) throws IOException {
        InflatedSize bound = new InflatedSize(file);
        Inflated inflated = new Inflated(expectedSize(channel));
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                inflated.append(chunk, n);
                bound.check(inflated.size);
            }
        } catch (EOFException e) {
            warnings.add("the gzip stream ends too early: the recording is truncated after "
                    + inflated.size + " bytes of its contents");
        } catch (ZipException e) {
            warnings.add("the gzip stream is damaged after " + inflated.size + " bytes of its contents ("
                    + e.getMessage() + ")");
        }
        return new ProfileBytes(file, inflated.windows, inflated.size, Optional.empty());
    }

    long size() {
        return size;
    }

    byte getByte(long at) {
        return window(at).get(offset(at));
    }

    int getInt(long at) {
        return window(at).getInt(offset(at));
    }

    long getLong(long at) {
        return window(at).getLong(offset(at));
    }

    /** Copies bytes; the range may span windows. */
    void get(long at, byte[] into, int from, int length) {
        while (length > 0) {
            int step = (int) Math.min(length, WINDOW - (at & (WINDOW - 1)));
            window(at).get(offset(at), into, from, step);
            at += step;
            from += step;
            length -= step;
        }
    }

    /** Copies numbers, which must be in one window. */
    void getLongs(long at, long[] into, int count) {
        ByteBuffer window = window(at);
        int from = offset(at);
        window.slice(from, count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(into, 0, count);
    }

    /** Returns the window of an address, for loops that read many bytes near each other. */
    ByteBuffer window(long at) {
        return windows[(int) (at >>> WINDOW_BITS)];
    }

    /** Returns the offset of an address in its window. */
    static int offset(long at) {
        return (int) at & (WINDOW - 1);
    }

    /** Returns the number of bytes from an address to the end of its window, including the repeated ones. */
    int remaining(long at) {
        return (int) Math.min(size - at, window(at).capacity() - offset(at));
    }

    /**
     * Windows that a stream is inflated into; direct buffers, like those of a mapped file. They grow if the stream is
     * longer than expected.
     */
    private static final class Inflated {
        private static final int LEAST = 1 << 16;
        private final List<ByteBuffer> windows = new ArrayList<>();
        private final long expected;
        private long size;

        Inflated(long expected) {
            this.expected = expected;
        }

        void append(byte[] chunk, int length) {
            int done = 0;
            while (done < length) {
                int inWindow = offset(size);
                if (inWindow == 0 && windows.size() <= size >>> WINDOW_BITS) {
                    long rest = Math.max(LEAST, expected - size);
                    windows.add(ByteBuffer.allocateDirect((int) Math.min(WINDOW + OVERLAP, rest)));
                }
                int step = Math.min(length - done, WINDOW - inWindow);
                put(windows.size() - 1, inWindow, chunk, done, step);
                if (windows.size() > 1 && inWindow < OVERLAP) {
                    put(windows.size() - 2, WINDOW + inWindow, chunk, done, Math.min(step, OVERLAP - inWindow));
                }
                done += step;
                size += step;
            }
        }

        private void put(int window, int at, byte[] chunk, int from, int length) {
            ByteBuffer buffer = windows.get(window);
            if (at + length > buffer.capacity()) {
                int capacity = Math.min(WINDOW + OVERLAP, Math.max(2 * buffer.capacity(), at + length));
                buffer = ByteBuffer.allocateDirect(capacity).put(0, buffer, 0, buffer.capacity());
                windows.set(window, buffer);
            }
            buffer.put(at, chunk, from, length);
        }
    }
}
