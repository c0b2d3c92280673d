package dev.ferrolens.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.report.HtmlReport;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folded stacks, speedscope, database files and Parquet. */
class FilesTest {
    @TempDir
    private Path folder;

    private static long sum(Relation relation, String column) {
        return relation.rows().stream().mapToLong(row -> row.getLong(column)).sum();
    }

    private static String rows(Relation relation) {
        return relation.rows().stream().map(Row::values).toList().toString();
    }

    /** The rows, or the sentence about what the recording lacks. */
    private static String answer(Session session, NamedQuery query) {
        try {
            return rows(session.query(query.name()));
        } catch (FerrolensException e) {
            return e.getMessage();
        }
    }

    private Session tiny() {
        return Ferrolens.open(ProfileWriter.version(9)
                .interval("Query", "fn_sig", 10, 15, "tiny::f")
                .interval("Query", "typeck", 10, 30, "tiny::main")
                .interval(2, "GenericActivity", "LLVM_module_optimize", 20, 60, "tiny.1-cgu.0")
                .writeTo(folder.resolve("tiny-1.mm_profdata")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"format/v8", "format/v9", "inventory/incremental/3-edit"})
    void foldedStacksAreThoseOfTheReferenceTool(String name) throws IOException {
        Path recording = Recordings.own(name);
        Path file = folder.resolve("stacks.folded");
        try (Session s = Ferrolens.open(recording)) {
            s.export().folded(file);
        }
        try (BufferedReader reference = new BufferedReader(new InputStreamReader(new GZIPInputStream(
                Files.newInputStream(Recordings.sibling(recording, ".folded.gz"))), StandardCharsets.UTF_8))) {
            assertEquals(reference.lines().sorted().toList(), Files.readAllLines(file).stream().sorted().toList());
        }
    }

    @Test
    void aFileThatIsReplacedKeepsItsMode() throws IOException {
        Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-r-----");
        try (Session s = tiny()) {
            for (String name : List.of("t.json", "t.folded.gz", "t.duckdb", "t.csv")) {
                Path file = Files.writeString(folder.resolve(name), "old");
                assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
                Files.setPosixFilePermissions(file, mode);
            }
            s.export().trace(folder.resolve("t.json"));
            s.export().folded(folder.resolve("t.folded.gz"));
            s.export().database(folder.resolve("t.duckdb"));
            s.areas().csv(folder.resolve("t.csv"));
            for (String name : List.of("t.json", "t.folded.gz", "t.duckdb", "t.csv")) {
                assertEquals(mode, Files.getPosixFilePermissions(folder.resolve(name)), name);
            }
        }
    }

    @Test
    void everyDoorTakesTheNameOfAFileToo() {
        try (Session s = tiny()) {
            s.export().trace(folder + "/t.json");
            s.export().trace(folder + "/c.json", TraceOptions.WHOLE.collapsed());
            s.export().folded(folder + "/t.folded");
            s.export().speedscope(folder + "/s.json");
            s.export().database(folder + "/t.duckdb");
            s.export().parquet(folder + "/parquet");
            HtmlReport.write(s.report(), folder + "/report.html");
            for (String name : List.of("t.json", "c.json", "t.folded", "s.json", "t.duckdb", "parquet",
                    "report.html")) {
                assertTrue(Files.exists(folder.resolve(name)), name);
            }
        }
    }

    @Test
    void speedscopeOpensAndClosesFramesInTurn() throws IOException {
        Path file = folder.resolve("s.json");
        try (Session s = Ferrolens.open(Recordings.own("inventory/dev/inventory"))) {
            s.export().speedscope(file);
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            long opened = 0;
            for (JsonNode profile : json.get("profiles")) {
                Deque<Integer> open = new ArrayDeque<>();
                double last = profile.get("startValue").asDouble();
                for (JsonNode event : profile.get("events")) {
                    assertTrue(event.get("at").asDouble() >= last);
                    last = event.get("at").asDouble();
                    if (event.get("type").asText().equals("O")) {
                        open.push(event.get("frame").asInt());
                        opened++;
                    } else {
                        assertEquals(open.pop(), event.get("frame").asInt());
                    }
                }
                assertTrue(open.isEmpty());
            }
            assertEquals(s.sql("SELECT id FROM event").count(), opened);
        }
    }

    @Test
    void aDatabaseAnswersEveryQueryAsTheSessionThatItCameFrom() {
        Path file = folder.resolve("it's.duckdb");
        try (Session s = Ferrolens.open(Recordings.own("inventory/incremental/3-edit"))) {
            s.export().database(file);
            try (Session again = Ferrolens.open(file)) {
                assertEquals(s.toString(), again.toString());
                for (NamedQuery query : s.queries()) {
                    assertEquals(answer(s, query), answer(again, query), query.name());
                }
            }
        }
    }

    @Test
    void aDatabaseFileIsReplacedAsAWhole() throws IOException {
        Path file = folder.resolve("s.duckdb");
        Files.writeString(file, "something older");
        try (Session s = tiny()) {
            s.export().database(file);
            try (Session again = Ferrolens.open(file)) {
                assertEquals(3, again.sql("SELECT id FROM event").count());
            }
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of("s.duckdb", "tiny-1.mm_profdata"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsASentence() {
        try (Session s = tiny()) {
            for (Runnable export : List.<Runnable>of(
                    () -> s.export().folded(folder.resolve("no/such/stacks")),
                    () -> s.export().database(folder.resolve("no/such/s.duckdb")))) {
                FerrolensException e = assertThrows(FerrolensException.class, export::run);
                assertTrue(e.getMessage().contains("such"), e.getMessage());
            }
            assertEquals(3, s.sql("SELECT id FROM event").count());
        }
    }

    @Test
    void parquetKeepsEveryTable() {
        Path out = folder.resolve("it's parquet");
        try (Session s = tiny()) {
            s.export().parquet(out);
            assertEquals(sum(s.sql("SELECT self_ns FROM event"), "self_ns"),
                    sum(s.sql("SELECT self_ns FROM read_parquet(?)", out.resolve("event/*/*.parquet").toString()),
                            "self_ns"));
            assertEquals(s.sql("SELECT key FROM key").count(),
                    s.sql("SELECT key FROM read_parquet(?)", out.resolve("key/*.parquet").toString()).count());
            assertThrows(FerrolensException.class, () -> s.export().parquet(out));
        }
    }
}
