package dev.ferrolens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.ferrolens.Ferrolens;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.ProfileReader;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to be hard open in time, and all questions are answered or have a sentence. */
@Tag("slow")
@Timeout(120)
@SuppressWarnings("ReturnValueIgnored")
class HostileProfilesTest {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir
    private Path folder;

    private Path file(ProfileWriter writer) {
        return writer.writeTo(folder.resolve("hostile-1.mm_profdata"));
    }

    private Session open(ProfileWriter writer) {
        return Ferrolens.open(file(writer));
    }

    @Test
    void answersForAHundredThousandThreads() throws Exception {
        try (Session s = open(HostileProfiles.threads(100_000))) {
            assertEquals(100_000, s.threads().count());
            s.export().trace(folder.resolve("trace.json"));
        }
    }

    @Test
    void opensEventsThatLieAMillionDeep() {
        Path file = file(HostileProfiles.nested(1_000_000));
        Profile profile = ProfileReader.read(file);
        assertEquals(999_999, profile.intervals().depth()[0]);
        try (Session s = Ferrolens.open(file)) {
            assertEquals(500_000L, s.summary().rows().get(0).getLong("item_count"));
            assertEquals(1, s.callersOf("typeck").count());
        }
    }

    @Test
    void numbersLabelsOfWhichEachHasAKindOfItsOwn() {
        // Their product is larger than any array.
        try (Session s = open(HostileProfiles.labelsAndKinds(50_000))) {
            assertEquals("[[kind0, label0], [kind9999, label9999]]", s.sql("SELECT DISTINCT kind, label FROM event"
                    + " WHERE label IN ('label0', 'label9999') ORDER BY label").rows().stream()
                    .map(row -> row.values()).toList().toString());
            assertEquals(50_000, s.summary().count());
        }
    }

    @ParameterizedTest
    @EnumSource(HostileProfiles.Graph.class)
    void findsWhoUsesWhomInTime(HostileProfiles.Graph graph) {
        Path file = file(HostileProfiles.instances(graph, 20_000));
        long before = MACHINE.getProcessCpuTime();
        try (Session s = Ferrolens.openWithInstants(file.toString())) {
            assertTrue(s.sql("FROM instance_retained").count() > 0);
            for (String query : List.of("own-instances", "item-costs", "generated-code", "retained-causes")) {
                s.query(query).rows();
            }
            s.findings().toString();
        }
        double seconds = (MACHINE.getProcessCpuTime() - before) / 1e9;
        assertTrue(seconds < 20, seconds + " s of processor time");
    }

    /** The labels around an event are a text for each stack, which grows with the depth. */
    @Test
    void boundsTheTextOfDeepStacks() throws Exception {
        ProfileWriter writer = ProfileWriter.version(9);
        int deep = 5_000;
        for (int event = 0; event < deep; event++) {
            writer.interval("Query", (event % 7) + "x".repeat(900), deep - event, deep + event);
        }
        try (Session s = open(writer)) {
            Path folded = folder.resolve("s.folded");
            s.export().folded(folded);
            assertTrue(Files.size(folded) < 200_000, Files.size(folded) + " bytes");
            assertTrue(s.query("folded-stacks").rows().stream().anyMatch(row -> row.getString("stack")
                    .equals("rustc;…")));
            assertEquals(s.sql("SELECT CAST(sum(self_ns) AS BIGINT) AS n FROM event").rows().get(0).getLong("n"),
                    s.query("folded-stacks").rows().stream().mapToLong(row -> row.getLong("self_ns")).sum());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab"})
    void boundsTheTextOfStringsThatMultiplyEachOther(String first) {
        try (Session s = open(HostileProfiles.multiplyingStrings(first, 500))) {
            s.toString();
            Fuzz.ask(s);
        }
    }

    @Test
    void saysThatArgumentsAreTooLong() {
        try (Session s = open(HostileProfiles.multiplyingStrings("x".repeat(1_000), 500))) {
            s.toString();
            String sentence = assertThrows(FerrolensException.class, s.typeck().byFunction()::rows).getMessage();
            assertTrue(sentence.contains("repeats its strings in each other until the arguments take more than"),
                    sentence);
            assertEquals(sentence, assertThrows(FerrolensException.class,
                    s.sql("SELECT text FROM key_text")::rows).getMessage());
            assertTrue(s.summary().count() > 0);
        }
    }

    @Test
    void addsUpTimesThatAreAsLongAsTheFormatCanTell() throws Exception {
        try (Session s = open(HostileProfiles.longest(40_000))) {
            s.toString();
            Fuzz.ask(s);
            s.export().trace(folder.resolve("trace.json"));
        }
    }

    @Test
    void readsTextThatParsersStopAt() {
        try (Session s = open(HostileProfiles.parsersNightmare(20_000))) {
            s.toString();
            Fuzz.ask(s);
        }
    }

    @Test
    void doesNotInflateAFileWithoutEnd() {
        Path bomb = HostileProfiles.gzipBomb(folder.resolve("bomb-1.mm_profdata.gz"), 512L << 20);
        String sentence = assertThrows(FerrolensException.class, () -> Ferrolens.open(bomb)).getMessage();
        assertTrue(sentence.contains("inflates to more than 100 times its size"), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"name\":\"", "[{\"name\":\"a\",\"ph\":\"X\",\"ts\":1,\"dur\":2,\"pid\":3,\"tid\":4}, ",
        "[",
        "{\"traceEvents\":[{\"ts\":1", "[{\"args\":{\"arg0\":["})
    void doesNotInflateATraceWithoutEnd(String beginning) {
        Path bomb = HostileProfiles.traceBomb(folder.resolve("bomb.json.gz"), beginning, 128L << 20);
        String sentence = assertThrows(FerrolensException.class, () -> Ferrolens.open(bomb)).getMessage();
        assertTrue(sentence.contains("inflates to more than 100 times its size")
                || sentence.contains("truncated or corrupt"), sentence);
    }
}
