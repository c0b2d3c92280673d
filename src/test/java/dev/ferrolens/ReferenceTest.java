package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferrolens.relation.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The summary equals what the reference tool says, to the nanosecond and the unit. */
class ReferenceTest {
    private static final Map<String, String> REFERENCE_NAMES = Map.of(
            "self_ns", "self_time_ns",
            "time_ns", "time_ns",
            "item_count", "invocation_count",
            "cache_misses", "number_of_cache_misses",
            "cache_hits", "number_of_cache_hits",
            "blocked_ns", "blocked_time_ns",
            "incremental_load_ns", "incremental_load_time_ns",
            "incremental_hashing_ns", "incremental_hashing_time_ns");

    static List<Path> recordings() {
        return Recordings.withReference();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void summaryEqualsTheReference(Path recording) throws IOException {
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        for (JsonNode label : reference(recording).get("query_data")) {
            Map<String, Long> numbers = new TreeMap<>();
            REFERENCE_NAMES.forEach((ours, theirs) -> numbers.put(ours, label.get(theirs).asLong()));
            expected.put(label.get("label").asText(), numbers);
        }
        Map<String, Map<String, Long>> actual = new TreeMap<>();
        try (Session s = Ferrolens.open(recording)) {
            for (Row row : s.summary().rows()) {
                Map<String, Long> numbers = new TreeMap<>();
                REFERENCE_NAMES.keySet().forEach(ours -> numbers.put(ours, row.getLong(ours)));
                actual.put(row.getString("label"), numbers);
            }
        }
        assertEquals(expected, actual);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void timeOfThreadsEqualsTheReference(Path recording) throws IOException {
        try (Session s = Ferrolens.open(recording)) {
            long total = s.threads().rows().stream()
                    .mapToLong(thread -> thread.getLong("last_ns") - thread.getLong("first_ns")).sum();
            assertEquals(reference(recording).get("total_time_ns").asLong(), total);
        }
    }

    private static JsonNode reference(Path recording) throws IOException {
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(Recordings.sibling(recording, ".summary.json.gz")))) {
            return JsonMapper.builder().build().readTree(in);
        }
    }
}
