package dev.ferrolens.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsTest {
    private static final Path WORKSPACE = Path.of("../shared/profiles/workspace");

    @TempDir
    private Path folder;

    static List<Path> recordings() {
        return Recordings.own();
    }

    private static void assertSound(Findings findings) {
        double saving = 100;
        for (Finding finding : findings) {
            assertTrue(finding.saving().lowPercent() >= 0, finding::title);
            assertTrue(finding.saving().highPercent() <= 100, finding::title);
            assertTrue(finding.saving().middlePercent() <= saving, findings::toString);
            assertTrue(finding.evidence().limit(1).rows().size() == 1, finding::title);
            saving = finding.saving().middlePercent();
        }
        assertTrue(findings.toString().lines().allMatch(line -> line.length() <= 100), findings::toString);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyRecordingHasRankedFindingsThatCanBeShown(Path recording) {
        try (Session s = Ferrolens.open(recording)) {
            assertSound(s.findings());
        }
    }

    @Test
    void aBuildIsHeldUpByTheCratesOfItsLongestChain() {
        assumeTrue(Files.isDirectory(WORKSPACE), "not run: the recordings " + WORKSPACE + " are not here");
        try (Session s = Ferrolens.open(WORKSPACE)) {
            Findings findings = s.findings();
            assertSound(findings);
            assertTrue(findings.get(0).title().startsWith("`syn` holds up"), findings::toString);
        }
    }

    @Test
    void nothingWrongSaysSoAndWhatToRecordToLearnMore() {
        Path file = ProfileWriter.version(9).interval("GenericActivity", "other_work", 0, 10)
                .writeTo(folder.resolve("tiny.mm_profdata"));
        try (Session s = Ferrolens.open(file)) {
            assertEquals("""
                    Nothing stands out: no rule found anything to do about this build.
                    To learn more, record with -Zself-profile-events=default,args,llvm: that names functions, generics,
                    traits and macros, and what LLVM worked on.""", s.findings().toString());
        }
    }

    @Test
    void anEmptyRecordingHasNoFindings() {
        try (Session s = Ferrolens.open(ProfileWriter.version(9).writeTo(folder.resolve("empty.mm_profdata")))) {
            assertTrue(s.findings().isEmpty());
        }
    }

    @Test
    void findingsNeverChange() {
        try (Session s = Ferrolens.open(Recordings.own("format/v9"))) {
            Findings findings = s.findings();
            assertFalse(findings.isEmpty());
            assertThrows(UnsupportedOperationException.class, () -> findings.remove(0));
            assertTrue(findings.get(0).toString().contains("phase"), "the evidence is printed");
        }
    }

    @Test
    void namesAreInTheWordsOfTheUser() {
        assertEquals("`a::b::f`", Phrase.definition("a::b::f"));
        assertEquals("`new` of an impl in `a::b`", Phrase.definition("a::b::{impl#3}::new"));
        assertEquals("a closure in `a::f`", Phrase.definition("a::f::{closure#0}::{closure#1}"));
        assertEquals("`visit_map`, which a derive wrote in `a::model`",
                Phrase.definition("a::model::_#5::{impl#0}::deserialize::{impl#2}::visit_map"));
        assertEquals("`<alloc::vec::Vec<_> as core::ops::Drop>::drop`", Phrase.definition("alloc::vec::{impl#26}::drop",
                "<alloc::vec::Vec<a::B<fn() -> u8>> as core::ops::Drop>::drop"));
        assertEquals("`a'b`", Phrase.code("a`b"));
    }
}
