package dev.ferrolens.measureme;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes profiles for tests, of version 8 or 9, right ones and wrong ones. As rustc does, it writes a page whenever a
 * stream has gathered enough for one, so a profile of any size needs no memory if it goes to a file.
 *
 * <pre>{@code
 * Path file = ProfileWriter.version(9)
 *         .interval("Query", "typeck", 10, 20, "tiny::main")
 *         .integer("QueryCacheHitCount", "typeck", 3, "tiny::main")
 *         .writeTo(folder.resolve("tiny-42.mm_profdata"));
 * }</pre>
 */
public final class ProfileWriter {
    /** An id at which no string is. */
    public static final long NO_STRING = 99_999_999;
    /** What stands for the second time of an event without duration. */
    public static final long INSTANT = 0xffff_ffff_ffffL;

    private static final int MOST_GATHERED = 1 << 18;
    private static final long FIRST_ADDRESS_ID = 100_000_003;
    private static final long METADATA_ID = 100_000_001;
    private static final long INTEGER = 0xffff_ffff_fffeL;

    private final int version;
    private final int idBytes;
    private final OutputStream file;
    private final Stream events = new Stream(0);
    private final Stream stringData = new Stream(1);
    private final Stream stringIndex = new Stream(2);
    private final Map<String, Long> plainStrings = new HashMap<>();
    private final Map<String, Long> eventIds = new HashMap<>();
    private long unit = 1;
    private int pageBytes = MOST_GATHERED;

    /** What a stream has gathered for its next page. */
    private final class Stream {
        private final int tag;
        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
        private long length;

        Stream(int tag) {
            this.tag = tag;
        }

        void add(byte... bytes) {
            gathered.writeBytes(bytes);
            length += bytes.length;
            if (gathered.size() >= MOST_GATHERED) {
                flush();
            }
        }

        void flush() {
            byte[] bytes = gathered.toByteArray();
            gathered.reset();
            for (int from = 0; from < bytes.length; from += pageBytes) {
                int there = Math.min(pageBytes, bytes.length - from);
                put(page(tag, there), ByteBuffer.wrap(bytes, from, there));
            }
        }
    }

    private ProfileWriter(int version, boolean hasHeaders, OutputStream file) {
        this.version = version;
        this.idBytes = version == 8 ? 4 : 8;
        this.file = file;
        put(header("MMPD"));
        if (hasHeaders) {
            events.add(header("MMES").array());
            stringData.add(header("MMSD").array());
            stringIndex.add(header("MMSI").array());
        }
    }

    /** A profile of a version, without events and with sound metadata. */
    public static ProfileWriter version(int version) {
        return withoutMetadata(version).soundMetadata();
    }

    /** A profile of a version without metadata. */
    public static ProfileWriter withoutMetadata(int version) {
        return new ProfileWriter(version, true, new ByteArrayOutputStream());
    }

    /** A profile of a version whose streams lack their headers, with nothing in it. */
    public static ProfileWriter withoutHeaders(int version) {
        return new ProfileWriter(version, false, new ByteArrayOutputStream());
    }

    /** A profile that goes to a file as it grows, with sound metadata; {@link #close} completes it. */
    public static ProfileWriter to(Path file, int version) {
        try {
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
            return new ProfileWriter(version, true, out).soundMetadata();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProfileWriter soundMetadata() {
        return metadata(
                "{\"start_time\":1700000000000000000,\"process_id\":42,\"cmd\":\"rustc --crate-name tiny\"}");
    }

    /** Breaks each stream into pages of at most so many bytes. */
    public ProfileWriter pagesOf(int bytes) {
        pageBytes = bytes;
        return this;
    }

    /** Sets the metadata, which may be no JSON. */
    public ProfileWriter metadata(String text) {
        return index(METADATA_ID, address(entry(text)));
    }

    /** Takes the times of intervals in a unit of so many nanoseconds. */
    public ProfileWriter unit(long nanos) {
        unit = nanos;
        return this;
    }

    /** An interval of thread 1; arguments become the key. */
    public ProfileWriter interval(String kind, String label, long start, long end, String... arguments) {
        return interval(1, kind, label, start, end, arguments);
    }

    /** An interval; arguments become the key. */
    public ProfileWriter interval(int thread, String kind, String label, long start, long end, String... arguments) {
        return event(string(kind), eventId(label, arguments), thread, start * unit, end * unit);
    }

    /** An interval whose event id may lead anywhere. */
    public ProfileWriter intervalWithId(String kind, long eventId, long start, long end) {
        return event(string(kind), eventId, 1, start, end);
    }

    /** An instant of thread 1. */
    public ProfileWriter instant(String kind, String label, long at, String... arguments) {
        return instant(1, kind, label, at, arguments);
    }

    /** An instant. */
    public ProfileWriter instant(int thread, String kind, String label, long at, String... arguments) {
        return event(string(kind), eventId(label, arguments), thread, at, INSTANT);
    }

    /** An event that carries a number. */
    public ProfileWriter integer(String kind, String label, long value, String... arguments) {
        return event(string(kind), eventId(label, arguments), 1, value, INTEGER);
    }

    /** An event whose fields are these as they are: of the two times, the lower 48 bits. */
    public ProfileWriter event(long kindId, long eventId, int thread, long first, long second) {
        ByteBuffer bytes = little(2 * idBytes + 16);
        putId(bytes, kindId);
        putId(bytes, eventId);
        bytes.putInt(thread).putInt((int) first).putInt((int) second)
                .putInt((int) (first >>> 32 << 16 | second >>> 32 & 0xffff));
        events.add(bytes.array());
        return this;
    }

    /** Maps a virtual id to a string; returns the virtual id. */
    public long virtual(long id, String label, String... arguments) {
        index(id, address(eventId(label, arguments)));
        return id;
    }

    /** Maps an id to an address of the string data, where anything may be. */
    public ProfileWriter index(long id, long address) {
        ByteBuffer bytes = little(2 * idBytes);
        putId(bytes, id);
        putId(bytes, address);
        stringIndex.add(bytes.array());
        return this;
    }

    /** The id of a string that holds this text, written once. */
    public long string(String text) {
        return plainStrings.computeIfAbsent(text, this::entry);
    }

    /** The id of a string that holds these bytes as they are, a terminator not added. */
    public long rawString(byte[] bytes) {
        long id = nextString();
        stringData.add(bytes);
        return id;
    }

    /** The id that the next new string will have. */
    public long nextString() {
        return FIRST_ADDRESS_ID + stringData.length;
    }

    /** Bytes of a reference to a string. */
    public byte[] reference(long id) {
        ByteBuffer bytes = little(1 + idBytes).put((byte) 0xfe);
        putId(bytes, id);
        return bytes.array();
    }

    /** A page of its own, of any tag, its length truly told; what was gathered for the streams comes before it. */
    public ProfileWriter page(int tag, byte... bytes) {
        flush();
        put(page(tag, bytes.length), ByteBuffer.wrap(bytes));
        return this;
    }

    /** The file. */
    public byte[] toBytes() {
        flush();
        return ((ByteArrayOutputStream) file).toByteArray();
    }

    /** Writes the file. */
    public Path writeTo(Path path) {
        return write(path, toBytes());
    }

    /** Writes the file gzipped. */
    public Path writeGzippedTo(Path path) {
        return write(path, gzip(toBytes()));
    }

    /** Completes a file that was written as it grew. */
    public void close() {
        flush();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes gzipped. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    /** Writes bytes to a file. */
    public static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        events.flush();
        stringData.flush();
        stringIndex.flush();
    }

    private void put(ByteBuffer... parts) {
        try {
            for (ByteBuffer part : parts) {
                file.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer page(int tag, int length) {
        return little(5).put((byte) tag).putInt(length).flip();
    }

    private ByteBuffer header(String magic) {
        return little(8).put(magic.getBytes(StandardCharsets.US_ASCII)).putInt(version).flip();
    }

    /** The id of a label with arguments, which events may share. */
    public long eventId(String label, String... arguments) {
        return arguments.length == 0
                ? string(label)
                : eventIds.computeIfAbsent(label + '\u001e' + String.join("\u001e", arguments),
                        text -> newEventId(label, arguments));
    }

    private long newEventId(String label, String... arguments) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(reference(string(label)));
        for (String argument : arguments) {
            entry.write(0x1e);
            entry.writeBytes(reference(string(argument)));
        }
        entry.write(0xff);
        return rawString(entry.toByteArray());
    }

    private long entry(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return rawString(ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) 0xff).array());
    }

    private static long address(long id) {
        return id - FIRST_ADDRESS_ID;
    }

    private void putId(ByteBuffer bytes, long id) {
        if (idBytes == 8) {
            bytes.putLong(id);
        } else {
            bytes.putInt((int) id);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
