package dev.ferrolens.measureme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes profiles for tests, of version 8 or 9, right ones and wrong ones. */
public final class ProfileWriter {
    private static final long FIRST_ADDRESS_ID = 100_000_003;
    private static final long METADATA_ID = 100_000_001;

    private final int version;
    private final int idBytes;
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stringData = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stringIndex = new ByteArrayOutputStream();
    private final Map<String, Long> plainStrings = new HashMap<>();
    private int pageBytes = 1 << 18;

    private ProfileWriter(int version) {
        this.version = version;
        this.idBytes = version == 8 ? 4 : 8;
        header("MMES", events);
        header("MMSD", stringData);
        header("MMSI", stringIndex);
    }

    /** A profile of a version, without events and with sound metadata. */
    public static ProfileWriter version(int version) {
        return new ProfileWriter(version)
                .metadata("{\"start_time\":1700000000000000000,\"process_id\":42,\"cmd\":\"rustc --crate-name tiny\"}");
    }

    /** A profile of a version without metadata. */
    public static ProfileWriter withoutMetadata(int version) {
        return new ProfileWriter(version);
    }

    /** Breaks each stream into pages of at most so many bytes. */
    public ProfileWriter pagesOf(int bytes) {
        pageBytes = bytes;
        return this;
    }

    /** Sets the metadata, which may be no JSON. */
    public ProfileWriter metadata(String text) {
        index(METADATA_ID, address(entry(text)));
        return this;
    }

    /** An interval of thread 1; arguments become the key. */
    public ProfileWriter interval(String kind, String label, long start, long end, String... arguments) {
        return interval(1, kind, label, start, end, arguments);
    }

    /** An interval; arguments become the key. */
    public ProfileWriter interval(int thread, String kind, String label, long start, long end, String... arguments) {
        event(string(kind), eventId(label, arguments), thread, start, end);
        return this;
    }

    /** An interval whose event id may lead anywhere. */
    public ProfileWriter intervalWithId(String kind, long eventId, long start, long end) {
        event(string(kind), eventId, 1, start, end);
        return this;
    }

    /** An instant of thread 1. */
    public ProfileWriter instant(String kind, String label, long at, String... arguments) {
        event(string(kind), eventId(label, arguments), 1, at, 0xffff_ffff_ffffL);
        return this;
    }

    /** An event that carries a number. */
    public ProfileWriter integer(String kind, String label, long value, String... arguments) {
        event(string(kind), eventId(label, arguments), 1, value, 0xffff_ffff_fffeL);
        return this;
    }

    /** Maps a virtual id to a string; returns the virtual id. */
    public long virtual(long id, String label, String... arguments) {
        index(id, address(eventId(label, arguments)));
        return id;
    }

    /** The id of a string that holds these bytes as they are, a terminator not added. */
    public long rawString(byte[] bytes) {
        long id = FIRST_ADDRESS_ID + stringData.size();
        stringData.writeBytes(bytes);
        return id;
    }

    /** Bytes of a reference to a string. */
    public byte[] reference(long id) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + idBytes).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0xfe);
        return (idBytes == 8 ? bytes.putLong(id) : bytes.putInt((int) id)).array();
    }

    /** The file. */
    public byte[] toBytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        header("MMPD", file);
        pages(0, events, file);
        pages(1, stringData, file);
        pages(2, stringIndex, file);
        return file.toByteArray();
    }

    /** Writes the file. */
    public Path writeTo(Path file) {
        return write(file, toBytes());
    }

    /** Writes the file gzipped. */
    public Path writeGzippedTo(Path file) {
        return write(file, gzip(toBytes()));
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

    private void pages(int tag, ByteArrayOutputStream stream, ByteArrayOutputStream file) {
        byte[] bytes = stream.toByteArray();
        for (int from = 0; from < bytes.length; from += pageBytes) {
            int length = Math.min(pageBytes, bytes.length - from);
            file.write(tag);
            file.writeBytes(little(4).putInt(length).array());
            file.write(bytes, from, length);
        }
    }

    private void header(String magic, ByteArrayOutputStream stream) {
        stream.writeBytes(magic.getBytes(StandardCharsets.US_ASCII));
        stream.writeBytes(little(4).putInt(version).array());
    }

    private void event(long kind, long eventId, int thread, long first, long second) {
        ByteBuffer bytes = little(2 * idBytes + 16);
        putId(bytes, kind);
        putId(bytes, eventId);
        bytes.putInt(thread).putInt((int) first).putInt((int) second)
                .putInt((int) (first >>> 32 << 16 | second >>> 32 & 0xffff));
        events.writeBytes(bytes.array());
    }

    private long eventId(String label, String... arguments) {
        if (arguments.length == 0) {
            return string(label);
        }
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(reference(string(label)));
        for (String argument : arguments) {
            entry.write(0x1e);
            entry.writeBytes(reference(string(argument)));
        }
        entry.write(0xff);
        return rawString(entry.toByteArray());
    }

    private long string(String text) {
        return plainStrings.computeIfAbsent(text, this::entry);
    }

    private long entry(String text) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        entry.write(0xff);
        return rawString(entry.toByteArray());
    }

    private static long address(long id) {
        return id - FIRST_ADDRESS_ID;
    }

    private void index(long id, long address) {
        ByteBuffer bytes = little(2 * idBytes);
        putId(bytes, id);
        putId(bytes, address);
        stringIndex.writeBytes(bytes.array());
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
