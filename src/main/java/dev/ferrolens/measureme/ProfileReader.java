package dev.ferrolens.measureme;

import dev.ferrolens.message.FerrolensException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

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

    /**
     * The number of invalid pages after which the file's length is checked: beyond a truncation all bytes read as
     * zeros, slowly.
     */
    private static final int CHECKED_PAGES = 256;

    /** The largest number of ranges. Each has counts of hits for all ids, and more cores should not use more memory. */
    private static final int MOST_STRETCHES = 4;

    private final Path file;
    private final boolean keepInstants;
    private final Warnings warnings = new Warnings();
    private final EventKinds kinds = new EventKinds();

    private StringTable strings;
    private EventIds ids;
    private FormatVersion version;

    private ProfileReader(Path file, boolean keepInstants) {
        this.file = file;
        this.keepInstants = keepInstants;
    }

    /**
     * Reads a recording; its instants are counted as cache hits but not kept.
     *
     * @throws FerrolensException if the file does not exist, is not a profile, has another version, has no complete
     *     part, needs more memory than is available, or becomes shorter while it is read
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
            throw FerrolensException.ofMemory(file, e);
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
        Metadata metadata = readMetadata();
        // With instants, one thread reads all events, since each instant stores the number of intervals before it.
        List<EventStretch> stretches = EventStretch.of(events, version,
                keepInstants ? 1 : Math.min(MOST_STRETCHES, Runtime.getRuntime().availableProcessors()));
        IntervalColumns intervals = readEvents(stretches);
        if ((events.length() - StreamHeader.BYTES) % version.eventBytes > 0) {
            warnings.add("the last event is cut off");
        }
        stretches.forEach(stretch -> warnings.addAll(stretch.warnings()));
        return profile(metadata, stretches, intervals);
    }

    private IntervalColumns readEvents(List<EventStretch> stretches) {
        stretches.parallelStream().forEach(EventStretch::count);
        int[] places = new int[stretches.size() + 1];
        for (int i = 0; i < stretches.size(); i++) {
            EventStretch stretch = stretches.get(i);
            places[i + 1] = Growing.sum(places[i], stretch.intervals());
            for (long kindId : stretch.kindIds()) {
                kinds.add(kindId, strings, warnings);
            }
        }
        IntervalColumns intervals = new IntervalColumns(places[stretches.size()]);
        IntStream.range(0, stretches.size()).parallel().forEach(i -> stretches.get(i).read(kinds, strings.denseIds(),
                keepInstants, intervals, places[i]));
        return intervals;
    }

    private void splitPages(ProfileBytes bytes, PageStream events, PageStream stringData, PageStream stringIndex) {
        long at = StreamHeader.BYTES;
        int none = 0;
        while (at + PAGE_HEADER_BYTES <= bytes.size()) {
            int tag = bytes.getByte(at) & 0xff;
            long length = bytes.getInt(at + 1) & 0xffffffffL;
            long there = Math.min(length, bytes.size() - at - PAGE_HEADER_BYTES);
            if (there < length) {
                warnings.add("a page of " + length + " bytes at byte " + at + " extends beyond the end of the file: the"
                        + " recording is truncated, and later events are missing");
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
        boolean cutOff = !warnings.messages().isEmpty();
        check(StreamHeader.EVENTS, events, cutOff);
        check(StreamHeader.STRING_DATA, stringData, cutOff);
        check(StreamHeader.STRING_INDEX, stringIndex, cutOff);
        if (events.length() < StreamHeader.BYTES) {
            String why = cutOff ? " (" + warnings.messages().get(0) + ")" : "";
            throw new FerrolensException("The file " + file + " holds no events" + why
                    + "; record it again and let rustc finish.");
        }
    }

    private void check(StreamHeader header, PageStream stream, boolean cutOff) {
        if (stream.length() >= StreamHeader.BYTES) {
            header.check(stream, version, file);
        } else if (stream.length() > 0 && !cutOff) {
            throw new FerrolensException("The file " + file + " is damaged: the header of its "
                    + header.text() + " is cut off.");
        } else if (header != StreamHeader.EVENTS) {
            warnings.add("the " + header.text() + " is missing: the recording is truncated, and names are lost");
        }
    }

    private Metadata readMetadata() {
        if (strings.address(StringTable.METADATA_ID) == StringTable.NOWHERE) {
            warnings.add("the metadata are missing: the command line and the start time are unknown");
            return Metadata.UNKNOWN;
        }
        return Metadata.parse(strings.text(StringTable.METADATA_ID, Utf8Buffer.LONGEST_TEXT), warnings);
    }

    private Profile profile(Metadata metadata, List<EventStretch> stretches, IntervalColumns columns) {
        ids.resolve(columns.eventId);
        long[] artifactNames = all(stretches, EventStretch::artifactIds);
        ids.resolve(artifactNames);
        HitCounts hits = stretches.get(0).hits();
        stretches.stream().skip(1).forEach(stretch -> hits.addAll(stretch.hits()));
        Profile.CacheHits cacheHits = hits.sum(ids);
        Profile.Intervals intervals = Profile.Intervals.nested(columns.start, columns.end, 0, columns.thread,
                columns.kind, EventIds.labels(columns.eventId), EventIds.keys(columns.eventId), ids.labels().size(),
                warnings);
        Profile.Instants instants = stretches.get(0).instants().within(intervals, ids);
        Profile.Artifacts artifacts = new Profile.Artifacts(EventIds.labels(artifactNames),
                EventIds.keys(artifactNames),
                all(stretches, EventStretch::artifactValues));
        return new Profile(file, metadata, kinds.texts(), ids.labels(), ids.keys(file), intervals, cacheHits, artifacts,
                instants, version.number, warnings.messages());
    }

    private static long[] all(List<EventStretch> stretches, Function<EventStretch, long[]> column) {
        return stretches.stream().map(column).flatMapToLong(Arrays::stream).toArray();
    }
}
