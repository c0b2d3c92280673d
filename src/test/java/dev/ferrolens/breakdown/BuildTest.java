package dev.ferrolens.breakdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildTest {
    private static final long BEGIN = 1_700_000_000_000_000_000L;
    private static final Path WORKSPACE = Path.of("../shared/profiles/workspace");

    @TempDir
    private Path folder;

    /** A profile that starts at a time of the build and whose only work lasts to another. */
    private void compilation(long start, long metadata, long end, String command) {
        compilation(start, command, ProfileWriter.withoutMetadata(9)
                .interval("GenericActivity", "write_crate_metadata", metadata - start - 1, metadata - start)
                .interval("GenericActivity", "analysis", 0, end - start));
    }

    private void compilation(long start, String command, ProfileWriter events) {
        events.metadata("{\"start_time\":" + (BEGIN + start) + ",\"process_id\":7,\"cmd\":\"rustc " + command + "\"}")
                .writeTo(folder.resolve("p-" + folder.toFile().list().length + ".mm_profdata"));
    }

    /**
     * a, whose metadata are there at 40, and c beside it; b uses a's metadata and the binary the code of both.
     *
     * <pre>
     * a  0 ====|40 ====== 100
     * b         50 ===|80 ==== 120
     * c           60 ===== 110
     * app                        130 ====== 200
     * </pre>
     */
    private Session pipelined() {
        compilation(0, 40, 100, "--crate-name a --crate-type lib -C extra-filename=-a1");
        compilation(50, 80, 120, "--crate-name b --crate-type lib -C extra-filename=-b2 --extern a=/t/liba-a1.rmeta");
        compilation(60, 70, 110, "--crate-name c --crate-type lib -C extra-filename=-c3");
        compilation(130, 140, 200, "--crate-name app --crate-type bin -C extra-filename=-d4"
                + " --extern a=/t/liba-a1.rlib --extern b=/t/libb-b2.rlib");
        return Ferrolens.open(folder);
    }

    private static String rows(Relation relation) {
        return relation.rows().stream().map(Row::values).toList().toString();
    }

    private static long sum(Relation relation, String column) {
        return relation.rows().stream().mapToLong(row -> row.getLong(column)).sum();
    }

    @Test
    void theTimelineTellsWhatEachWaitedFor() {
        try (Session s = pipelined()) {
            assertEquals("[[a, 0, 40, 100, null, 0], [b, 50, 80, 120, a, 10], [c, 60, 70, 110, null, 60],"
                    + " [app, 130, 140, 200, b, 10]]", rows(s.build().timeline()
                            .select("crate", "start_ns", "metadata_ns", "end_ns", "waited_for", "idle_ns")));
        }
    }

    @Test
    void aCrateAddsTheTimeUntilWhatTheNextOneNeedsIsThere() {
        try (Session s = pipelined()) {
            assertEquals("[[1, a, 0, 0, null, 40, 20.0], [2, b, 50, 10, 1.0, 70, 35.0],"
                    + " [3, app, 130, 10, 0.0, 70, 35.0]]", rows(s.build().criticalPath().select("place", "crate",
                            "start_ns", "gap_ns", "running_in_gap", "adds_ns", "share_pct")));
        }
    }

    @Test
    void aGapNamesWhatMayHaveBeenCompiledInItAndIsNotInTheRecording() {
        compilation(0, 40, 100, "--crate-name a --crate-type lib -C extra-filename=-a1"
                + " --extern early=/t/libearly-e.rmeta");
        compilation(300, 310, 400, "--crate-name app --crate-type bin --extern a=/t/liba-a1.rlib"
                + " --extern early=/t/libearly-e.rlib --extern serde=/t/libserde-5.rlib --extern proc_macro");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[[a, 0, null], [app, 200, serde]]",
                    rows(s.build().criticalPath().select("crate", "gap_ns", "not_recorded")));
            assertTrue(s.details().toString().contains(
                    "200 ns before app, in which its dependencies may have been compiled:"
                            + " serde; record with --whole-tree to see"), s.details().toString());
        }
    }

    @Test
    void howManyUseACrateIsBesideWhatTheBuildTakesWithoutIt() {
        try (Session s = pipelined()) {
            assertEquals("[[a, 2], [app, 0], [b, 1], [c, 0]]",
                    rows(s.build().without().select("crate", "used_by").orderBy("crate")));
        }
    }

    @Test
    void theLongestChainHasNoGaps() {
        try (Session s = pipelined()) {
            assertEquals("[[1, a, 0, 0, 40], [2, b, 40, 0, 70], [3, app, 110, 0, 70]]",
                    rows(s.build().longestChain().select("place", "crate", "start_ns", "gap_ns", "adds_ns")));
        }
    }

    @Test
    void theChainOfTheCodeCountsWhereItIsLongerThanThatOfTheMetadata() {
        compilation(0, 10, 500, "--crate-name a --crate-type lib -C extra-filename=-a1");
        compilation(20, 30, 40, "--crate-name b --crate-type lib -C extra-filename=-b2 --extern a=/t/liba-a1.rmeta");
        compilation(510, 520, 600, "--crate-name app --crate-type bin --extern a=/t/liba-a1.rlib"
                + " --extern b=/t/libb-b2.rlib");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[[a, 500], [app, 90]]", rows(s.build().criticalPath().select("crate", "adds_ns")));
        }
    }

    @Test
    void tellsHowManyRanAtOnce() {
        try (Session s = pipelined()) {
            assertEquals("[[0, 10, 5.0, 10], [1, 130, 65.0, 130], [2, 20, 10.0, 20], [3, 40, 20.0, 40]]",
                    rows(s.build().concurrency()
                            .select("at_once", "compilations_ns", "compilations_pct", "threads_ns")));
        }
    }

    @Test
    void aThreadThatWaitsIsNotAtWork() {
        compilation(0, "--crate-name a", ProfileWriter.withoutMetadata(9)
                .interval("GenericActivity", "finish_ongoing_codegen", 40, 80)
                .interval("GenericActivity", "link_crate", 35, 90)
                .interval(2, "GenericActivity", "LLVM_module_optimize", 30, 60)
                .interval("GenericActivity", "self_profile_alloc_query_strings", 90, 100));
        try (Session s = Ferrolens.open(folder)) {
            // Nobody works from 0 to 30 (no event), from 60 to 80 (waiting) and from 90 (profiler).
            assertEquals("[[0, 0, 30], [1, 70, 35], [2, 0, 5]]",
                    rows(s.build().concurrency().select("at_once", "compilations_ns", "threads_ns")));
            assertEquals("[[2, 45]]", rows(s.compilations().select("peak_threads", "work_ns")));
        }
    }

    @Test
    void withoutACrateOnlyWhatWaitedForItComesEarlier() {
        try (Session s = pipelined()) {
            assertEquals("[[app, 130, 70], [a, 160, 40], [b, 180, 20], [c, 200, 0]]",
                    rows(s.build().without().select("crate", "build_ns", "saves_ns")));
            assertEquals("[[app, 110, 70], [a, 140, 40], [b, 170, 10], [c, 180, 0]]",
                    rows(s.build().withoutAndWithFreeCores().select("crate", "build_ns", "saves_ns")));
        }
    }

    @Test
    void theGraphHasTheEdgesThatTheCommandLinesNameAndNoOther() {
        compilation(0, 1, 5, "--crate-name log --crate-type lib -C extra-filename=-01");
        compilation(1, 2, 5, "--crate-name log --crate-type lib -C extra-filename=-02");
        compilation(2, 3, 5, "--crate-name serde_derive --crate-type proc-macro -C extra-filename=-03"
                + " --extern proc_macro");
        compilation(6, 7, 9, "--crate-name app --crate-type lib -C extra-filename=-04"
                + " --extern derive=/t/libserde_derive-03.so --extern old_log=/t/liblog-01.rmeta --extern gone=/t/libgone-09.rmeta");
        compilation(10, 11, 12, "--crate-name app --test -C extra-filename=-05 --extern log=/t/liblog-02.rlib");
        compilation(13, 14, 15, "--crate-name it --test -C extra-filename=-06 --extern app=/t/libapp-04.rlib"
                + " --extern app=/t/libapp-04.rmeta");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[[app, library, serde_derive, derive, code], [app, library, null, gone, metadata],"
                    + " [app, library, log, old_log, metadata], [app, test, log, log, code],"
                    + " [it, test, app, app, code], [serde_derive, proc macro, null, proc_macro, null]]",
                    rows(s.build().dependencies().select("crate", "crate_kind", "depends_on", "name", "needs")));
            assertEquals("[[old_log, -01], [log, -02]]", rows(s.sql("SELECT extern, extra_filename FROM dependency"
                    + " JOIN compilation ON compilation.compilation = depends_on WHERE crate = 'log' ORDER BY 2")));
        }
    }

    @Test
    void ofSeveralBuildsOfACrateTheOneThatWasThereIsUsed() {
        for (long start : List.of(0, 100, 200)) {
            compilation(start, start + 5, start + 9, "--crate-name log --crate-type lib -C extra-filename=-01");
        }
        compilation(110, 115, 119, "--crate-name app --crate-type lib --extern log=/t/liblog-01.rmeta");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[[log, 100]]", rows(s.sql("SELECT crate, start_ns FROM dependency"
                    + " JOIN compilation ON compilation.compilation = depends_on"
                    + " JOIN build_span ON build_span.compilation = depends_on")));
        }
    }

    @Test
    void noFilenameIsTheSameAsNone() {
        compilation(0, 1, 5, "--crate-name log --crate-type lib -C metadata=77");
        compilation(6, 7, 9, "--crate-name app --crate-type bin --extern log=liblog.rlib"
                + " --extern other=libother-77.rlib");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[[log, log], [other, null]]", rows(s.build().dependencies().select("name", "depends_on")));
        }
    }

    @Test
    void whatDoesNotSayWhenItStartedHasNoPlaceInTheBuild() {
        compilation(0, 40, 100, "--crate-name a --crate-type lib -C extra-filename=-a1");
        ProfileWriter.withoutMetadata(9).metadata("{\"cmd\":\"rustc --crate-name b --extern a=/t/liba-a1.rlib\"}")
                .interval("Query", "typeck", 0, 9).writeTo(folder.resolve("b-2.mm_profdata"));
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[[a]]", rows(s.build().timeline().select("crate")));
            assertEquals("[[b, a]]", rows(s.build().dependencies().select("crate", "depends_on")));
            assertEquals("[[a, 0], [b, null]]",
                    rows(s.compilations().select("crate", "start_ns").orderBy("crate")));
            assertEquals("[[a, 100]]", rows(s.build().criticalPath().select("crate", "adds_ns")));
        }
    }

    @Test
    void aRecordingThatClaimsToNeedItselfOrWhatCameLaterHasNoPathThroughThat() {
        compilation(0, 40, 100, "--crate-name a --crate-type lib -C extra-filename=-a1 --extern a=/t/liba-a1.rmeta"
                + " --extern b=/t/libb-b2.rmeta");
        compilation(50, 80, 120, "--crate-name b --crate-type lib -C extra-filename=-b2 --extern a=/t/liba-a1.rmeta");
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("[[a, 40], [b, 70]]", rows(s.build().criticalPath().select("crate", "adds_ns")));
            assertEquals(2, s.build().without().count());
        }
    }

    @Test
    void aBuildWithoutEventsHasAnEmptyPath() {
        compilation(0, "--crate-name a", ProfileWriter.withoutMetadata(9));
        try (Session s = Ferrolens.open(folder)) {
            assertEquals(0, s.build().criticalPath().count() + s.build().longestChain().count()
                    + s.build().concurrency().count() + s.build().without().count() + s.build().timeline().count());
        }
    }

    @Test
    void theOverviewOfABuildShowsItsPathAndThatOfOthersDoesNot() {
        try (Session s = pipelined()) {
            for (String part : List.of("The build took 200 ns: on average 1.5 compilations ran",
                    "1.5 threads worked at once", "chain of dependencies takes 180 ns", "Critical path", "35.0 %")) {
                assertTrue(s.details().toString().contains(part), s.details().toString());
            }
        }
        try (Session s = Ferrolens.open(folder.resolve("p-0.mm_profdata"), folder.resolve("p-2.mm_profdata"))) {
            assertFalse(s.details().toString().contains("Critical path"), s.details().toString());
        }
    }

    /**
     * Builds at random against the definitions: 3 to 12 compilations, each of which uses some of those before it, by
     * their metadata or their code, and starts a while after they are there.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everythingAddsUpInAnyBuild(long seed) {
        Random random = new Random(seed);
        List<Crate> crates = new ArrayList<>();
        for (int i = 3 + random.nextInt(10); i > 0; i--) {
            crates.add(crate(crates, random));
        }
        for (Crate crate : crates) {
            StringBuilder command = new StringBuilder("--crate-name " + crate.name
                    + " --crate-type lib -C extra-filename=-" + crate.name);
            crate.uses.forEach(use -> command.append(" --extern x=/t/lib" + use.made.name + "-" + use.made.name
                    + (use.byMetadata ? ".rmeta" : ".rlib")));
            compilation(crate.start, crate.metadata, crate.end, command.toString());
        }
        try (Session s = Ferrolens.open(folder)) {
            assertEverythingAddsUp(s);
            assertEquals(crates.stream().mapToInt(crate -> crate.uses.size()).sum(), s.build().dependencies().count());
            assertEquals(without(crates, false), savings(s.build().without()));
            assertEquals(without(crates, true), savings(s.build().withoutAndWithFreeCores()));
            Set<String> path = s.build().criticalPath().rows().stream().map(row -> row.getString("crate"))
                    .collect(Collectors.toSet());
            assertTrue(path.containsAll(s.build().without().where("saves_ns > 0").rows().stream()
                    .map(row -> row.getString("crate")).toList()));
        }
    }

    private record Use(Crate made, boolean byMetadata) {
        long ready() {
            return byMetadata ? made.metadata : made.end;
        }
    }

    private record Crate(String name, long start, long metadata, long end, List<Use> uses) {
        /** How long after the last of its dependencies it started; without any, when it started. */
        long delay() {
            return start - uses.stream().mapToLong(Use::ready).max().orElse(0);
        }
    }

    private static Crate crate(List<Crate> before, Random random) {
        List<Use> uses = before.stream().filter(made -> random.nextInt(3) == 0)
                .map(made -> new Use(made, random.nextBoolean())).toList();
        long ready = uses.stream().mapToLong(Use::ready).max().orElse(0);
        // The first begins the build; each starts after those before it, as a compilation after what it uses.
        long start = before.isEmpty() ? 0
                : 1 + Math.max(ready, before.get(before.size() - 1).start) + random.nextInt(50);
        long metadata = start + 1 + random.nextInt(300);
        return new Crate("c" + before.size(), start, metadata, metadata + random.nextInt(300), uses);
    }

    /** What each crate saves, with the schedule worked out once for each. */
    private static Map<String, Long> without(List<Crate> crates, boolean freeCores) {
        Map<String, Long> saved = new TreeMap<>();
        for (Crate gone : crates) {
            saved.put(gone.name, wall(crates, null, freeCores) - wall(crates, gone, freeCores));
        }
        return saved;
    }

    @SuppressWarnings("ReferenceEquality")
    private static long wall(List<Crate> crates, Crate gone, boolean freeCores) {
        Map<Crate, Long> starts = new HashMap<>();
        long wall = 0;
        for (Crate crate : crates) {
            long ready = crate.uses.stream().mapToLong(use -> starts.get(use.made)
                    + (use.made == gone ? 0 : use.ready() - use.made.start)).max().orElse(0);
            starts.put(crate, ready + (freeCores ? 0 : crate.delay()));
            wall = Math.max(wall, starts.get(crate) + (crate == gone ? 0 : crate.end - crate.start));
        }
        return wall;
    }

    private static Map<String, Long> savings(Relation without) {
        return without.rows().stream().collect(Collectors.toMap(row -> row.getString("crate"),
                row -> row.getLong("saves_ns"), Long::sum, TreeMap::new));
    }

    private static Session workspace() {
        assumeTrue(Files.isDirectory(WORKSPACE), "not run: the recordings " + WORKSPACE + " are not here");
        return Ferrolens.open(WORKSPACE);
    }

    @Test
    void theWorkspaceTellsHowItWasBuilt() {
        try (Session s = workspace()) {
            assertEquals(56, s.build().timeline().count());
            assertGraphIsWhatTheCommandLinesName(s);
            assertEverythingAddsUp(s);
            assertEquals(List.of("unicode_ident", "proc_macro2", "quote", "syn", "serde_derive", "serde", "serde_json",
                    "inventory"), s.build().longestChain().rows().stream().map(row -> row.getString("crate")).toList());
            // 56 compilations with jobserver tokens for two.
            assertTrue(s.build().concurrency().where("at_once > 2").rows().stream()
                    .allMatch(row -> row.getLong("compilations_ns") == 0 && row.getDouble("threads_pct") < 0.1));
            assertTrue(s.details().toString().contains("Critical path"), s.details().toString());
        }
    }

    private static void assertGraphIsWhatTheCommandLinesName(Session s) {
        Pattern extern = Pattern.compile("--extern (\\w+)=\\S*/lib(\\w+)(-[0-9a-f]+)\\.(rlib|rmeta|so)");
        Map<String, String> crateOfHash = new TreeMap<>();
        List<Row> compilations = s.sql("SELECT compilation, crate, command FROM compilation").rows();
        for (Row row : compilations) {
            Matcher own = Pattern.compile("extra-filename=(\\S+)").matcher(row.getString("command"));
            assertTrue(own.find());
            crateOfHash.put(own.group(1), row.getString("crate"));
        }
        Set<String> expected = new TreeSet<>();
        for (Row row : compilations) {
            Matcher named = extern.matcher(row.getString("command"));
            while (named.find()) {
                assertEquals(named.group(2), crateOfHash.get(named.group(3)));
                expected.add(row.get("compilation") + " " + named.group(1) + " " + named.group(3) + " "
                        + named.group(4).equals("rmeta"));
            }
        }
        Set<String> actual = new TreeSet<>();
        for (Row row : s.sql("SELECT d.compilation, extern, extra_filename, by_metadata FROM dependency AS d"
                + " JOIN compilation AS used ON used.compilation = d.depends_on").rows()) {
            actual.add(row.get("compilation") + " " + row.get("extern") + " " + row.get("extra_filename") + " "
                    + row.get("by_metadata"));
        }
        assertEquals(expected, actual);
        assertEquals(67, actual.size());
    }

    static void assertEverythingAddsUp(Session s) {
        Build build = s.build();
        long wall = build.timeline().rows().stream().mapToLong(row -> row.getLong("end_ns")).max().orElseThrow();
        assertEquals(wall, sum(build.criticalPath(), "adds_ns") + sum(build.criticalPath(), "gap_ns"));
        assertTrue(build.criticalPath().where("adds_ns < 0 OR gap_ns < 0").rows().isEmpty(), build.toString());
        assertTrue(sum(build.longestChain(), "adds_ns") <= wall, build.longestChain().toString());
        assertEquals(0, sum(build.longestChain(), "gap_ns"));
        assertEquals(wall, sum(build.concurrency(), "compilations_ns"));
        assertEquals(wall, sum(build.concurrency(), "threads_ns"));
        for (String share : List.of("compilations_pct", "threads_pct")) {
            assertEquals(100, build.concurrency().rows().stream().mapToDouble(row -> row.getDouble(share)).sum(), 1e-6);
        }
        assertEquals(sum(s.compilations(), "work_ns"),
                build.concurrency().rows().stream()
                        .mapToLong(row -> row.getLong("at_once") * row.getLong("threads_ns")).sum());
    }
}
