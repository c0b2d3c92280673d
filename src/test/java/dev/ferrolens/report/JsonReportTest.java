package dev.ferrolens.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.file.Resource;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports as JSON, each of which must be what the schema says. */
class JsonReportTest {
    private static final Path PLANTED = Path.of("src/test/planted");
    private static final String DEV = "src/test/profiles/inventory/dev";
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Resource.text(Report.class, "report.schema.json"));

    @TempDir
    private Path folder;

    /** Reads a report, and fails where it is not what the schema says. */
    private static JsonNode valid(Report report) {
        JsonNode json = read(report.json());
        assertEquals(List.of(), SCHEMA.validate(json).stream().map(Object::toString).toList());
        return json;
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    static Stream<Path> recordings() throws IOException {
        try (Stream<Path> planted = Files.list(PLANTED)) {
            return Stream.concat(Recordings.all().stream(),
                    planted.filter(file -> file.toString().endsWith(".gz")).sorted().toList().stream());
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("recordings")
    void everyRecordingsReportIsWhatTheSchemaSaysAndItsEvidenceRuns(Path recording) {
        try (Session s = Ferrolens.open(recording)) {
            for (JsonNode finding : valid(s.report()).get("findings")) {
                JsonNode evidence = finding.get("evidence");
                List<Row> rows = s.sql(evidence.get("sql").asText()).limit(8).rows();
                assertEquals(rows.size(), evidence.get("rows").size(), finding.toString());
            }
        }
    }

    @Test
    void theSchemaIsOneItself() {
        JsonSchema ofSchemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertEquals(List.of(), List.copyOf(ofSchemas.validate(read(Resource.text(Report.class,
                "report.schema.json")))));
    }

    @Test
    void theSchemaRejectsAReportWithoutFindingsAndOneOfAnotherVersion() {
        assertFalse(SCHEMA.validate(read("{\"format\": \"ferrolens-report\", \"version\": 1}")).isEmpty());
        try (Session s = Ferrolens.open(Recordings.own("format/v9"))) {
            String json = s.report().json();
            assertFalse(SCHEMA.validate(read(json.replace("\"version\" : 1", "\"version\" : 2"))).isEmpty());
        }
    }

    @Test
    void aFindingNamesItsItemItsCostAndWhatAnEditSaves() {
        try (Session s = Ferrolens.open(PLANTED.resolve("consteval.mm_profdata.gz"))) {
            JsonNode finding = valid(s.report()).get("findings").get(0);
            assertEquals(read("""
                    {"kind": "definition", "name": "planted_consteval::PRIMES", "crate": "planted_consteval"}"""),
                    finding.get("names").get(0));
            assertEquals("work", finding.get("cost").get("of").asText());
            assertEquals(s.findings().get(0).costNanos(), finding.get("cost").get("cost_ns").asLong());
            assertEquals("processor_time", finding.get("saving").get("kind").asText());
            assertEquals(s.findings().get(0).saving().high().nanos(), finding.get("saving").get("high_ns").asLong());
        }
    }

    @Test
    void aComparisonTellsWhatChanged() {
        try (Session before = Ferrolens.open(DEV);
                Session after = Ferrolens.open("src/test/profiles/inventory/repeat");
                Comparison change = before.compareTo(after)) {
            JsonNode comparison = valid(after.report(change)).get("comparison");
            assertEquals(change.byLabel().where("verdict NOT IN ('noise', 'same') AND apart IS NULL").count(),
                    comparison.get("labels").size());
            assertEquals("paired", comparison.get("compilations").get(0).get("verdict").asText());
        }
    }

    @Test
    void instructionsAreNotCalledNanoseconds() {
        try (Session s = Ferrolens.open(ProfileWriter.withoutMetadata(9)
                .metadata("{\"cmd\":\"rustc\",\"counter\":{\"name\":\"instructions:u\"}}")
                .interval("Query", "typeck", 0, 9_000_000, "tiny::main")
                .writeTo(folder.resolve("counted.mm_profdata")))) {
            JsonNode overview = valid(s.report()).get("overview");
            assertEquals("instructions:u", overview.get("counter").asText());
            assertEquals(9_000_000, overview.get("areas").get(0).get("self_instructions").asLong());
            assertEquals(0, overview.get("phases").size());
        }
    }

    @Test
    void aRecordingThatIsUnfinishedHasAVerdictAndNoFindings() {
        try (Session s = Ferrolens.open("src/test/cases/killed")) {
            JsonNode json = valid(s.report());
            assertEquals(0, json.get("findings").size());
            assertEquals(s.verdict().orElseThrow(), json.get("findings_note").asText());
        }
    }

    @Test
    void aFileThatCannotBeReadIsAWarningWithItsName() throws IOException {
        Files.writeString(folder.resolve("broken.mm_profdata"), "no profile");
        ProfileWriter.version(9).interval("Query", "typeck", 0, 9, "tiny::main")
                .writeTo(folder.resolve("good.mm_profdata"));
        try (Session s = Ferrolens.open(folder)) {
            JsonNode warning = valid(s.report()).get("overview").get("warnings").get(0);
            assertEquals("broken.mm_profdata", warning.get("recording").asText());
            assertTrue(warning.get("left_out").asBoolean(), warning.toString());
        }
    }
}
