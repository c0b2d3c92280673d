package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions on Chrome traces. */
class TraceSessionTest {
    private static final String EVENT = """
            [{"name":"typeck","cat":"Query","ph":"X","ts":5,"dur":3,"pid":7,"tid":1,"args":{"arg0":"tiny::main"}}]""";
    private static final Path RECIPE = Path.of("../shared/docs/recipe-by-hand.md");

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Path crox(String name) {
        return Recordings.sibling(Recordings.own(name), ".crox.json.gz");
    }

    private static String rows(Relation relation) {
        return relation.rows().stream().map(Row::values).toList().toString();
    }

    @Test
    void opensATraceWhateverItIsCalled() throws IOException {
        try (Session s = Ferrolens.open(write("chrome_profiler", EVENT))) {
            assertEquals("[[typeck, tiny::main, 3000]]", rows(s.sql("SELECT label, text, self_ns"
                    + " FROM event JOIN key_text USING (key)")));
            assertEquals("[[chrome_profiler, unknown, 7, null, null, ]]", rows(s.sql(
                    "SELECT crate, crate_kind, process_id, started_ns, format_version, command FROM compilation")));
        }
    }

    @Test
    void countsNeitherATraceBesideRecordingsNorOtherJson() throws IOException {
        ProfileWriter.version(9).interval("Query", "typeck", 1, 2).writeTo(folder.resolve("tiny-7.mm_profdata"));
        write("chrome_profiler.json", EVENT);
        write("tiny.summary.json", "{\"query_data\":[{\"label\":\"typeck\"}]}");
        write("tiny.mono_items.json", "[{\"name\":\"f\",\"instantiation_count\":1}]");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals(1, s.sql("SELECT * FROM event").count());
            assertEquals(1, s.warnings().count());
            assertTrue(s.warnings().rows().get(0).getString("warning").endsWith("chrome_profiler.json is not read,"
                    + " since the recordings beside it contain more; if it is of other compilations, name it."));
        }
    }

    @Test
    void readsTheTracesOfAFolderWithoutRecordings() throws IOException {
        write("chrome_profiler.json", EVENT);
        write("tiny.mono_items.json", "[{\"name\":\"f\",\"instantiation_count\":1}]");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals(1, s.compilations().count());
            assertEquals(0, s.warnings().count());
        }
    }

    @Test
    void opensEveryProcessOfATrace() throws IOException {
        try (Session s = Ferrolens.open(write("two.json", EVENT.replace("}]", "},") + EVENT.substring(1)
                .replace("\"pid\":7", "\"pid\":8").replace("typeck", "mir_borrowck")))) {
            assertEquals("[[7, typeck], [8, mir_borrowck]]", rows(s.sql(
                    "SELECT process_id, label FROM event JOIN compilation USING (compilation) ORDER BY 1")));
        }
    }

    @Test
    void saysWhatATraceLacks() {
        try (Session s = Ferrolens.open(crox("inventory/incremental/3-edit"))) {
            assertEquals("[[LLVM passes, -Zself-profile-events=default,args,llvm], [cache hits, null], [sizes, null],"
                    + " [the command line, null]]", rows(s.lacking().select("lacks", "flag")));
            String overview = s.details().toString();
            assertTrue(overview.startsWith("inventory (unknown): "), overview);
            assertTrue(overview.contains("sizes (the sizes of codegen units and files): open the .mm_profdata file"),
                    overview);
            assertFalse(overview.contains("odd"), overview);
            assertEquals("The query artifacts needs the sizes of codegen units and files, which this recording lacks:"
                    + " record it with -Zself-profile-events=default and open the .mm_profdata file, since a Chrome"
                    + " trace does not have them.",
                    assertThrows(FerrolensException.class, s.artifacts()::rows).getMessage());
        }
    }

    /** Each breakdown has the same rows, whether it reads the recording or what crox made of it. */
    @Test
    void answersAsTheRecordingDoes() {
        try (Session recording = Ferrolens.open(Recordings.own("inventory/incremental/3-edit"));
                Session trace = Ferrolens.open(crox("inventory/incremental/3-edit"))) {
            for (String columns : List.of("summary label item_count cache_misses", "kinds kind events labels",
                    "areas area events labels", "threads thread events", "query-summary label area calls",
                    "typeck label calls", "typeck-by-function function", "monomorphization label calls",
                    "trait-resolution label calls", "llvm label calls", "llvm-by-codegen-unit codegen_unit")) {
                String[] words = columns.split(" ");
                String[] wanted = Arrays.copyOfRange(words, 1, words.length);
                assertEquals(rows(recording.query(words[0]).select(wanted).orderBy("ALL")),
                        rows(trace.query(words[0]).select(wanted).orderBy("ALL")), columns);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"format/v8", "format/v9", "inventory/incremental/3-edit"})
    void theViewTraceHoldsWhatCroxWrites(String name) {
        String written = "SELECT name, cat, ph, ts, dur, pid, tid FROM read_json(?, columns = {name: 'VARCHAR',"
                + " cat: 'VARCHAR', ph: 'VARCHAR', ts: 'BIGINT', dur: 'BIGINT', pid: 'BIGINT', tid: 'BIGINT'})"
                + " WHERE ph = 'X'";
        for (Path file : List.of(Recordings.own(name), crox(name))) {
            try (Session s = Ferrolens.open(file)) {
                assertEquals(s.sql("FROM event").count(), s.sql("FROM trace").count());
                assertEquals(0, s.sql("FROM trace EXCEPT ALL " + written, crox(name).toString()).count());
            }
        }
    }

    @Test
    void theRecipesOwnSqlRunsOnTheViewTrace() throws IOException {
        assumeTrue(Files.exists(RECIPE), "not run: the recipe " + RECIPE + " is not here");
        List<String> queries = Pattern.compile("duckdb -c \"\\n(.*?)\"", Pattern.DOTALL)
                .matcher(Files.readString(RECIPE)).results().map((MatchResult found) -> found.group(1)
                        .replaceAll("read_json\\('[^']*'\\)", "trace")).toList();
        assertEquals(2, queries.size());
        try (Session s = Ferrolens.open(crox("inventory/incremental/3-edit"))) {
            assertEquals(30, s.sql(queries.get(0)).count());
            assertEquals(50, s.sql(queries.get(1)).count());
            assertTrue(rows(s.sql(queries.get(0)).limit(3)).contains("link"), rows(s.sql(queries.get(0)).limit(3)));
        }
    }
}
