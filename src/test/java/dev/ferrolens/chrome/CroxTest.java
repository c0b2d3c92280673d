package dev.ferrolens.chrome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.ProfileReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trace that crox makes of a recording tells the same as the recording, but for what crox cuts off. */
class CroxTest {
    private static final long MICRO = 1000;

    private static Profile recording(String name) {
        return ProfileReader.read(Recordings.own(name));
    }

    private static Profile trace(String name) {
        Path file = Recordings.sibling(Recordings.own(name), ".crox.json.gz");
        return TraceReader.read(file).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"format/v8", "format/v9", "inventory/incremental/3-edit"})
    void everyEventIsTheSameButForLessThanAMicrosecond(String name) {
        Profile recording = recording(name);
        Profile trace = trace(name);
        Profile.Intervals exact = recording.intervals();
        Profile.Intervals cut = trace.intervals();
        assertEquals(exact.size(), cut.size());
        for (int i = 0; i < exact.size(); i++) {
            assertEquals(recording.labels().get(exact.label()[i]), trace.labels().get(cut.label()[i]));
            assertEquals(recording.kinds().get(exact.kind()[i]), trace.kinds().get(cut.kind()[i]));
            assertEquals(exact.thread()[i], cut.thread()[i]);
            assertArrayEquals(key(recording, i), key(trace, i));
            long cutOff = duration(exact, i) - duration(cut, i);
            assertTrue(cutOff >= 0 && cutOff < MICRO, "event " + i);
            assertTrue(Math.abs(exact.start()[i] - cut.start()[i]) < MICRO, "event " + i);
        }
        assertEquals(recording.metadata().processId(), trace.metadata().processId());
        assertEquals(recording.metadata().startNanos() / MICRO * MICRO, trace.metadata().startNanos());
        assertTrue(recording.metadata().command().contains("--crate-name " + trace.metadata().crate() + " "));
    }

    /**
     * There is doubt where an event lasts less than a microsecond, and starts in the same one as the event that is, or
     * is not, around it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"format/v8", "format/v9", "inventory/incremental/3-edit"})
    void everyEventHasTheSameParentWhereThereIsNoDoubt(String name) {
        Profile.Intervals exact = recording(name).intervals();
        Profile.Intervals cut = trace(name).intervals();
        int inDoubt = 0;
        for (int i = 0; i < exact.size(); i++) {
            if (duration(cut, i) == 0
                    && (startsWith(exact.parent()[i], i, cut) || startsWith(cut.parent()[i], i, cut))) {
                inDoubt++;
            } else {
                assertEquals(exact.parent()[i], cut.parent()[i], "event " + i);
            }
        }
        assertTrue(inDoubt < exact.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"format/v8", "format/v9", "inventory/incremental/3-edit"})
    void selfTimesOfALabelDifferByLessThanAMicrosecondForEachEventAndChild(String name) {
        Map<String, Long> exact = selfTimes(recording(name));
        Profile trace = trace(name);
        Map<String, Long> cut = selfTimes(trace);
        Map<String, Long> eventsAndChildren = new TreeMap<>();
        Profile.Intervals events = trace.intervals();
        for (int i = 0; i < events.size(); i++) {
            eventsAndChildren.merge(trace.labels().get(events.label()[i]), MICRO, Long::sum);
            if (events.parent()[i] >= 0) {
                eventsAndChildren.merge(trace.labels().get(events.label()[events.parent()[i]]), MICRO, Long::sum);
            }
            assertTrue(events.self()[i] >= 0, "event " + i);
        }
        assertEquals(exact.keySet(), cut.keySet());
        exact.forEach((label, self) -> assertTrue(Math.abs(self - cut.get(label)) <= eventsAndChildren.get(label),
                label));
    }

    /** crox --dir writes the processes one after the other. */
    @Test
    void aMergedTraceHoldsEachProcessAsItsOwnTraceDoes(@TempDir Path folder) throws IOException {
        List<String> names = List.of("format/v8", "inventory/incremental/3-edit", "format/v9");
        StringBuilder merged = new StringBuilder();
        for (String name : names) {
            String text = text(name);
            merged.append(merged.isEmpty() ? '[' : ',').append(text, 1, text.length() - 1);
        }
        Path file = Files.writeString(folder.resolve("chrome_profiler.json"), merged.append(']'));
        List<Profile> profiles = TraceReader.read(file, 1 << 16);
        assertEquals(3, profiles.size());
        for (int i = 0; i < names.size(); i++) {
            Profile expected = trace(names.get(i));
            Profile profile = profiles.get(i);
            assertEquals(expected.metadata(), profile.metadata());
            assertEquals(expected.labels(), profile.labels());
            assertArrayEquals(expected.intervals().label(), profile.intervals().label());
            assertArrayEquals(expected.intervals().key(), profile.intervals().key());
            assertArrayEquals(expected.intervals().parent(), profile.intervals().parent());
            assertArrayEquals(expected.intervals().self(), profile.intervals().self());
            for (int key = 0; key < expected.keys().size(); key++) {
                assertArrayEquals(expected.keys().text(key), profile.keys().text(key));
                assertEquals(expected.keys().label(key), profile.keys().label(key));
            }
        }
    }

    private static String text(String name) throws IOException {
        Path file = Recordings.sibling(Recordings.own(name), ".crox.json.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Long> selfTimes(Profile profile) {
        Map<String, Long> sums = new TreeMap<>();
        for (int i = 0; i < profile.intervals().size(); i++) {
            sums.merge(profile.labels().get(profile.intervals().label()[i]), profile.intervals().self()[i], Long::sum);
        }
        return sums;
    }

    private static boolean startsWith(int outer, int inner, Profile.Intervals events) {
        return outer >= 0 && events.start()[outer] == events.start()[inner];
    }

    private static byte[] key(Profile profile, int event) {
        int key = profile.intervals().key()[event];
        return key < 0 ? null : profile.keys().text(key);
    }

    private static long duration(Profile.Intervals events, int event) {
        return events.end()[event] - events.start()[event];
    }
}
