package dev.ferrolens.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.html.Hostile;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlameGraphTest {
    @TempDir
    private Path folder;

    private Path write(String crate, ProfileWriter events) {
        return events.metadata("{\"start_time\":1,\"process_id\":7,\"cmd\":\"rustc --crate-name " + crate + "\"}")
                .writeTo(folder.resolve(crate + "-" + folder.toFile().list().length + ".mm_profdata"));
    }

    /** On one thread typeck of a with a layout in it, and of b; on another a layout alone. */
    private Path checked() {
        return write("one", ProfileWriter.withoutMetadata(9)
                .interval(1, "Query", "layout_of", 10, 30, "u8")
                .interval(1, "Query", "typeck", 0, 100, "a")
                .interval(1, "Query", "typeck", 100, 150, "b")
                .interval(2, "Query", "layout_of", 0, 7, "u8"));
    }

    private static String text(Frame frame) {
        String own = frame.ownBefore() == 0 ? "" + frame.own() : frame.ownBefore() + ">" + frame.own();
        return frame.name() + " " + own + frame.parts().stream().map(FlameGraphTest::text)
                .map(part -> ", " + part).collect(Collectors.joining("", "", "")).replaceFirst("^, (.*)$", " [$1]");
    }

    private static String text(FlameGraph graph) {
        return text(graph.frames());
    }

    @Test
    void whatRanInsideWhatStandsInsideIt() {
        try (Session s = Ferrolens.open(checked())) {
            assertEquals("all 0 [typeck 130 [layout_of 20], layout_of 7]", text(s.flameGraph()));
            assertEquals(157, s.flameGraph().total());
        }
    }

    @Test
    void itemsStandApart() {
        try (Session s = Ferrolens.open(write("one", ProfileWriter.withoutMetadata(9)
                .interval("Query", "layout_of", 10, 30, "u8")
                .interval("Query", "typeck", 0, 1_000_000, "a")
                .interval("Query", "typeck", 1_000_000, 3_000_000, "b")))) {
            assertEquals("all 0 [typeck · b 2000000, typeck · a 999980 [layout_of 20]]",
                    text(s.flameGraph().byItem()));
        }
    }

    @Test
    void aThreadACrateOrALabelCanBeLookedAtAlone() {
        checked();
        write("two", ProfileWriter.withoutMetadata(9).interval(1, "Query", "typeck", 0, 5, "c"));
        try (Session s = Ferrolens.open(folder)) {
            assertEquals("all 0 [layout_of 7]", text(s.flameGraph().ofThread(2)));
            assertEquals("all 0 [typeck 5]", text(s.flameGraph().ofCrate("two")));
            assertEquals("layout_of 27", text(s.flameGraph().ofLabel("layout_of")));
            assertEquals("typeck 135 [layout_of 20]", text(s.flameGraph().ofLabel("typeck")));
        }
    }

    @Test
    void invertedItTellsWhatTheTimeWasSpentInAndWhoCalledIt() {
        try (Session s = Ferrolens.open(checked())) {
            assertEquals("all 0 [typeck 130, layout_of 7 [typeck 20]]", text(s.flameGraph().inverted()));
        }
    }

    @Test
    void aDifferenceHasTheTimesOfBothSides() {
        Path after = write("one", ProfileWriter.withoutMetadata(9)
                .interval(1, "Query", "typeck", 0, 60, "a")
                .interval(1, "Query", "mir_borrowck", 60, 61, "a"));
        try (Session before = Ferrolens.open(checked()); Session now = Ferrolens.open(after)) {
            assertEquals("all 0 [typeck 130>60 [layout_of 20>0], layout_of 7>0, mir_borrowck 1]",
                    text(before.compareTo(now).flameGraph()));
        }
    }

    @Test
    void whatIsNotThereIsASentence() {
        try (Session s = Ferrolens.open(checked())) {
            assertEquals("There is no label typek in this session; did you mean typeck?",
                    assertThrows(FerrolensException.class, () -> s.flameGraph().ofLabel("typek").html()).getMessage());
        }
    }

    /** codegen_crate waits for what is not inside it; LLVM_passes and the profiler's own work are no work at all. */
    private Path waiting() {
        return write("one", ProfileWriter.withoutMetadata(9)
                .interval(1, "GenericActivity", "codegen_module", 10, 30)
                .interval(1, "GenericActivity", "codegen_crate", 0, 100)
                .interval(1, "Query", "typeck", 110, 115, "a")
                .interval(1, "GenericActivity", "self_profile_alloc_query_strings", 100, 120)
                .interval(2, "GenericActivity", "LLVM_passes", 0, 100));
    }

    @Test
    void waitingAndTheProfilersOwnWorkAreThereIfAskedFor() {
        try (Session s = Ferrolens.open(waiting())) {
            assertEquals("all 0 [codegen_crate 0 [codegen_module 20]]", text(s.flameGraph()));
            assertEquals("all 0 [LLVM_passes 100, codegen_crate 80 [codegen_module 20],"
                    + " self_profile_alloc_query_strings 15 [typeck 5]]", text(s.flameGraph().withWaiting()));
        }
    }

    @Test
    void ofWhatOnlyWaitsASentenceSaysHowToSeeIt() {
        try (Session s = Ferrolens.open(waiting())) {
            assertEquals("There is nothing to draw: all of it is waiting or the profiler's own work;"
                    + " withWaiting() shows it.",
                    assertThrows(FerrolensException.class, () -> s.flameGraph().ofLabel("LLVM_passes").html())
                            .getMessage());
            assertEquals("LLVM_passes 100", text(s.flameGraph().ofLabel("LLVM_passes").withWaiting()));
        }
    }

    @Test
    void smallStepsAreAddedUpAndSumsStay() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            Frame frame = random(random, 4);
            Frame bounded = frame.withoutSmall(20);
            assertEquals(frame.total(), bounded.total());
            assertEquals(frame.totalBefore(), bounded.totalBefore());
            assertEquals(frame.total(), frame.inverted().total());
            assertEquals(frame.totalBefore(), frame.inverted().totalBefore());
        }
        assertEquals("all 1 [a 20, 2 smaller 12]", text(new Frame("all", "", 1, 0, List.of(leaf("a", 20), leaf("b", 7),
                leaf("c", 5))).withoutSmall(10)));
    }

    @Test
    void anInvertedGraphHasEachNameOnceBelowItsRootWithItsOwnTime() {
        Random random = new Random(6);
        for (int i = 0; i < 200; i++) {
            Frame frame = random(random, 4);
            Map<String, Long> own = new HashMap<>();
            frame.parts().forEach(part -> addOwn(part, own));
            own.values().removeIf(time -> time == 0);
            Map<String, Long> found = frame.inverted().parts().stream()
                    .collect(Collectors.toMap(Frame::name, Frame::total));
            found.values().removeIf(time -> time == 0);
            assertEquals(own, found);
        }
    }

    private static void addOwn(Frame frame, Map<String, Long> own) {
        own.merge(frame.name(), frame.own(), Long::sum);
        frame.parts().forEach(part -> addOwn(part, own));
    }

    private static Frame leaf(String name, long own) {
        return new Frame(name, "", own, 0, List.of());
    }

    private static Frame random(Random random, int levels) {
        List<Frame> parts = new ArrayList<>();
        for (int i = 0; levels > 0 && i < random.nextInt(5); i++) {
            Frame part = random(random, levels - 1);
            parts.add(new Frame("name" + i, part.area(), part.own(), part.ownBefore(), part.parts()));
        }
        return new Frame("root", "", random.nextInt(10), random.nextInt(10), parts);
    }

    @Test
    void ofARecordingTheRootIsTheWorkAndWithWaitingTheSelfTimeOfAllEvents() {
        for (Path recording : List.of(Recordings.own("inventory/incremental/3-edit"), Recordings.own("format/v8"))) {
            try (Session s = Ferrolens.open(recording)) {
                long total = s.sql("SELECT sum(self_ns) AS self_ns FROM event").rows().get(0).getLong("self_ns");
                long work = s.compilations().rows().get(0).getLong("work_ns");
                assertEquals(work, s.flameGraph().total());
                assertEquals(work, s.flameGraph().inverted().total());
                assertEquals(total, s.flameGraph().withWaiting().total());
                assertEquals(total, s.flameGraph().withWaiting().inverted().total());
                assertTrue(s.flameGraph().page().contains("class=\"ferrolens-flame "));
            }
        }
    }

    @Test
    void eventsNestedThousandsDeepAreDrawnAndNoTimeIsLost() {
        ProfileWriter nested = ProfileWriter.withoutMetadata(9);
        for (int i = 1; i <= 3_000; i++) {
            nested.interval("GenericActivity", "level" + i, 10_000 - i, 10_000 + i);
        }
        try (Session s = Ferrolens.open(write("deep", nested))) {
            assertEquals(3_000, s.sql("SELECT count(*) AS levels FROM stack").rows().get(0).getLong("levels"));
            long total = s.sql("SELECT sum(self_ns) AS self_ns FROM event").rows().get(0).getLong("self_ns");
            assertEquals(total, s.flameGraph().total());
            assertTrue(s.flameGraph().page().length() > 1_000);
        }
    }

    @Test
    void namesStayNamesInThePage() {
        ProfileWriter hostile = ProfileWriter.withoutMetadata(9);
        ProfileWriter plain = ProfileWriter.withoutMetadata(9);
        for (int i = 0; i < Hostile.NAMES.size(); i++) {
            hostile.interval("GenericActivity", Hostile.NAMES.get(i), 10L * i, 10L * i + 5);
            plain.interval("GenericActivity", "name" + i, 10L * i, 10L * i + 5);
        }
        try (Session s = Ferrolens.open(write("hostile", hostile)); Session t = Ferrolens.open(write("plain", plain))) {
            assertEquals(Hostile.tags(t.flameGraph().page()), Hostile.tags(s.flameGraph().page()));
            assertEquals(Hostile.tags(t.flameGraph().icicle().page()), Hostile.tags(s.flameGraph().icicle().page()));
            assertEquals(Hostile.tags(t.flameGraph().treemap().svg()), Hostile.tags(s.flameGraph().treemap().svg()));
            assertTrue(s.flameGraph().title().startsWith("Time"), s.flameGraph().title());
        }
    }

    @Test
    void aTitleWithANameStaysText() {
        try (Session s = Ferrolens.open(write("one", ProfileWriter.withoutMetadata(9)
                .interval("GenericActivity", "</title><script>alert(1)</script>", 0, 5)))) {
            String page = s.flameGraph().ofLabel("</title><script>alert(1)</script>").page();
            assertEquals(Hostile.tags(s.flameGraph().page()), Hostile.tags(page));
        }
    }

    @Test
    void aPageIsWholeAndLoadsNothing() throws Exception {
        try (Session s = Ferrolens.open(checked())) {
            Path file = folder.resolve("flame.html");
            s.flameGraph().save(file);
            assertNull(Hostile.loaded(Files.readString(file)));
        }
    }

    @Test
    void aFlameGraphIsNoPicture() throws Exception {
        try (Session s = Ferrolens.open(checked())) {
            for (String name : new String[] {"flame.svg", "flame.png"}) {
                String sentence = assertThrows(FerrolensException.class,
                        () -> s.flameGraph().save(folder.resolve(name))).getMessage();
                assertTrue(sentence.startsWith("A flame graph is a page: save(\"flame.html\") writes it"), sentence);
            }
        }
    }
}
