package dev.ferrolens.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.catalog.NamedQuery.ColumnNote;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Format;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    private static final long MS = 1_000_000;
    private static final String TINY = "--crate-name tiny --crate-type lib";

    @TempDir
    private Path folder;
    private int files;

    /** A recording of a side: so many runs of each query, given as {@code label, runs, milliseconds each}. */
    private void recorded(String side, String command, Object... labels) throws Exception {
        ProfileWriter profile = ProfileWriter.withoutMetadata(9)
                .metadata("{\"start_time\":1700000000000000000,\"process_id\":42,\"cmd\":\"rustc " + command + "\"}");
        long at = 0;
        for (int i = 0; i < labels.length; i += 3) {
            for (int run = 0; run < (int) labels[i + 1]; run++) {
                long end = at + Math.round(((Number) labels[i + 2]).doubleValue() * MS);
                profile.interval("Query", (String) labels[i], at, end);
                at = end;
            }
        }
        profile.writeTo(Files.createDirectories(folder.resolve(side)).resolve("p-" + files++ + ".mm_profdata"));
    }

    private void compared(Consumer<Comparison> check) {
        compared(Stream.of(folder.resolve("before")), Stream.of(folder.resolve("after")), check);
    }

    private static void compared(Stream<Path> before, Stream<Path> after, Consumer<Comparison> check) {
        try (Session first = Ferrolens.open(before.toArray(Path[]::new));
                Session second = Ferrolens.open(after.toArray(Path[]::new));
                Comparison comparison = first.compareTo(second)) {
            check.accept(comparison);
        }
    }

    private static String rows(Relation relation, String... columns) {
        return relation.select(columns).rows().stream().map(row -> row.values().toString())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aChangeIsSplitIntoMoreCallsAndSlowerCalls() throws Exception {
        recorded("before", TINY, "typeck", 2, 100);
        recorded("after", TINY, "typeck", 3, 150);
        compared(c -> assertEquals("[typeck, 200000000, 450000000, 250000000, 125.0, 2, 3, 100000000, 150000000]",
                rows(c.byLabel(), "name", "before_ns", "after_ns", "change_ns", "change_pct", "before_calls",
                        "after_calls", "more_calls_ns", "slower_calls_ns")));
    }

    @Test
    void aSingleRecordingHasNoBandAndAnAssumedOne() throws Exception {
        recorded("before", TINY, "typeck", 2, 100, "layout_of", 1, 20);
        recorded("after", TINY, "typeck", 2, 150, "layout_of", 1, 25);
        compared(c -> {
            assertEquals("[typeck, changed, 60000000, null, 40000000] [layout_of, noise, 0, null, 12500000]",
                    rows(c.byLabel(), "name", "verdict", "beyond_noise_ns", "noise_ns", "allowed_ns"));
            assertTrue(c.noise().startsWith("All recordings are single"), c.noise());
        });
    }

    @Test
    void moreCallsAreAChangeHoweverSmall() throws Exception {
        recorded("before", TINY, "typeck", 10, 1);
        recorded("after", TINY, "typeck", 12, 1.1);
        compared(c -> assertEquals("[changed, 2000000, 3200000]",
                rows(c.byLabel(), "verdict", "beyond_noise_ns", "change_ns")));
    }

    @Test
    void severalRecordingsAreAveragedAndTheirSpreadIsTheBand() throws Exception {
        for (double each : new double[] {100, 104}) {
            recorded("before", TINY, "typeck", 1, each, "layout_of", 1, 50);
        }
        for (double each : new double[] {105, 108}) {
            recorded("after", TINY, "typeck", 1, each, "layout_of", 1, 56);
        }
        compared(c -> {
            // Of layout_of the spread is 0, but names of its size differ by 0, 0, 2.8 and 3.9 %: 4 × 1.4 % is 5.6 %.
            assertEquals("[typeck, 102000000, 106500000, noise] [layout_of, 50000000, 56000000, changed]",
                    rows(c.byLabel().orderBy("before_ns DESC"), "name", "before_ns", "after_ns", "verdict"));
            assertTrue(c.noise().startsWith("Noise was measured"), c.noise());
        });
    }

    @Test
    void callsThatDifferBetweenRecordingsOfOneSideAreNoise() throws Exception {
        recorded("before", TINY, "typeck", 10, 1);
        recorded("before", TINY, "typeck", 11, 1);
        recorded("after", TINY, "typeck", 11, 1);
        recorded("after", TINY, "typeck", 11, 1);
        compared(c -> assertEquals("[noise]", rows(c.byLabel(), "verdict")));
    }

    /** A recording by a toolchain: of each event its kind, label and milliseconds, one after the other. */
    private void recordedBy(String side, String toolchain, Object... events) throws Exception {
        ProfileWriter profile = ProfileWriter.withoutMetadata(9).metadata("{\"process_id\":42,\"cmd\":\"/r/toolchains/"
                + toolchain + "/bin/rustc " + TINY + "\"}");
        long at = 0;
        for (int i = 0; i < events.length; i += 3) {
            long end = at + (int) events[i + 2] * MS;
            profile.interval((String) events[i], (String) events[i + 1], at, end);
            at = end;
        }
        profile.writeTo(Files.createDirectories(folder.resolve(side)).resolve("p-" + files++ + ".mm_profdata"));
    }

    @Test
    void waitingAndTheProfilersCostAreNoChangeAndStandInAFooter() throws Exception {
        recordedBy("before", "t", "Query", "typeck", 100, "GenericActivity", "LLVM_passes", 900,
                "Query", "coherent_trait", 50, "QueryBlocked", "coherent_trait", 10,
                "GenericActivity", "self_profile_alloc_query_strings", 300);
        recordedBy("after", "t", "Query", "typeck", 150, "GenericActivity", "LLVM_passes", 100,
                "Query", "coherent_trait", 50, "QueryBlocked", "coherent_trait", 5_000);
        compared(c -> {
            assertEquals("[typeck, 50000000, changed, null] [coherent_trait, 0, same, null]"
                    + " [LLVM_passes, -800000000, noise, waiting]"
                    + " [self_profile_alloc_query_strings, -300000000, noise, profiler]",
                    rows(c.byLabel(), "name", "change_ns", "verdict", "apart"));
            assertEquals("[4990000000]", rows(c.byLabel().where("name = 'coherent_trait'"), "blocked_change_ns"));
            assertEquals("Not counted as a change: waiting, 910.0 ms before and 5.10 s after, and the profiler's own"
                    + " cost, 300.0 ms before and 0 ns after.", c.apart());
            assertTrue(c.toString().endsWith(c.apart()), c.toString());
            assertEquals("", c.compilers());
        });
    }

    @Test
    void aRenamedLabelIsOneRowAndTwoCompilersAreNamed() throws Exception {
        recordedBy("before", "stable-x", "Query", "typeck", 100, "Query", "representability", 5);
        recordedBy("after", "nightly-x", "Query", "typeck_root", 150, "Query", "check_representability", 5);
        compared(c -> {
            assertEquals("[typeck_root, 100000000, 150000000, changed]"
                    + " [check_representability, 5000000, 5000000, same]",
                    rows(c.byLabel(), "name", "before_ns", "after_ns", "verdict"));
            assertEquals("The compilers differ: stable-x before, nightly-x after. Labels that were renamed are one row:"
                    + " representability is check_representability, typeck is typeck_root.", c.compilers());
            assertTrue(c.toString().contains(c.compilers()), c.toString());
        });
        compared(Stream.of(folder.resolve("after")), Stream.of(folder.resolve("before")), c -> assertEquals(
                "[typeck, -50000000]", rows(c.byLabel().limit(1), "name", "change_ns")));
    }

    @Test
    void aLabelThatBothSidesHaveIsNotRenamed() throws Exception {
        recordedBy("before", "a", "Query", "typeck", 100, "Query", "typeck_root", 20);
        recordedBy("after", "a", "Query", "typeck_root", 20);
        compared(c -> assertEquals("[typeck, gone] [typeck_root, same]", rows(c.byLabel(), "name", "verdict")));
    }

    @Test
    void stableAndNightlyOfOneCrateAreCompared() {
        Path cases = Path.of("src/test/cases/toolchains");
        compared(Stream.of(cases.resolve("stable")), Stream.of(cases.resolve("nightly")), c -> {
            Row typeck = c.byLabel().where("name = 'typeck_root'").rows().get(0);
            assertEquals(-7, typeck.getDouble("change_pct"), 1);
            assertTrue(c.byLabel().where("name = 'typeck'").rows().isEmpty());
            assertTrue(c.compilers().contains("stable-x86_64-unknown-linux-gnu before, nightly-"), c.compilers());
        });
    }

    @Test
    void aChartShowsAndCountsWhatChanged() throws Exception {
        recordedBy("before", "t", "Query", "typeck", 100, "Query", "mir_built", 100, "Query", "fn_sig", 10,
                "GenericActivity", "LLVM_passes", 900);
        recordedBy("after", "t", "Query", "typeck", 150, "Query", "mir_built", 300, "Query", "fn_sig", 11);
        compared(c -> {
            String drawn = c.byLabel().chart().svg();
            assertTrue(drawn.indexOf("mir_built") < drawn.indexOf("typeck"), drawn);
            assertFalse(drawn.contains("fn_sig") || drawn.contains("LLVM_passes"), drawn);
            assertTrue(c.toString().contains("Labels that changed most beyond noise, of 2"), c.toString());
            assertTrue(c.overview().parts().stream().anyMatch(part -> part.answer() != null
                    && part.answer().rows().get(0).columns().contains("beyond_noise_ns")));
        });
    }

    @Test
    void whatIsOnOneSideOnlyIsNewOrGone() throws Exception {
        recorded("before", TINY, "typeck", 1, 3, "layout_of", 1, 1);
        recorded("after", TINY, "typeck", 1, 3, "mir_built", 2, 1);
        compared(c -> {
            assertEquals("[mir_built, new, 2000000, null] [layout_of, gone, -1000000, -100.0] [typeck, same, 0, 0.0]",
                    rows(c.byLabel(), "name", "verdict", "beyond_noise_ns", "change_pct"));
            assertEquals("[2000000, 0] [-1000000, 0] [0, 0]", rows(c.byLabel(), "more_calls_ns", "slower_calls_ns"));
        });
    }

    @Test
    void compilationsArePairedByCrateKindAndOptionsAndWhatHasNoPartnerIsNewOrGone() throws Exception {
        recorded("before", "--crate-name a --crate-type lib -C metadata=1", "typeck", 1, 9);
        recorded("before", "--crate-name a --test -C metadata=2", "typeck", 1, 8);
        recorded("before", "--crate-name old --crate-type lib", "typeck", 1, 7);
        recorded("after", "--crate-name a --crate-type lib -C metadata=3", "typeck", 1, 6);
        recorded("after", "--crate-name a --test -C metadata=4", "typeck", 1, 5);
        recorded("after", "--crate-name fresh --crate-type lib", "typeck", 1, 4);
        compared(c -> {
            assertEquals("[a, library, paired] [a, test, paired] [old, library, gone] [fresh, library, new]",
                    rows(c.compilations(), "crate", "crate_kind", "verdict"));
            assertEquals("[old, gone, 7000000, 0] [fresh, new, 0, 4000000] [a, noise, 17000000, 11000000]",
                    rows(c.byCrate(), "name", "verdict", "before_ns", "after_ns"));
        });
    }

    @Test
    void theHashTellsBuildsApartOnlyWhereNothingElseDoes() throws Exception {
        recorded("before", "--crate-name syn --crate-type lib -C metadata=1", "typeck", 1, 9);
        recorded("before", "--crate-name syn --crate-type lib -C metadata=2", "typeck", 1, 8);
        recorded("after", "--crate-name syn --crate-type lib -C metadata=2", "typeck", 1, 7);
        recorded("after", "--crate-name syn --crate-type lib -C metadata=3", "typeck", 1, 6);
        compared(c -> assertEquals("[paired, 9000000, 6000000] [paired, 8000000, 7000000]",
                rows(c.compilations(), "verdict", "before_wall_ns", "after_wall_ns")));
    }

    @Test
    void aCrateWhoseOptionsChangedIsComparedAndSaysSo() throws Exception {
        recorded("before", TINY + " -C codegen-units=16", "typeck", 1, 9);
        recorded("after", TINY + " -C codegen-units=1 --cfg feature=\\\"std\\\"", "typeck", 1, 8);
        compared(c -> assertEquals("[paired, codegen-units 16 → codegen-units 1, features std]",
                rows(c.compilations(), "verdict", "options")));
    }

    @Test
    void timesAreNotComparedWithInstructions() throws Exception {
        recorded("before", TINY, "typeck", 1, 9);
        ProfileWriter.withoutMetadata(9).metadata("{\"cmd\":\"rustc\",\"counter\":{\"name\":\"instructions:u\"}}")
                .interval("Query", "typeck", 0, 9)
                .writeTo(Files.createDirectories(folder.resolve("after")).resolve("p-1.mm_profdata"));
        FerrolensException e = assertThrows(FerrolensException.class, () -> compared(c -> {}));
        assertEquals("These recordings have different counters, wall-time and instructions:u, and cannot be compared:"
                + " record both sides with the same counter.", e.getMessage());
    }

    @Test
    void sidesWithoutArgumentsSayWhatToRecord() throws Exception {
        recorded("before", TINY, "typeck", 1, 9);
        recorded("after", TINY, "typeck", 1, 9);
        compared(c -> {
            assertTrue(c.byDefinition().toString().contains("-Zself-profile-events=default,args"),
                    c.byDefinition().toString());
            assertThrows(FerrolensException.class, () -> c.byDefinition().rows());
        });
    }

    @Test
    void theSideThatLacksSomethingIsNamed() throws Exception {
        recorded("before", TINY, "typeck", 1, 9);
        recorded("after", TINY, "typeck", 1, 9);
        compared(c -> assertTrue(c.byDefinition().toString().startsWith("The side before cannot be compared: The query"
                + " comparison/definition needs"), c.byDefinition().toString()));
    }

    @Test
    void findingsAreNewOrGoneOrStay() {
        Path slow = Path.of("src/test/planted/consteval.mm_profdata.gz");
        Path other = Recordings.own("cache-hits/log-default-args");
        compared(Stream.of(other), Stream.of(slow), c -> {
            assertEquals("new", c.findings().get(0).verdict());
            assertTrue(c.findings().toString().startsWith("New after the change\n 1. Evaluating the constant"),
                    c.findings().toString());
            assertTrue(c.findings().get(0).cost().endsWith(" of the work after"), c.findings().get(0).cost());
        });
        compared(Stream.of(slow), Stream.of(other), c -> {
            assertEquals("gone", c.findings().get(0).verdict());
            assertTrue(c.findings().get(0).cost().endsWith(" of the work before"), c.findings().get(0).cost());
        });
        compared(Stream.of(slow), Stream.of(slow), c -> {
            assertEquals("stays", c.findings().get(0).verdict());
            assertEquals(c.findings().get(0).before().orElseThrow().title(), c.findings().get(0).finding().title());
        });
    }

    @Test
    void whatOnlyOneSideLacksIsSaid() {
        compared(Stream.of(Recordings.own("format/v9")), Stream.of(Recordings.own("cache-hits/log-all-events")), c -> {
            String notes = String.join("\n", c.findings().notes());
            assertTrue(notes.contains("Only the side before lacks arguments ("), notes);
            assertTrue(notes.contains("record it with -Zself-profile-events="), notes);
        });
    }

    /** One of three recordings of one compilation on each side, and two of them against the third. */
    @Test
    void recordingsOfOneCompilationShowNoChange() {
        for (int[] left : new int[][] {{1, 2, 3}, {2, 3, 1}}) {
            try (Session first = repeats(left[0]);
                    Session second = repeats(left[1]);
                    Session both = repeats(left[0], left[1]);
                    Session third = repeats(left[2])) {
                assertNoChange(first, second, false);
                assertNoChange(second, first, false);
                assertNoChange(both, third, true);
                assertNoChange(third, both, true);
            }
        }
    }

    private static Session repeats(int... numbers) {
        return Ferrolens.open(IntStream.of(numbers)
                .mapToObj(number -> Recordings.beside("inventory/repeat/" + number)).toArray(Path[]::new));
    }

    private static void assertNoChange(Session before, Session after, boolean noiseIsMeasured) {
        try (Comparison c = before.compareTo(after)) {
            for (Relation answer : List.of(c.byLabel(), c.byCrate())) {
                assertEquals("", rows(answer.where("verdict NOT IN ('noise', 'same')"), "name", "change_ns"));
                assertTrue(answer.count() > 0);
                assertEquals(noiseIsMeasured, answer.where("noise_ns IS NOT NULL").count() > 0);
            }
        }
    }

    @Test
    void aRecordingDoesNotDifferFromItself() {
        Path recording = Recordings.own("inventory/incremental/3-edit");
        compared(Stream.of(recording), Stream.of(recording), c -> {
            for (Grouping grouping : Grouping.values()) {
                assertTrue(c.by(grouping).count() > 0, grouping.name());
                assertEquals("", rows(c.by(grouping).where("verdict <> 'same' OR change_ns <> 0"), "name"));
            }
        });
    }

    @Test
    void theChangesAddUpAndAreSortedByWhatNoiseDoesNotExplain() {
        compared(Stream.of(Recordings.beside("inventory/incremental/1-clean")),
                Stream.of(Recordings.own("inventory/incremental/3-edit")), c -> {
                    for (Grouping grouping : Grouping.values()) {
                        assertAddUpAndAreSorted(c.by(grouping).rows());
                    }
                });
    }

    private static void assertAddUpAndAreSorted(List<Row> rows) {
        assertFalse(rows.isEmpty());
        long last = Long.MAX_VALUE;
        for (Row row : rows) {
            assertEquals(row.getLong("after_ns") - row.getLong("before_ns"), row.getLong("change_ns"));
            assertEquals(row.getLong("change_ns"), row.getLong("more_calls_ns") + row.getLong("slower_calls_ns"));
            assertTrue(Math.abs(row.getLong("beyond_noise_ns")) <= last, row.toString());
            last = Math.abs(row.getLong("beyond_noise_ns"));
        }
    }

    @Test
    void anEditCostsLessThanACleanBuild() {
        compared(Stream.of(Recordings.beside("inventory/incremental/1-clean")),
                Stream.of(Recordings.own("inventory/incremental/3-edit")), c -> {
                    for (String label : List.of("LLVM_module_codegen_emit_obj", "codegen_module", "typeck")) {
                        Row row = c.byLabel().where("name = ?", label).rows().get(0);
                        assertEquals("changed", row.get("verdict"), label);
                        assertTrue(row.getLong("change_ns") < 0, label);
                    }
                    assertTrue(c.byFunction().where("verdict = 'gone'").count() > 0);
                    assertTrue(c.toString().contains("LLVM_module_codegen_emit_obj"), c.toString());
                });
    }

    @Test
    void theNumbersOfSummarizeAreAmongTheColumns() {
        Path before = Recordings.beside("inventory/incremental/1-clean");
        Path after = Recordings.own("inventory/incremental/3-edit");
        compared(Stream.of(before), Stream.of(after), c -> {
            try (Session first = Ferrolens.open(before); Session second = Ferrolens.open(after)) {
                Map<String, Row> was = byLabel(first);
                Map<String, Row> is = byLabel(second);
                // Where a label is work in some places and none in others, only its work is compared.
                Set<String> mixed = Stream.of(first, second).flatMap(s -> s.sql("SELECT label FROM event GROUP BY label"
                        + " HAVING count(DISTINCT area IN ('waiting', 'profiler')) > 1").rows().stream())
                        .map(row -> row.getString("label")).collect(Collectors.toSet());
                for (Row row : c.byLabel().rows()) {
                    String label = row.getString("name");
                    if (mixed.contains(label)) {
                        continue;
                    }
                    for (String[] pair : new String[][] {{"change_ns", "self_ns"}, {"inclusive_change_ns",
                        "inclusive_ns"},
                        {"item_count_change", "item_count"}, {"cache_hits_change", "cache_hits"},
                        {"blocked_change_ns", "blocked_ns"}}) {
                        assertEquals(value(is, label, pair[1]) - value(was, label, pair[1]), row.getLong(pair[0]),
                                label + " " + pair[0]);
                    }
                }
            }
        });
    }

    private static Map<String, Row> byLabel(Session session) {
        return session.summary().rows().stream().collect(Collectors.toMap(row -> row.getString("label"), row -> row));
    }

    private static long value(Map<String, Row> summary, String label, String column) {
        return summary.containsKey(label) ? summary.get(label).getLong(column) : 0;
    }

    static Stream<NamedQuery> queries() {
        return StreamSupport.stream(Catalog.comparison().spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQuerySaysWhatItIsForAndEveryColumnIsDocumented(NamedQuery query)
            throws IOException {
        Path recording = Recordings.own("cache-hits/log-default-args");
        try (Session session = Ferrolens.open(recording); Comparison comparison = session.compareTo(session)) {
            Relation answer = switch (query.name()) {
                case "comparison/compare" -> comparison.byLabel();
                case "comparison/pairs" -> comparison.compilations();
                default -> session.query(query.name());
            };
            assertFalse(query.title().isEmpty() || query.about().isEmpty());
            StringWriter csv = new StringWriter();
            answer.limit(0).write(Format.of("csv"), csv);
            assertEquals(query.columns().stream().map(ColumnNote::name).collect(Collectors.joining(",")),
                    csv.toString().strip());
        }
    }

    @Test
    void aGroupingThatIsNotThereIsASentence() {
        assertEquals("Builds cannot be compared by moon, only by label, definition, trait, function, codegen-unit,"
                + " crate.",
                assertThrows(FerrolensException.class, () -> Grouping.of("moon")).getMessage());
    }
}
