package dev.ferrolens.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.html.Hostile;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {
    @TempDir
    private Path folder;

    private static String rows(Relation relation) {
        return relation.rows().stream().map(Row::values).toList().toString();
    }

    private Path write(String crate, ProfileWriter events) {
        return events.metadata("{\"start_time\":1,\"process_id\":7,\"cmd\":\"rustc --crate-name " + crate + "\"}")
                .writeTo(folder.resolve(crate + "-" + folder.toFile().list().length + ".mm_profdata"));
    }

    /**
     * Two units that two threads optimise and emit one after the other, while the first thread waits; then it links.
     *
     * <pre>
     * 1  analysis | codegen a | codegen b | …          | link
     * 2                       | a: optimise emit |
     * 3                                     | b: optimise |
     * </pre>
     */
    private Path built() {
        return write("built", ProfileWriter.withoutMetadata(9)
                .interval(1, "GenericActivity", "analysis", 100, 1_100)
                .interval(1, "GenericActivity", "codegen_module", 1_100, 1_200, "x.1-cgu.0", "9")
                .interval(1, "GenericActivity", "codegen_module", 1_200, 1_300, "x.1-cgu.1", "9")
                .interval(2, "GenericActivity", "LLVM_module_optimize", 1_210, 1_400, "x.1-cgu.0")
                .interval(2, "GenericActivity", "LLVM_module_codegen_emit_obj", 1_400, 1_500, "x.1-cgu.0")
                .interval(2, "GenericActivity", "codegen_module_optimize", 1_205, 1_500)
                .interval(3, "GenericActivity", "LLVM_lto_optimize", 1_510, 1_600, "x.1-cgu.1")
                .interval(1, "GenericActivity", "finish_ongoing_codegen", 1_300, 1_600)
                .interval(1, "GenericActivity", "link_crate", 1_600, 1_700));
    }

    @Test
    void tellsStageAndUnitOfEachThreadSinceTheFirstEvent() {
        try (Session s = Ferrolens.open(built())) {
            assertEquals("[[1, front end, null, 0, 1000], [1, codegen, x.1-cgu.0, 1000, 1100],"
                    + " [1, codegen, x.1-cgu.1, 1100, 1200], [2, LLVM, null, 1105, 1110],"
                    + " [2, optimise, x.1-cgu.0, 1110, 1300], [2, emit, x.1-cgu.0, 1300, 1400],"
                    + " [3, LTO, x.1-cgu.1, 1410, 1500], [1, linking, null, 1500, 1600]]",
                    rows(s.query("schedule").select("thread", "stage", "codegen_unit", "start_ns", "end_ns")));
        }
    }

    @Test
    void threadsThatFollowEachOtherShareALaneAndTheFirstHasItsOwn() {
        try (Session s = Ferrolens.open(built())) {
            String svg = s.schedule().svg();
            assertTrue(svg.contains(">thread 1<") && svg.contains(">threads 2 … 3<"), svg);
            assertTrue(svg.contains("LTO · x.1-cgu.1 · thread 3 · 90 ns from 1.41 µs"), svg);
        }
    }

    @Test
    void twoBuildsStandOneAboveTheOtherOnOneScale() {
        Path other = write("built", ProfileWriter.withoutMetadata(9)
                .interval(1, "GenericActivity", "analysis", 0, 3_000));
        try (Session before = Ferrolens.open(built()); Session after = Ferrolens.open(other)) {
            String svg = before.compareTo(after).schedule().svg();
            int first = svg.indexOf("before: built");
            assertTrue(first > 0 && svg.indexOf("after: built") > first, svg);
            assertTrue(svg.contains(">3 µs<"), svg);
        }
    }

    @Test
    void aBuildMarksItsCriticalPath() {
        long begin = 1_700_000_000_000_000_000L;
        for (String crate : List.of("a", "b")) {
            ProfileWriter.withoutMetadata(9)
                    .interval("GenericActivity", "write_crate_metadata", 39, 40)
                    .interval("GenericActivity", "analysis", 0, crate.equals("a") ? 100 : 60)
                    .metadata("{\"start_time\":" + begin + ",\"process_id\":7,\"cmd\":\"rustc --crate-name " + crate
                            + " --crate-type lib -C extra-filename=-" + crate + "\"}")
                    .writeTo(folder.resolve(crate + "-1.mm_profdata"));
        }
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[[b, false, 0, 40, 60], [a, true, 0, 40, 100]]", rows(s.query("build-schedule")
                    .select("crate", "is_critical", "start_ns", "metadata_ns", "end_ns")));
            String svg = s.build().schedule().svg();
            assertTrue(svg.contains("a · library · on the critical path · 100 ns from 0 ns"), svg);
            assertTrue(svg.contains(">critical path<"), svg);
        }
    }

    /** Writes a crate of a build, which starts and ends at a time and uses the metadata of another. */
    private void crate(String name, String kind, String uses, long start, ProfileWriter events) {
        events.metadata("{\"start_time\":" + (1_700_000_000_000_000_000L + start) + ",\"process_id\":7,\"cmd\":\"rustc"
                + " --crate-name " + name + " --crate-type " + kind + " -C extra-filename=-" + name
                + (uses.isEmpty() ? "" : " --extern " + uses + "=/t/lib" + uses + "-" + uses + ".rmeta") + "\"}")
                .writeTo(folder.resolve(name + "-1.mm_profdata"));
    }

    private Session pipelined() {
        crate("a", "lib", "", 0, ProfileWriter.withoutMetadata(9)
                .interval("GenericActivity", "write_crate_metadata", 39, 40)
                .interval("GenericActivity", "codegen_crate", 50, 80)
                .interval("GenericActivity", "link_crate", 80, 95)
                .interval("GenericActivity", "analysis", 0, 100));
        crate("b", "lib", "a", 60, ProfileWriter.withoutMetadata(9).interval("GenericActivity", "analysis", 0, 90));
        return Ferrolens.open(folder);
    }

    @Test
    void aCrateIsDividedIntoItsSectionsAndSaysWhatItWaitedFor() {
        try (Session s = pipelined()) {
            assertEquals("[[a, 0, 40, 50, 80, 95, 100, null, 0], [b, 60, null, null, null, null, 150, 0, 40]]",
                    rows(s.query("build-schedule").select("crate", "start_ns", "metadata_ns", "codegen_ns",
                            "linking_ns", "linked_ns", "end_ns", "waited_for", "ready_ns")));
            String svg = s.build().schedule().svg();
            assertTrue(svg.contains("a · library · on the critical path · 100 ns from 0 ns · front end 50 ns · codegen"
                    + " 30 ns · linking 15 ns · other 5 ns · metadata after 40 ns · waited for by b"), svg);
            assertTrue(svg.contains("waited for a, started 20 ns later"), svg);
        }
    }

    @Test
    void durationsStandBehindTheBarsAndWhatRanAtOnceBelow() {
        try (Session s = pipelined()) {
            String svg = s.build().schedule().svg();
            assertTrue(svg.contains(">100 ns</text>") && svg.contains(">90 ns</text>"), svg);
            assertTrue(svg.contains(">at once, up to 2<"), svg);
            assertTrue(svg.contains("1 compiling, 1 ready · 20 ns from 40 ns"), svg);
            assertTrue(svg.contains("2 compiling, 0 ready · 40 ns from 60 ns"), svg);
        }
    }

    @Test
    void aCrateThatIsNotThereIsASentence() {
        try (Session s = Ferrolens.open(built())) {
            assertEquals("There is no crate bilt in this session; did you mean built?",
                    assertThrows(FerrolensException.class, () -> s.schedule("bilt")).getMessage());
        }
    }

    @Test
    void ofARecordingTheRowsAddUpToTheWork() {
        try (Session s = Ferrolens.open(Recordings.own("inventory/incremental/3-edit"))) {
            assertEquals(s.compilations().rows().get(0).getLong("work_ns"),
                    s.query("schedule").rows().stream().mapToLong(row -> row.getLong("work_ns")).sum());
        }
    }

    @Test
    void namesOfUnitsAreTextWhateverIsInThem() {
        ProfileWriter hostile = ProfileWriter.withoutMetadata(9);
        ProfileWriter plain = ProfileWriter.withoutMetadata(9);
        int at = 0;
        for (String name : Hostile.NAMES) {
            hostile.interval("GenericActivity", "codegen_module", at, at + 50, name);
            plain.interval("GenericActivity", "codegen_module", at, at + 50, "unit" + at);
            at += 100;
        }
        try (Session s = Ferrolens.open(write("x", hostile)); Session t = Ferrolens.open(write("x", plain))) {
            assertEquals(withoutTexts(t.schedule().page()), withoutTexts(s.schedule().page()));
        }
    }

    /** Which names fit on their bars depends on how long they are. */
    private static List<String> withoutTexts(String html) {
        return Hostile.tags(html).stream().filter(tag -> !tag.matches("</?text>?")).toList();
    }
}
