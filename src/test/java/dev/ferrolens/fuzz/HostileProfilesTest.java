package dev.ferrolens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.ProfileException;
import dev.ferrolens.Session;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.ProfileReader;
import dev.ferrolens.measureme.ProfileWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to be hard open in time, and all questions are answered or have a sentence. */
@Timeout(120)
class HostileProfilesTest {
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
            String sentence = assertThrows(ProfileException.class, s.typeck().byFunction()::rows).getMessage();
            assertTrue(sentence.contains("repeats its strings in each other until the arguments take more than"), sentence);
            assertEquals(sentence, assertThrows(ProfileException.class,
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
        String sentence = assertThrows(ProfileException.class, () -> Ferrolens.open(bomb)).getMessage();
        assertTrue(sentence.contains("inflates to more than 100 times its size"), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"name\":\"", "[{\"name\":\"a\",\"ph\":\"X\",\"ts\":1,\"dur\":2,\"pid\":3,\"tid\":4}, ", "[",
        "{\"traceEvents\":[{\"ts\":1", "[{\"args\":{\"arg0\":["})
    void doesNotInflateATraceWithoutEnd(String beginning) {
        Path bomb = HostileProfiles.traceBomb(folder.resolve("bomb.json.gz"), beginning, 128L << 20);
        String sentence = assertThrows(ProfileException.class, () -> Ferrolens.open(bomb)).getMessage();
        assertTrue(sentence.contains("inflates to more than 100 times its size")
                || sentence.contains("cut off or damaged"), sentence);
    }
}
