package dev.ferrolens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.ferrolens.Ferrolens;
import dev.ferrolens.report.HtmlReport;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that once broke something, each with the right answer. */
@Tag("slow")
class HostileCasesTest {
    private static final Path CASES = Path.of("src/test/cases/hostile");
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir
    private Path folder;

    private static Session open(String name) {
        return Ferrolens.open(CASES.resolve(name));
    }

    private static Map<String, Long> selfTimes(Session s) {
        return s.summary().rows().stream().collect(Collectors.toMap(row -> row.getString("label"),
                row -> row.getLong("self_ns")));
    }

    private static String warnings(Session s) {
        return s.warnings().rows().stream().map(row -> row.getString("warning")).collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlap.mm_profdata", "overlapping-siblings.mm_profdata", "start-one.mm_profdata",
        "start-folder", "meta.json", "empty-counter.mm_profdata", "hits-overflow.mm_profdata.gz",
        "sum-33000.mm_profdata.gz"})
    void everyAnswerIsPossible(String name) throws IOException {
        try (Session s = open(name)) {
            Answers.of(s, Files.createDirectory(folder.resolve("written")), false);
        }
    }

    @Test
    void siblingsThatOverlapShareTheirTime() {
        try (Session s = open("overlapping-siblings.mm_profdata")) {
            // child runs from 1 to 8 ms, child2 from 3 to 9, both in typeck, which takes 10 ms.
            assertEquals(Map.of("child", 2_000_000L, "child2", 6_000_000L, "typeck", 2_000_000L), selfTimes(s));
            assertEquals(100, s.areas().rows().stream().mapToDouble(row -> row.getDouble("share_pct")).sum(), 1e-9);
            assertEquals("an event overlaps another one of its thread; it is cut where the other one begins",
                    warnings(s));
        }
    }

    @Test
    void eventsThatOverlapTakeNoMoreThanTheWall() {
        try (Session s = open("overlap.mm_profdata")) {
            assertEquals(Map.of("a", 5L, "b", 10L), selfTimes(s));
            assertEquals(15, s.compilations().rows().get(0).getLong("wall_ns"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start-one.mm_profdata", "start-folder", "meta.json"})
    void aStartOutOfRangeIsNotKnown(String name) {
        try (Session s = open(name)) {
            assertTrue(s.sql("FROM compilation WHERE started_ns IS NULL").count() > 0);
            assertTrue(warnings(s).contains("out of range"), warnings(s));
        }
    }

    @Test
    void oneStartOutOfRangeEndsNoFolder() {
        try (Session s = open("start-folder")) {
            assertEquals(2, s.compilations().count());
        }
    }

    @Test
    void aCounterWithoutANameIsNoTime() {
        try (Session s = open("empty-counter.mm_profdata")) {
            assertEquals("unnamed", s.sql("SELECT counter FROM compilation").rows().get(0).getString("counter"));
            assertTrue(s.flameGraph().page().contains("typeck"));
            assertTrue(HtmlReport.html(s.report()).contains("unnamed"));
        }
    }

    @Test
    void hitsBeyondAllNumbersStayAtTheLargest() {
        try (Session s = open("hits-overflow.mm_profdata.gz")) {
            assertTrue(s.summary().rows().get(0).getLong("cache_hits") > Long.MAX_VALUE / 4);
            assertTrue(warnings(s).contains("more than 64 bits"), warnings(s));
        }
    }

    @Test
    void timesBeyondAllNumbersStillAddUp() {
        try (Session s = open("sum-33000.mm_profdata.gz")) {
            long all = selfTimes(s).values().stream().mapToLong(time -> time).reduce(0, Math::addExact);
            assertTrue(all > Long.MAX_VALUE / 4);
            assertTrue(warnings(s).contains("more than 64 bits"), warnings(s));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"labelcollide-16384.mm_profdata.gz", "pieces-20000.mm_profdata.gz",
        "threads-20000.mm_profdata.gz"})
    void timeIsLinearInTheSizeOfTheFile(String name) {
        long before = MACHINE.getProcessCpuTime();
        try (Session s = open(name)) {
            s.summary().rows();
            s.sql("FROM key_text").count();
            s.sql("FROM key").count();
            s.schedule().html();
        }
        double seconds = (MACHINE.getProcessCpuTime() - before) / 1e9;
        assertTrue(seconds < 6, seconds + " s of processor time");
    }

    @Test
    void aNameOfMegabytesIsShortened() throws IOException {
        String name = "x".repeat(9_000_000);
        Path trace = Files.writeString(folder.resolve("long.json"), "[{\"name\": \"" + name + "\", \"cat\": \"" + name
                + "\", \"ph\": \"X\", \"ts\": 1, \"dur\": 5, \"pid\": 1, \"tid\": 1, \"args\": {\"arg0\": \"" + name
                + "\"}}]", StandardCharsets.UTF_8);
        try (Session s = Ferrolens.open(trace)) {
            assertEquals(1 << 10, s.summary().rows().get(0).getString("label").length());
            assertEquals(1 << 20, s.sql("FROM key_text").rows().get(0).getString("text").length());
        }
    }

    @Test
    void aTraceWithoutPlaceInTimeHasAProcess() throws IOException {
        Path trace = Files.writeString(folder.resolve("t.json"),
                "[{\"name\": \"a\", \"ph\": \"X\", \"ts\": -7, \"dur\": 5,"
                        + " \"pid\": -3, \"tid\": 1}]");
        try (Session s = Ferrolens.open(trace)) {
            assertEquals(0, s.sql("FROM event").rows().get(0).getLong("start_ns"));
            assertNull(s.sql("FROM compilation").rows().get(0).get("process_id"));
        }
    }
}
