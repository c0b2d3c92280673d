package dev.ferrolens.measureme;

import dev.ferrolens.ProfileException;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@code .mm_profdata} file, plain or gzipped, of version 8 or 9.
 *
 * @see <a href="https://github.com/rust-lang/measureme/blob/master/measureme/src/raw_event.rs">events</a>
 * @see <a href="https://github.com/rust-lang/measureme/blob/master/measureme/src/serialization.rs">pages</a>
 */
public final class ProfileReader {
    private static final int PAGE_HEADER_BYTES = 5;
    private static final int EVENTS_TAG = 0;
    private static final int STRING_DATA_TAG = 1;
    private static final int STRING_INDEX_TAG = 2;

    /** The second of an event's two 48-bit values if the event is an instant. */
    private static final long INSTANT = 0xffff_ffff_ffffL;
    /** The second of an event's two 48-bit values if the first is a number. */
    private static final long INTEGER = 0xffff_ffff_fffeL;
    /** Of so many pages that are none, one has the file looked at: where it was cut, all reads as zeros, slowly. */
    private static final int CHECKED_PAGES = 256;

    private final Path file;
    private final boolean keepInstants;
    private final Warnings warnings = new Warnings();
    private final List<String> kinds = new ArrayList<>();
    private final List<EventKind> kindMeanings = new ArrayList<>();
    private final Long2IntOpenHashMap kindNumbers = new Long2IntOpenHashMap();
    private final Object2IntOpenHashMap<String> kindsByName = new Object2IntOpenHashMap<>();

    private final Growing.Longs starts = new Growing.Longs();
    private final Growing.Longs ends = new Growing.Longs();
    private final Growing.Ints threads = new Growing.Ints();
    private final Growing.Ints intervalKinds = new Growing.Ints();
    private final Growing.Longs intervalIds = new Growing.Longs();
    private final Growing.Longs artifactIds = new Growing.Longs();
    private final Growing.Longs artifactValues = new Growing.Longs();
    private final InstantColumns instants = new InstantColumns();

    private StringTable strings;
    private EventIds ids;
    private HitCounts hits;
    private FormatVersion version;
    private long backwards;

    private ProfileReader(Path file, boolean keepInstants) {
        this.file = file;
        this.keepInstants = keepInstants;
        kindNumbers.defaultReturnValue(-1);
        kindsByName.defaultReturnValue(-1);
    }

    /**
     * Reads a recording; its instants are counted as cache hits but not kept.
     *
     * @throws ProfileException if there is no such file, it is no profile, its version is another, or nothing in it is
     *     whole; if it takes more memory than there is, or is cut shorter while it is read
     */
    public static Profile read(Path file) {
        return read(file, false);
    }

    /** Reads a recording and keeps its instants, each with the interval in which it happened. */
    public static Profile readWithInstants(Path file) {
        return read(file, true);
    }

    private static Profile read(Path file, boolean keepInstants) {
        try {
            return new ProfileReader(file, keepInstants).read();
        } catch (InternalError e) {
            throw ProfileBytes.ofShorterFile(file, e);
        } catch (OutOfMemoryError e) {
            throw ProfileException.ofMemory(file, e);
        }
    }

    private Profile read() {
        ProfileBytes bytes = ProfileBytes.open(file, warnings);
        version = StreamHeader.ofFile(bytes, file);
        PageStream events = new PageStream(bytes);
        PageStream stringData = new PageStream(bytes);
        PageStream stringIndex = new PageStream(bytes);
        splitPages(bytes, events, stringData, stringIndex);
        checkHeaders(events, stringData, stringIndex);

        strings = new StringTable(stringData, stringIndex, version);
        ids = new EventIds(strings);
        hits = new HitCounts(strings.denseIds());
        Metadata metadata = readMetadata();
        int rest = FixedRecords.forEach(events, StreamHeader.BYTES, version.eventBytes, this::readEvent);
        if (rest > 0) {
            warnings.add("the last event is cut off");
        }
        warnings.add("an interval ends before it starts, its duration is taken as 0", backwards);
        return profile(metadata);
    }

    private void splitPages(ProfileBytes bytes, PageStream events, PageStream stringData, PageStream stringIndex) {
        long at = StreamHeader.BYTES;
        int none = 0;
        while (at + PAGE_HEADER_BYTES <= bytes.size()) {
            int tag = bytes.getByte(at) & 0xff;
            long length = bytes.getInt(at + 1) & 0xffffffffL;
            long there = Math.min(length, bytes.size() - at - PAGE_HEADER_BYTES);
            if (there < length) {
                warnings.add("a page of " + length + " bytes at byte " + at + " runs past the end of the file: the"
                        + " recording was cut off, what came later is missing");
            }
            switch (tag) {
                case EVENTS_TAG -> events.addPage(at + PAGE_HEADER_BYTES, there);
                case STRING_DATA_TAG -> stringData.addPage(at + PAGE_HEADER_BYTES, there);
                case STRING_INDEX_TAG -> stringIndex.addPage(at + PAGE_HEADER_BYTES, there);
                default -> warnings.add("pages with the unknown tag " + tag + " are skipped");
            }
            if ((length == 0 || tag > STRING_INDEX_TAG) && none++ % CHECKED_PAGES == 0) {
                bytes.checkLength();
            }
            at += PAGE_HEADER_BYTES + length;
        }
        if (at < bytes.size()) {
            warnings.add("the last page is cut off in its header");
        }
    }

    private void checkHeaders(PageStream events, PageStream stringData, PageStream stringIndex) {
        boolean cutOff = !warnings.sentences().isEmpty();
        check(StreamHeader.EVENTS, events, cutOff);
        check(StreamHeader.STRING_DATA, stringData, cutOff);
        check(StreamHeader.STRING_INDEX, stringIndex, cutOff);
        if (events.length() < StreamHeader.BYTES) {
            String why = cutOff ? " (" + warnings.sentences().get(0) + ")" : "";
            throw new ProfileException("The file " + file + " holds no events" + why
                    + "; record it again and let rustc finish.");
        }
    }

    private void check(StreamHeader header, PageStream stream, boolean cutOff) {
        if (stream.length() >= StreamHeader.BYTES) {
            header.check(stream, version, file);
        } else if (stream.length() > 0 && !cutOff) {
            throw new ProfileException("The file " + file + " is damaged: the header of its "
                    + header.text() + " is cut off.");
        } else if (header != StreamHeader.EVENTS) {
            warnings.add("the " + header.text() + " is missing: the recording was cut off, names are lost");
        }
    }

    private Metadata readMetadata() {
        if (strings.address(StringTable.METADATA_ID) == StringTable.NOWHERE) {
            warnings.add("the metadata are missing: the command line and the start time are not known");
            return Metadata.UNKNOWN;
        }
        return Metadata.parse(strings.text(StringTable.METADATA_ID, Utf8Buffer.LONGEST_TEXT), warnings);
    }

    private void readEvent(long[] words, int at) {
        long kindId = version.firstId(words, at);
        long eventId = version.secondId(words, at);
        long threadAndFirst = words[at + version.eventBytes / Long.BYTES - 2];
        long secondAndHigh = words[at + version.eventBytes / Long.BYTES - 1];
        long first = threadAndFirst >>> 32 | secondAndHigh >>> 48 << 32;
        long second = secondAndHigh & 0xffff_ffff_ffffL;
        int thread = (int) threadAndFirst;
        int kind = kindNumbers.get(kindId);
        if (kind < 0) {
            kind = newKind(kindId);
        }
        if (second == INSTANT) {
            readInstant(kind, eventId, first, thread);
        } else if (second == INTEGER) {
            readInteger(kind, eventId, first);
        } else {
            starts.add(first);
            ends.add(Math.max(first, second));
            threads.add(thread);
            intervalKinds.add(kind);
            intervalIds.add(eventId);
            if (second < first) {
                backwards++;
            }
        }
    }

    private void readInstant(int kind, long eventId, long at, int thread) {
        if (kindMeanings.get(kind) == EventKind.QUERY_CACHE_HIT) {
            hits.addHit(eventId);
        }
        if (keepInstants) {
            instants.add(at, thread, kind, eventId, starts.size());
        }
    }

    private void readInteger(int kind, long eventId, long value) {
        switch (kindMeanings.get(kind)) {
            case QUERY_CACHE_HIT_COUNT -> hits.addCount(eventId, value);
            case ARTIFACT_SIZE -> {
                artifactIds.add(eventId);
                artifactValues.add(value);
            }
            default -> warnings.add("a number of the kind " + kinds.get(kind) + " is not understood, it is skipped");
        }
    }

    private int newKind(long id) {
        String text = strings.text(id, Utf8Buffer.LONGEST_NAME);
        int kind = kindsByName.getInt(text);
        if (kind < 0) {
            kind = kinds.size();
            kinds.add(text);
            kindsByName.put(text, kind);
            kindMeanings.add(EventKind.of(text));
            if (kindMeanings.get(kind) == EventKind.OTHER) {
                warnings.add("events of the unknown kind " + text + " are kept, and count as activities");
            }
        }
        kindNumbers.put(id, kind);
        return kind;
    }

    private Profile profile(Metadata metadata) {
        long[] intervalNames = resolved(intervalIds);
        long[] artifactNames = resolved(artifactIds);
        Profile.CacheHits cacheHits = hits.sum(ids);
        Profile.Intervals intervals = Profile.Intervals.nested(starts.toArray(), ends.toArray(), 0, threads.toArray(),
                intervalKinds.toArray(), EventIds.labels(intervalNames), EventIds.keys(intervalNames),
                ids.labels().size());
        Profile.Instants instantsWithin = instants.within(intervals, ids);
        Profile.Artifacts artifacts = new Profile.Artifacts(EventIds.labels(artifactNames), EventIds.keys(artifactNames),
                artifactValues.toArray());
        warnings.add("the name of an event is missing from the string table, its label is <unknown>", ids.namesMissing());
        return new Profile(file, metadata, kinds, ids.labels(), ids.keys(file), intervals, cacheHits, artifacts,
                instantsWithin, version.number, warnings.sentences());
    }

    private long[] resolved(Growing.Longs eventIds) {
        long[] resolved = eventIds.toArray();
        ids.resolve(resolved);
        return resolved;
    }
}
