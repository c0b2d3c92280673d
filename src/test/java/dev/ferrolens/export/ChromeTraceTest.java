package dev.ferrolens.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChromeTraceTest {
    private static final String METADATA = """
            {"start_time": 1700000000123456789, "process_id": 7, "cmd": "rustc --crate-name tiny"}""";
    /** Events with their parents and keys, in an order that does not depend on how they are numbered. */
    private static final String EVENTS = """
            SELECT event.thread, event.start_ns, event.duration_ns, event.self_ns, event.depth, event.outermost,
                event.kind, event.label, text, parent.label AS inside, parent.start_ns AS inside_start_ns,
                parent.duration_ns AS inside_duration_ns
            FROM event LEFT JOIN event AS parent ON parent.id = event.parent LEFT JOIN key_text ON key_text.key = event.key
            ORDER BY ALL""";

    @TempDir
    private Path folder;

    private static List<String> rows(Relation relation) {
        return relation.rows().stream().map(Row::toString).toList();
    }

    private Session session(ProfileWriter profile) {
        return Ferrolens.open(profile.writeTo(folder.resolve("tiny-7.mm_profdata")));
    }

    private static List<JsonNode> events(Session s, TraceOptions options) throws IOException {
        StringWriter text = new StringWriter();
        s.export().trace(text, options);
        List<JsonNode> events = new ArrayList<>();
        new ObjectMapper().readTree(text.toString()).forEach(events::add);
        return events;
    }

    private static List<String> intervals(Session s, TraceOptions options) throws IOException {
        return events(s, options).stream().filter(event -> event.get("ph").asText().equals("X"))
                .map(JsonNode::toString).toList();
    }

    private Session reopened(Session s) {
        Path file = folder.resolve("trace.json");
        s.export().trace(file);
        return Ferrolens.open(file);
    }

    @Test
    void anEventHasItsKindItsTimesAndItsArguments() throws IOException {
        try (Session s = session(ProfileWriter.version(9).metadata(METADATA)
                .interval(3, "Query", "typeck", 1_002, 5_000, "tiny::main", "a \"b\"\n"))) {
            assertEquals(List.of("{\"name\":\"typeck\",\"ph\":\"X\",\"pid\":7,\"cat\":\"Query\",\"ts\":1.002,"
                    + "\"dur\":3.998,\"tid\":3,\"args\":{\"arg0\":\"tiny::main\",\"arg1\":\"a \\\"b\\\"\\n\"}}"),
                    intervals(s, TraceOptions.WHOLE));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.000", "7, 0.007", "999, 0.999", "1000, 1.000", "-1, -0.001",
        "1795527870636772123, 1795527870636772.123", "281474976710655, 281474976710.655"})
    void nanosecondsAreTheFractionOfMicroseconds(long nanos, String micros) {
        assertEquals(micros, ChromeTrace.micros(nanos));
    }

    @Test
    void eventsThatBeginAtOnceComeWithTheOuterOneFirst() throws IOException {
        try (Session s = session(ProfileWriter.version(9)
                .interval("Query", "inner", 1, 2).interval("Query", "same", 1, 9).interval("Query", "outer", 1, 9))) {
            assertEquals(List.of("outer", "same", "inner"), events(s, TraceOptions.WHOLE).stream()
                    .filter(event -> event.has("dur")).map(event -> event.get("name").asText()).toList());
        }
    }

    @Test
    void processesAndThreadsHaveNames() throws IOException {
        try (Session s = session(ProfileWriter.version(9).metadata(METADATA).interval(3, "Query", "typeck", 1, 2))) {
            assertEquals(List.of(
                    "{\"name\":\"process_name\",\"ph\":\"M\",\"pid\":7,\"args\":{\"name\":\"tiny\"}}",
                    "{\"name\":\"process_sort_index\",\"ph\":\"M\",\"pid\":7,\"args\":{\"sort_index\":1700000000123456,"
                            + "\"started_ns\":1700000000123456789}}",
                    "{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":7,\"tid\":3,\"args\":{\"name\":\"3: typeck\"}}",
                    "{\"name\":\"thread_sort_index\",\"ph\":\"M\",\"pid\":7,\"tid\":3,\"args\":{\"sort_index\":0}}"),
                    events(s, TraceOptions.WHOLE).stream().limit(4).map(JsonNode::toString).toList());
        }
    }

    @Test
    void sizesAreCounters() throws IOException {
        try (Session s = session(ProfileWriter.version(9).metadata(METADATA).interval("Query", "typeck", 1_500, 2_000)
                .integer("ArtifactSize", "object_file", 10, "a.o").integer("ArtifactSize", "object_file", 20, "b.o")
                .integer("ArtifactSize", "linked_artifact", 30))) {
            assertEquals(List.of(
                    "{\"name\":\"linked_artifact\",\"ph\":\"C\",\"pid\":7,\"ts\":1.500,\"args\":{\"size\":30}}",
                    "{\"name\":\"object_file\",\"ph\":\"C\",\"pid\":7,\"ts\":1.500,\"args\":{\"a.o\":10,\"b.o\":20}}"),
                    events(s, TraceOptions.WHOLE).stream().filter(event -> event.get("ph").asText().equals("C"))
                            .map(event -> event.toString().replace("\"ts\":1.5,", "\"ts\":1.500,")).toList());
        }
    }

    @Test
    void shortEventsAreLeftOut() throws IOException {
        try (Session s = session(ProfileWriter.version(9)
                .interval("Query", "short", 0, 1_999).interval("Query", "long", 0, 2_000))) {
            List<String> written = intervals(s, TraceOptions.WHOLE.minimumDuration(Duration.ofNanos(2_000)));
            assertEquals(1, written.size());
            assertTrue(written.get(0).contains("\"long\""), written.get(0));
            assertThrows(FerrolensException.class, () -> TraceOptions.WHOLE.minimumDuration(Duration.ofNanos(-1)));
        }
    }

    @Test
    void threadsThatDoNotOverlapShareARowWhereThatIsAskedFor() throws IOException {
        try (Session s = session(ProfileWriter.version(9).interval(1, "Query", "a", 0, 100)
                .interval(2, "Query", "b", 50, 80).interval(3, "Query", "c", 90, 95)
                .interval(4, "Query", "d", 100, 110).interval(5, "Query", "e", 101, 110))) {
            assertEquals(Map.of("a", 1, "b", 2, "c", 2, "d", 2, "e", 1), rowOfLabel(s, TraceOptions.WHOLE.collapsed()));
            assertEquals(Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5), rowOfLabel(s, TraceOptions.WHOLE));
            assertEquals(List.of("1, 5: a", "2, 3, 4: b"), events(s, TraceOptions.WHOLE.collapsed()).stream()
                    .filter(event -> event.get("name").asText().equals("thread_name"))
                    .map(event -> event.get("args").get("name").asText()).toList());
        }
    }

    private static Map<String, Integer> rowOfLabel(Session s, TraceOptions options) throws IOException {
        Map<String, Integer> found = new HashMap<>();
        events(s, options).stream().filter(event -> event.has("dur"))
                .forEach(event -> found.put(event.get("name").asText(), event.get("tid").asInt()));
        return found;
    }

    @Test
    void compilationsWithTheSameProcessNumberStayApart() throws IOException {
        ProfileWriter tiny = ProfileWriter.version(9).metadata(METADATA).interval("Query", "typeck", 5, 9);
        Path one = tiny.writeTo(folder.resolve("one-7.mm_profdata"));
        Path two = tiny.writeTo(folder.resolve("two-7.mm_profdata"));
        try (Session s = Ferrolens.open(one, two); Session again = reopened(s)) {
            assertEquals(List.of("{process_id=7}", "{process_id=9}"),
                    rows(again.sql("SELECT process_id FROM compilation ORDER BY process_id")));
        }
    }

    @Test
    void timesCountFromTheFirstStartAndEachCompilationKeepsItsOwn() throws IOException {
        Path first = ProfileWriter.version(9).metadata(METADATA).interval("Query", "a", 5, 9)
                .writeTo(folder.resolve("first.mm_profdata"));
        Path second = ProfileWriter.version(9).metadata(METADATA.replace("6789", "8800").replace(": 7", ": 8"))
                .interval("Query", "b", 1, 3).writeTo(folder.resolve("second.mm_profdata"));
        try (Session s = Ferrolens.open(second, first); Session again = reopened(s)) {
            assertTrue(intervals(s, TraceOptions.WHOLE).get(0).contains("\"ts\":2.012,"));
            String question = "SELECT started_ns, label, start_ns FROM event JOIN compilation USING (compilation)"
                    + " ORDER BY label";
            assertEquals(rows(s.sql(question)), rows(again.sql(question)));
        }
    }

    @Test
    void wholeMicrosecondsAreExactToo() {
        try (Session s = session(ProfileWriter.version(9).metadata(METADATA).interval("Query", "child", 5_000, 10_000)
                .interval("Query", "parent", 0, 10_000).interval("Query", "next", 10_000, 11_000));
                Session again = reopened(s)) {
            assertEquals(rows(s.sql(EVENTS)), rows(again.sql(EVENTS)));
        }
    }

    /** Nothing is lost but what a trace has no place for. */
    @ParameterizedTest
    @ValueSource(strings = {"inventory/incremental/3-edit", "format/v8", "format/v9"})
    void ourOwnTraceOfARecordingReopensWithTheSameTimesParentsAndKeys(String name) {
        Path file = folder.resolve("it's a trace.json.gz");
        try (Session recording = Ferrolens.open(Recordings.own(name))) {
            recording.export().trace(file);
            try (Session trace = Ferrolens.open(file)) {
                assertEquals(rows(recording.sql(EVENTS)), rows(trace.sql(EVENTS)));
                String compilation = "SELECT crate, process_id, started_ns, wall_ns, threads, events FROM compilation";
                assertEquals(rows(recording.sql(compilation)), rows(trace.sql(compilation)));
            }
        }
    }

    @Test
    void aTraceIsValidJsonWithoutOverlaps() throws IOException {
        try (Session s = Ferrolens.open(Recordings.own("inventory/incremental/3-edit"))) {
            Path file = folder.resolve("trace.json");
            s.export().trace(file);
            Map<Long, List<long[]>> open = new HashMap<>();
            long before = Long.MIN_VALUE;
            int count = 0;
            for (JsonNode event : new ObjectMapper().readTree(Files.readString(file))) {
                if (!event.get("ph").asText().equals("X")) {
                    continue;
                }
                // As viewers hold them: doubles.
                long start = Math.round(event.get("ts").doubleValue() * 1000);
                long end = start + Math.round(event.get("dur").doubleValue() * 1000);
                assertTrue(start >= before);
                before = start;
                List<long[]> stack = open.computeIfAbsent(event.get("tid").asLong(), thread -> new ArrayList<>());
                while (!stack.isEmpty() && stack.get(stack.size() - 1)[0] <= start) {
                    stack.remove(stack.size() - 1);
                }
                assertTrue(stack.isEmpty() || end <= stack.get(stack.size() - 1)[0], event::toString);
                stack.add(new long[] {end});
                count++;
            }
            assertEquals(s.sql("FROM event").count(), count);
        }
    }
}
