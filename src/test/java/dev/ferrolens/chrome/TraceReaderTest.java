package dev.ferrolens.chrome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.measureme.Metadata;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTest {
    private static final String NAMED = """
            {"args":{"name":"tiny"},"cat":"","name":"process_name","ph":"M","pid":42,"tid":0,"ts":0}""";

    @TempDir
    private Path folder;

    private Path file(String text) {
        return ProfileWriter.write(folder.resolve("chrome_profiler.json"), text.getBytes(StandardCharsets.UTF_8));
    }

    private Profile read(String... events) {
        List<Profile> profiles = TraceReader.read(file("[" + String.join(",", events) + "]"));
        assertEquals(1, profiles.size());
        return profiles.get(0);
    }

    private static String event(String name, String ts, String dur, String args) {
        return "{\"name\":\"" + name + "\",\"cat\":\"Query\",\"ph\":\"X\",\"ts\":" + ts + ",\"dur\":" + dur
                + ",\"pid\":42,\"tid\":7,\"args\":" + args + "}";
    }

    private static String event(String name, long ts, long dur) {
        return event(name, Long.toString(ts), Long.toString(dur), "null");
    }

    private static List<String> labels(Profile profile) {
        return Arrays.stream(profile.intervals().label()).mapToObj(profile.labels()::get).toList();
    }

    private static List<String> parents(Profile profile) {
        Profile.Intervals events = profile.intervals();
        return IntStream.range(0, events.size()).mapToObj(i -> profile.labels().get(events.label()[i]) + " in "
                + (events.parent()[i] < 0 ? "none" : profile.labels().get(events.label()[events.parent()[i]])))
                .sorted().toList();
    }

    private String failure(String text) {
        Path file = file(text);
        FerrolensException e = assertThrows(FerrolensException.class, () -> TraceReader.read(file));
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        return e.getMessage();
    }

    @Test
    void readsAnEventWithItsKindLabelKeyTimesAndThread() {
        Profile profile = read(event("typeck", "5", "3", "{\"arg0\":\"tiny::main\"}"));
        Profile.Intervals events = profile.intervals();
        assertEquals(List.of("Query"), profile.kinds());
        assertEquals(List.of("typeck"), labels(profile));
        assertEquals(List.of("tiny::main"), profile.keys().arguments(events.key()[0]));
        assertArrayEquals(new long[] {5000}, events.start());
        assertArrayEquals(new long[] {8000}, events.end());
        assertArrayEquals(new int[] {7}, events.thread());
        assertEquals(List.of(), profile.warnings());
    }

    @Test
    void ordersArgumentsByTheirNumbers() {
        Profile profile = read(event("a", "1", "1", "{\"arg10\":\"k\",\"arg1\":\"\\\"é\\\"\",\"arg0\":\"\"}"));
        assertEquals(List.of("", "\"é\"", "k"), profile.keys().arguments(0));
    }

    @Test
    void keepsATextOnceAndNamesTheLabelThatHadItFirst() {
        Profile profile = read(event("a", "1", "1", "{\"arg0\":\"x\"}"), event("b", "3", "1", "{\"arg0\":\"x\"}"));
        assertEquals(1, profile.keys().size());
        assertEquals("a", profile.labels().get(profile.keys().label(0)));
    }

    @Test
    void takesTheCrateFromTheProcessNameAndTheStartFromItsPlaceAmongProcesses() {
        Profile profile = read(event("a", 1_700_000_000_000_025L, 3), NAMED, """
                {"args":{"sort_index":1700000000000020},"name":"process_sort_index","ph":"M","pid":42,"tid":0}""");
        assertEquals(new Metadata(1_700_000_000_000_020_000L, 42, "", "wall-time", "tiny"), profile.metadata());
        assertArrayEquals(new long[] {5000}, profile.intervals().start());
    }

    @Test
    void doesNotKnowTheStartWhereTimesDoNotCountFrom1970() {
        Profile profile = read(event("a", 5, 3), """
                {"args":{"sort_index":-3},"name":"process_sort_index","ph":"M","pid":42,"tid":0}""");
        assertEquals(-1, profile.metadata().startNanos());
        assertArrayEquals(new long[] {5000}, profile.intervals().start());
    }

    @Test
    void countsFromTheFirstEventWhereOnlyTheTimeIsKnown() {
        Profile profile = read(event("a", 1_700_000_000_000_025L, 3));
        assertEquals(1_700_000_000_000_025_000L, profile.metadata().startNanos());
        assertArrayEquals(new long[] {0}, profile.intervals().start());
    }

    @Test
    void makesAProfileOfEachProcess() {
        String text = "[" + event("a", 1, 2) + "," + event("b", 1, 2).replace("42", "43") + "," + NAMED + ","
                + event("a", 3, 4) + "," + NAMED.replace("42", "43").replace("tiny", "other") + "]";
        List<Profile> profiles = TraceReader.read(file(text));
        assertEquals(List.of("tiny", "other"), profiles.stream().map(p -> p.metadata().crate()).toList());
        assertEquals(List.of(List.of("a", "a"), List.of("b")), profiles.stream().map(p -> labels(p)).toList());
    }

    @Test
    void readsAnObjectAroundTheEvents() {
        List<Profile> profiles = TraceReader.read(file("{\"metadata\":{\"x\":[1]},\"traceEvents\":["
                + event("a", 1, 2) + "],\"displayTimeUnit\":\"ns\"}"));
        assertEquals(List.of("a"), labels(profiles.get(0)));
        assertEquals(List.of(), profiles.get(0).warnings());
    }

    @Test
    void readsAGzippedFile() {
        byte[] text = ("[" + event("a", 1, 2) + "]").getBytes(StandardCharsets.UTF_8);
        Path file = ProfileWriter.write(folder.resolve("trace"), ProfileWriter.gzip(text));
        assertEquals(List.of("a"), labels(TraceReader.read(file).get(0)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "12, 12000", "12.345, 12345", "12.3, 12300", "12.3456, 12346", "12.34449, 12344", "0.001, 1",
        "-1.5, -1500", "1795527870636772.123, 1795527870636772123", "1.5e3, 1500000", "12345e-3, 12345",
        "1e-99999999999, OUT", "1e99999999, OUT", "1e-99999999, 0", "4000000000000001, OUT",
        "99999999999999999999, OUT", "1e17, OUT"})
    void readsMicrosecondsAsNanoseconds(String micros, String nanos) {
        long expected = nanos.equals("OUT") ? Micros.OUT_OF_RANGE : Long.parseLong(nanos);
        assertEquals(expected, Micros.toNanos(micros.toCharArray(), 0, micros.length()));
    }

    @Test
    void keepsFractionsOfMicroseconds() {
        Profile profile = read(event("in", "12.400", "2.001", "null"), event("out", "12.345", "2.056", "null"));
        assertArrayEquals(new long[] {12_400, 12_345}, profile.intervals().start());
        assertArrayEquals(new long[] {2_001, 55}, profile.intervals().self());
        assertEquals(List.of("in in out", "out in none"), parents(profile));
    }

    /** Really 10.9 to 12.1 and 10.8 to 12.1: both starts are cut, and both durations. */
    @Test
    void letsAnEventStickOutByOneMicrosecond() {
        Profile profile = read(event("in", 11, 2), event("out", 10, 2));
        assertEquals(List.of("in in out", "out in none"), parents(profile));
        assertArrayEquals(new long[] {2000, 0}, profile.intervals().self());
    }

    @Test
    void findsTheNestingInWhateverOrderEventsAreWritten() {
        List<String> events = List.of(event("outer", 0, 20), event("first", 0, 5), event("in first", 1, 3),
                event("second", 5, 16), event("in second", 19, 2), event("after", 30, 1));
        List<String> expected = List.of("after in none", "first in outer", "in first in first",
                "in second in second", "outer in none", "second in outer");
        assertEquals(expected, parents(read(events.toArray(String[]::new))));
        List<Integer> shuffled = List.of(3, 0, 5, 2, 4, 1);
        assertEquals(expected, parents(read(shuffled.stream().map(events::get).toArray(String[]::new))));
    }

    @Test
    void numbersThreadsThatDoNotFitAnew() {
        Profile profile = read(event("a", 1, 2), event("b", 3, 2).replace("\"tid\":7", "\"tid\":-5"),
                event("c", 5, 2).replace("\"tid\":7", "\"tid\":140737488355328"));
        assertArrayEquals(new int[] {7, -1, -2}, profile.intervals().thread());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 130, 131, 150, 200, 333, 100_000})
    void cutsTheTextAnywhereBetweenEvents(int blockBytes) {
        String text = IntStream.range(0, 50).mapToObj(i -> event("e" + i % 3, String.valueOf(10 * i), "9",
                "{\"arg0\":\"},{\\\"name\\\": \",\"arg1\":\"k" + i % 7 + "\"}")).collect(Collectors.joining(",\n "));
        for (String whole : List.of("[" + text + "]",
                "{\"traceEvents\": [" + text + "], \"x\": [{\"y\": 1},{\"z\":2}]}",
                "[" + event("n", "0", "1", "{\"list\":[{\"a\":1},{\"b\":2},{\"c\":[{\"d\":1},{\"e\":2}]}]}") + ","
                        + text + "]")) {
            Profile expected = TraceReader.read(file(whole)).get(0);
            Profile profile = TraceReader.read(file(whole), blockBytes).get(0);
            assertEquals(labels(expected), labels(profile));
            assertEquals(50, profile.intervals().size() - profile.labels().indexOf("e0"));
            assertArrayEquals(expected.intervals().key(), profile.intervals().key());
            assertArrayEquals(expected.intervals().start(), profile.intervals().start());
            assertEquals(List.of("},{\"name\": ", "k6"), profile.keys().arguments(6));
            assertEquals(expected.warnings(), profile.warnings());
        }
    }

    @Test
    void keepsWhatStandsBeforeTheEndOfACutTrace() {
        String text = "[" + event("a", 1, 2) + "," + event("b", 5, 2);
        assertEquals(List.of("the trace is truncated or corrupt after 2 events; later events are missing"),
                TraceReader.read(file(text)).get(0).warnings());
        for (int length = text.indexOf("},{") + 1; length < text.length(); length++) {
            for (int blockBytes : new int[] {50, 1 << 20}) {
                Profile profile = TraceReader.read(file(text.substring(0, length)), blockBytes).get(0);
                assertEquals(List.of("a"), labels(profile));
                assertEquals(List.of("the trace is truncated or corrupt after 1 events; later events are missing"),
                        profile.warnings());
            }
        }
    }

    @Test
    void keepsWhatStandsBeforeTheEndOfACutGzipStream() {
        byte[] text = IntStream.range(0, 5000).mapToObj(i -> event("e" + i, i, i % 17))
                .collect(Collectors.joining(",", "[", "]")).getBytes(StandardCharsets.UTF_8);
        byte[] zipped = ProfileWriter.gzip(text);
        Path file = ProfileWriter.write(folder.resolve("trace.json.gz"), Arrays.copyOf(zipped, zipped.length / 2));
        Profile profile = TraceReader.read(file).get(0);
        assertTrue(profile.intervals().size() > 1000);
        assertEquals("the gzip stream ends too early", profile.warnings().get(0));
    }

    @Test
    void skipsWhatIsNoEventAndSaysSo() {
        Profile profile = read("1", "null", "[{}]", "{}", event("sound", 1, 2),
                event("no start", "\"soon\"", "2", "null"), event("no duration", "1", "null", "null"),
                event("late", "1e30", "2", "null"), event("long", "1", "1e12", "null"),
                event("begin", 1, 2).replace("\"X\"", "\"B\""));
        assertEquals(List.of("sound"), labels(profile));
        assertEquals(List.of(
                "an event that is not an object is skipped (3 times)",
                "an object without a phase (ph) is not an event and is skipped",
                "an event without a time (ts, dur) is skipped (2 times)",
                "an event whose time is out of range is skipped (2 times)",
                "events of the phase B are not read, only complete ones (X) are"), profile.warnings());
    }

    @Test
    void keepsAnEventWhoseFieldsAreMissingOrOdd() {
        Profile profile = read("{\"ph\":\"X\",\"ts\":1,\"dur\":2}",
                "{\"ph\":\"X\",\"ts\":3,\"dur\":-2,\"name\":{\"a\":1},\"cat\":[],\"tid\":\"x\",\"args\":\"none\"}",
                "{\"ph\":\"X\",\"ts\":1,\"dur\":2,\"name\":\"a\",\"cat\":\"Daydream\",\"args\":{\"detail\":\"x\","
                        + "\"arg0\":1}}");
        assertEquals(List.of("<unknown>", "<unknown>", "a"), labels(profile));
        assertEquals(-1, profile.metadata().processId());
        assertArrayEquals(new long[] {3000, 3000, 3000}, profile.intervals().end());
        assertEquals(List.of(
                "events of the unknown kind <unknown> are kept, and counted as activities",
                "events of the unknown kind Daydream are kept, and counted as activities",
                "an event has no name; its label is <unknown> (2 times)",
                "the id of a process or thread is not a number and is taken as 0",
                "arguments (args) that are not an object are skipped",
                "an event ends before it starts; its duration is taken as 0",
                "arguments other than arg0, arg1, … are skipped"), profile.warnings());
    }

    @Test
    void saysThatMoreFollowsTheEnd() {
        String text = "[" + event("a", 1, 2) + "]";
        assertEquals(List.of("the file continues after the end of its events; the rest is not read"),
                TraceReader.read(file(text + text)).get(0).warnings());
    }

    @Test
    void failsInOneSentenceWhereNothingIsReadable() {
        assertTrue(failure("[]").contains("is JSON but not a Chrome trace"));
        assertTrue(failure("{\"query_data\":[{\"label\":\"a\"}]}").contains("is JSON but not a Chrome trace"));
        assertTrue(failure("[{\"name\":\"a\",\"instantiation_count\":1}]").contains("is JSON but not a Chrome trace"));
        assertTrue(failure("[").contains("is truncated or corrupt before its first event"));
        assertTrue(failure("[{\"name\":\"a\" oops").contains("is truncated or corrupt before its first event"));
        assertTrue(failure("[[[".repeat(9000)).contains("is truncated or corrupt before its first event"));
        assertEquals("There is no file nowhere.json.",
                assertThrows(FerrolensException.class, () -> TraceReader.read(Path.of("nowhere.json"))).getMessage());
    }

    @Test
    void tellsATraceFromOtherJson() {
        assertTrue(TraceReader.isTrace(file("[" + event("a", 1, 2) + "]")));
        assertTrue(TraceReader.isTrace(file("{\"x\":[1],\"traceEvents\":[" + NAMED)));
        assertFalse(TraceReader.isTrace(file("[{\"name\":\"a\",\"instantiation_count\":1}]")));
        assertFalse(TraceReader.isTrace(file("{\"query_data\":[{\"ph\":\"X\"}]}")));
        assertFalse(TraceReader.isTrace(file("MMPD")));
        assertTrue(TraceReader.isJson(file("\n {")));
        assertFalse(TraceReader.isJson(file("MMPD")));
        assertFalse(TraceReader.isJson(Path.of("nowhere")));
    }
}
