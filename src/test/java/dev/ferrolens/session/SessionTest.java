package dev.ferrolens.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    @TempDir
    private Path folder;

    private Path profile(String name, ProfileWriter writer) {
        return writer.writeTo(folder.resolve(name));
    }

    /** Front end 0 to 30 (typeck 10 to 20), codegen to 60, LLVM on another thread from 50 to 80, linker to 100. */
    private static ProfileWriter build() {
        return ProfileWriter.version(9)
                .interval("Query", "typeck", 10, 20, "tiny::main")
                .interval("GenericActivity", "analysis", 0, 30)
                .interval("GenericActivity", "codegen_crate", 30, 60)
                .interval(2, "GenericActivity", "LLVM_module_optimize", 50, 80, "tiny.1-cgu.0")
                .interval("GenericActivity", "finish_ongoing_codegen", 60, 80)
                .interval("GenericActivity", "link_crate", 80, 100)
                .interval("GenericActivity", "self_profile_alloc_query_strings", 100, 110);
    }

    private static String rows(Relation relation) {
        return relation.rows().stream().map(Row::values).toList().toString();
    }

    @Test
    void splitsTheWallTimeIntoPhases() {
        try (Session s = Ferrolens.open(profile("tiny-1.mm_profdata", build()))) {
            assertEquals("[[front end, 30], [codegen, 30], [LLVM alone, 20], [linking, 20], [profiler, 10]]",
                    rows(s.phases().select("phase", "wall_ns")));
        }
    }

    @Test
    void keepsWaitingAndTheProfilerOutOfTheSharesOfWork() {
        try (Session s = Ferrolens.open(profile("tiny-1.mm_profdata", build()))) {
            assertEquals("[[llvm, 30, 37.5], [linking, 20, 25.0], [other, 20, 25.0], [typeck, 10, 12.5],"
                    + " [waiting, 50, null], [profiler, 10, null]]",
                    rows(s.areas().select("area", "self_ns", "share_pct")));
        }
    }

    @Test
    void tellsHowBusyEachThreadWas() {
        try (Session s = Ferrolens.open(profile("tiny-1.mm_profdata", build()))) {
            assertEquals("[[1, 0, 110, 110, 50], [2, 50, 80, 30, 30]]",
                    rows(s.threads().select("thread", "first_ns", "last_ns", "busy_ns", "work_ns")));
        }
    }

    @Test
    void findsQueriesLongerThanABound() {
        Path file = profile("tiny-1.mm_profdata", ProfileWriter.version(9)
                .interval("Query", "typeck", 0, 10_000_001).interval("Query", "type_of", 0, 9_000_000));
        try (Session s = Ferrolens.open(file)) {
            assertEquals(1, s.longQueries().count());
            assertEquals(2, s.longQueries(Duration.ofMillis(5)).count());
        }
    }

    @Test
    void saysWhichFlagRecordsWhatAQueryNeeds() {
        Path file = profile("tiny-1.mm_profdata", ProfileWriter.version(9).interval("Query", "typeck", 0, 9));
        try (Session s = Ferrolens.open(file)) {
            String sentence = "The query typeck-by-function needs the queries' arguments, which this recording lacks:"
                    + " record it with -Zself-profile-events=default,args.";
            assertEquals(sentence, s.typeck().byFunction().toString());
            assertEquals(sentence, s.typeck().byFunction().limit(3).toString());
            assertEquals(sentence, assertThrows(FerrolensException.class, s.typeck().byFunction()::rows).getMessage());
        }
    }

    @Test
    void findingsAreLookedForOnce() {
        try (Session s = Ferrolens.open(profile("tiny-1.mm_profdata", build()))) {
            assertSame(s.findings(), s.findings());
        }
    }

    @Test
    void printsTheDetails() {
        try (Session s = Ferrolens.open(profile("tiny-1.mm_profdata", build()))) {
            String overview = s.details().toString();
            assertTrue(overview.startsWith(
                    "tiny (unknown): 110 ns from first event to last, 80 ns of work on 2 threads"),
                    overview);
            for (String part : List.of("front end", "Work by area", "typeck", "LLVM passes (LLVM time by pass and by"
                    + " function): record with -Zself-profile-events=default,args,llvm")) {
                assertTrue(overview.contains(part), overview);
            }
            assertFalse(overview.contains("odd"), overview);
        }
    }

    private Path profileOf(int process, String notes) throws IOException {
        Path file = profile("tiny-00000" + process + ".mm_profdata", ProfileWriter.version(9)
                .interval("Query", "typeck", 0, 1000));
        Files.writeString(folder.resolve("tiny-00000" + process + ".process.json"), notes);
        return file;
    }

    @Test
    void readsWhatRecordNotedOfTheProcess() throws IOException {
        Path file = profileOf(42, "{\"process_id\": 42, \"cores\": 2, \"cpu_ns\": 900, \"peak_rss_bytes\": 5000,"
                + " \"cleaned\": true, \"more\": []}");
        try (Session s = Ferrolens.open(file)) {
            assertEquals("[[900, 5000, 2, true]]", rows(s.sql("SELECT cpu_ns, peak_rss_bytes, cores, cleaned"
                    + " FROM compilation")));
            assertEquals(rows(s.compilations().select("cpu_ns", "peak_rss_bytes", "cores", "cleaned")),
                    rows(s.sql("SELECT cpu_ns, peak_rss_bytes, cores, cleaned FROM compilation")));
            assertTrue(s.details().toString().contains(
                    "1.00 µs of work on 1 threads, 900 ns of processor time, 2 cores, 5.00 kB"
                            + " of memory, 1 events"), s.details().toString());
            assertFalse(s.details().toString().contains("the processors did"), s.details().toString());
        }
    }

    @Test
    void withoutNotesProcessorTimeIsNotKnown() {
        try (Session s = Ferrolens.open(profile("tiny-1.mm_profdata", build()))) {
            assertEquals("[[null, null, null, false]]",
                    rows(s.compilations().select("cpu_ns", "peak_rss_bytes", "cores", "cleaned")));
        }
    }

    @Test
    void tellsThatThreadsWithoutACoreInflateTheWork() throws IOException {
        Path half = profileOf(42, "{\"cores\": 2, \"cpu_ns\": 400}");
        Path most = profileOf(43, "{\"cores\": 2, \"cpu_ns\": 900}");
        try (Session s = Ferrolens.open(half); Session both = Ferrolens.open(half, most)) {
            assertTrue(s.details().toString().contains(
                    "The processor time is 400 ns for 1.00 µs of work (40 %): the time of an"
                            + " event includes waiting for a core, if more threads or programs run than there are cores"
                            + " (2).\nSo the shares of work on many threads at once are too large"), s.details()
                                    .toString());
            assertTrue(both.details().toString().contains("The processor time is 1.30 µs for 2.00 µs of work (65 %)"),
                    both.details().toString());
            assertTrue(both.details().toString().contains("cpu_ns"), both.details().toString());
        }
    }

    @Test
    void countsThatAreNoTimeAreNotComparedWithProcessorTime() throws IOException {
        Path file = profile("tiny-1.mm_profdata", ProfileWriter.withoutMetadata(9)
                .metadata("{\"cmd\":\"rustc\",\"counter\":{\"name\":\"instructions:u\"}}")
                .interval("Query", "typeck", 0, 1000));
        Files.writeString(folder.resolve("tiny-1.process.json"), "{\"cpu_ns\": 4}");
        try (Session s = Ferrolens.open(file)) {
            assertTrue(s.details().toString().contains(" 4 ns of processor time"), s.details().toString());
            assertFalse(s.details().toString().contains("the processors did"), s.details().toString());
        }
    }

    @Test
    void whatLlvmRecordedBesideARecordingIsNothingOdd() throws IOException {
        profile("tiny-42.mm_profdata", build());
        Files.writeString(folder.resolve("tiny-42.llvm_timings.json"), "{\"traceEvents\":[{\"pid\":42,\"tid\":1,"
                + "\"ts\":1,\"ph\":\"X\",\"dur\":2,\"name\":\"OptModule\"}]}");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals(1, s.compilations().count());
            assertEquals(0, s.warnings().count());
        }
    }

    @Test
    void notesThatCannotBeReadAreAWarning() throws IOException {
        for (String notes : List.of("", "[]", "{", "{\"cpu_ns\": -5}", "{\"cores\": 0}", "{\"cpu_ns\": 1e400}",
                "{\"peak_rss_bytes\": \"much\"}", "{\"process_id\": 7}", "[".repeat(100_000))) {
            try (Session s = Ferrolens.open(profileOf(42, notes))) {
                assertEquals("[[null]]", rows(s.compilations().select("cpu_ns")), notes);
                assertTrue(s.warnings().rows().get(0).getString("warning").endsWith("; the recording is read without"
                        + " it."), notes);
            }
        }
    }

    @Test
    void showsWarningsInTheOverview() {
        Path file = profile("tiny-1.mm_profdata", ProfileWriter.version(9).interval("Daydream", "typeck", 0, 9));
        try (Session s = Ferrolens.open(file)) {
            assertTrue(s.details().toString().contains("events of the unknown kind Daydream"), s.details().toString());
        }
    }

    @Test
    void opensAFolderAndWarnsOfABrokenFileInIt() throws IOException {
        profile("a-1.mm_profdata", build());
        profile("b-2.mm_profdata", build());
        Files.writeString(folder.resolve("c-3.mm_profdata"), "broken");
        Files.writeString(folder.resolve("notes.txt"), "no profile");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals(2, s.compilations().count());
            assertEquals(14, s.sql("SELECT * FROM event").count());
            assertTrue(s.warnings().rows().get(0).getString("warning").contains("c-3.mm_profdata"));
        }
    }

    @Test
    void numbersOfEventsAndKeysAreUniqueInASession() {
        Path one = profile("a-1.mm_profdata", build());
        Path two = profile("b-2.mm_profdata", build());
        try (Session s = Ferrolens.open(one, two)) {
            assertEquals(14, s.sql("SELECT DISTINCT id FROM event").count());
            assertEquals("[[0], [1]]", rows(s.sql("SELECT compilation FROM event JOIN key_text USING (key)"
                    + " WHERE text = 'tiny::main' ORDER BY compilation")));
            assertEquals("[[0, typeck, analysis], [1, typeck, analysis]]",
                    rows(s.sql("SELECT e.compilation, e.label, p.label AS around FROM event e JOIN event p"
                            + " ON p.id = e.parent ORDER BY e.compilation")));
        }
    }

    @Test
    void readsTheTextOfKeys() {
        Path file = profile("a-1.mm_profdata", ProfileWriter.version(9).interval("Query", "items_of_instance", 0, 9,
                "(Instance { def: Item(DefId(2:10777 ~ core[c1f1]::option::{impl#0}::insert)), args: [model::Item] },"
                        + " UsedItems)"));
        try (Session s = Ferrolens.open(file)) {
            assertEquals("[[instance, core, core::option, core::option::{impl#0}::insert, item, tiny::model::Item]]",
                    rows(s.sql("SELECT form, crate, module, definition, instance_kind, type_arguments FROM key")));
        }
    }

    @Test
    void keepsInstantsOnlyIfAsked() {
        String file = profile("a-1.mm_profdata", ProfileWriter.version(9).instant("QueryCacheHit", "type_of", 5)
                .interval("Query", "typeck", 0, 9)).toString();
        try (Session s = Ferrolens.open(file); Session all = Ferrolens.openWithInstants(file)) {
            assertEquals(0, s.sql("SELECT * FROM instant").count());
            assertEquals("[[type_of, 5, typeck]]", rows(all.sql(
                    "SELECT i.label, at_ns, e.label AS around FROM instant i"
                            + " JOIN event e ON e.id = i.parent")));
            assertEquals(1, s.sql("SELECT * FROM cache_hit").count());
        }
    }

    @Test
    void keepsInstantsOfWhatWasRecordedForTheGraph() throws IOException {
        String file = profile("a-1.mm_profdata", ProfileWriter.version(9).instant("QueryCacheHit", "type_of", 5)
                .interval("Query", "typeck", 0, 9)).toString();
        Files.writeString(folder.resolve("a-1.process.json"), "{\"graph\": true}");
        try (Session s = Ferrolens.open(file)) {
            assertEquals(1, s.sql("SELECT * FROM instant").count());
        }
    }

    @Test
    void readsAProfileInSqlOfOnesOwn() {
        Path file = profile("a-1.mm_profdata", build());
        try (Session s = Ferrolens.open(file)) {
            assertEquals("[[typeck, tiny::main, 10]]", rows(s.sql(
                    "SELECT label, key, self_ns FROM read_mm_profdata(?) WHERE kind = 'Query'", file.toString())));
            assertEquals("There is no file none.mm_profdata.",
                    s.sql("SELECT * FROM read_mm_profdata('none.mm_profdata')").toString());
        }
    }

    @Test
    void anOptionThatIsNoNumberIsNotKnown() {
        Path file = profile("a-1.mm_profdata", ProfileWriter.withoutMetadata(9)
                .metadata("{\"cmd\":\"rustc --crate-name tiny -Ccodegen-units=many\"}")
                .interval("Query", "typeck", 0, 9));
        try (Session s = Ferrolens.open(file)) {
            assertEquals("[[tiny, null, null, null]]",
                    rows(s.sql("SELECT crate, codegen_units, process_id, started_ns FROM compilation")));
        }
    }

    @Test
    void aCrateWhoseNameIsNoNameOfAFileOpensAllTheSame() {
        try (Session s = Ferrolens.open(profile("a-1.mm_profdata", ProfileWriter.version(9)
                .metadata("{\"start_time\": 1, \"process_id\": 7, \"cmd\": \"rustc --crate-name ../a\\u0000b\"}")
                .interval("Query", "typeck", 0, 10, "a::main")))) {
            assertEquals(10, s.areas().rows().get(0).getLong("self_ns"));
        }
    }

    @Test
    void schemaDocumentsEveryColumn() {
        try (Session s = Ferrolens.open(profile("a-1.mm_profdata", build()))) {
            assertEquals(14, s.schema().where("table_name = ?", "key").count());
            for (Row column : s.schema().rows()) {
                assertFalse(column.getString("about") == null, column.toString());
            }
        }
    }

    @Test
    void opensARecordingWithoutEvents() {
        try (Session s = Ferrolens.open(profile("none-1.mm_profdata", ProfileWriter.version(9)))) {
            assertEquals(0, s.summary().count());
            assertTrue(s.details().toString().contains("queries (every answer"), s.details().toString());
        }
    }

    @Test
    void failsInOneSentenceWhereThereIsNothingToOpen() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertTrue(failure(empty).startsWith("The folder " + empty + " contains no .mm_profdata file"));
        assertEquals("There is no file nowhere.", failure(Path.of("nowhere")));
        assertTrue(failure().startsWith("Nothing to open"));
    }

    private static String failure(Path... paths) {
        return assertThrows(FerrolensException.class, () -> Ferrolens.open(paths)).getMessage();
    }

    /** From Java, by query name and in plain SQL: the same numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"own:inventory/dev/inventory", "inventory/release-llvm/inventory"})
    void everyAreaAnswersTheSameThreeWays(String name) {
        Path recording = name.startsWith("own:") ? Recordings.own(name.substring(4)) : Recordings.beside(name);
        try (Session s = Ferrolens.open(recording)) {
            Map<String, Relation> doors = Map.of(
                    "monomorphization", s.monomorphization().byLabel(),
                    "monomorphization-slowest", s.monomorphization().slowest(),
                    "trait-resolution", s.traitResolution().byLabel(),
                    "trait-resolution-slowest", s.traitResolution().slowest(),
                    "typeck", s.typeck().byLabel(),
                    "typeck-by-function", s.typeck().byFunction(),
                    "llvm", s.llvm().byLabel(),
                    "llvm-by-codegen-unit", s.llvm().byCodegenUnit());
            doors.forEach((query, door) -> {
                String answer = rows(door);
                assertTrue(door.count() > 0, query);
                assertEquals(answer, rows(s.query(query)));
                assertEquals(answer, rows(s.sql(door.sql())));
            });
        }
    }
}
