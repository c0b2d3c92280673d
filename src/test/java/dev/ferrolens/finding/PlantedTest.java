package dev.ferrolens.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferrolens.Ferrolens;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Crates that were made to have one cause: the title of the first finding names it. {@code expected.json} has what it
 * must say and what it must never say, as regular expressions.
 */
@Tag("slow")
class PlantedTest {
    private static final Path OWN = Path.of("src/test/planted");
    private static final Path BESIDE = Path.of("../shared/profiles/planted");
    private static final String RECORDING = ".mm_profdata.gz";

    static Stream<String> crates() throws IOException {
        List<String> names = new ArrayList<>();
        expected().fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    private static JsonNode expected() throws IOException {
        return new ObjectMapper().readTree(OWN.resolve("expected.json").toFile());
    }

    @ParameterizedTest
    @MethodSource("crates")
    void theFirstFindingNamesTheCause(String crate) throws IOException {
        Path own = OWN.resolve(crate + RECORDING);
        Path recording = Files.exists(own) ? own : BESIDE.resolve(crate + RECORDING);
        assumeTrue(Files.exists(recording), "not run: the recording " + recording + " is not here");
        JsonNode right = expected().get(crate);
        try (Session s = Ferrolens.open(recording)) {
            Findings findings = s.findings();
            if (right.has("findings")) {
                assertEquals(right.get("findings").asInt(), findings.size(), findings::toString);
            }
            for (JsonNode words : right.path("first_says")) {
                assertTrue(Pattern.compile(words.asText()).matcher(findings.get(0).title()).find(),
                        () -> words + " is not in: " + findings);
            }
            for (JsonNode words : right.path("never")) {
                Finding first = findings.get(0);
                assertFalse(Pattern.compile(words.asText())
                        .matcher(first.title() + first.why() + first.advice()).find(), first::toString);
            }
        }
    }

    @Test
    void aTableIsAValueAndNotALongFunction() {
        try (Session s = Ferrolens.open(OWN.resolve("statictable" + RECORDING))) {
            assertEquals("The value of `planted_statictable::COUNTRY_TABLE`, written out in the source, takes 54.3 % of"
                    + " the work", s.findings().get(0).title());
        }
    }

    @Test
    void anAsyncFunctionIsSlowForItsAwaits() {
        try (Session s = Ferrolens.open(Path.of("src/test/cases/awaits"))) {
            assertEquals("The awaits of the async function `awaits::tests_e2e::whole_flow` take 70.2 % of the work",
                    s.findings().get(0).title());
        }
    }

    @Test
    void withoutNamesTheLabelsTellThatAwaitsAreTheCause() {
        try (Session s = Ferrolens.open(Path.of("src/test/cases/root-crate"))) {
            assertEquals("Borrow checking takes 63.2 % of the work, which the awaits of async functions make long",
                    s.findings().get(0).title());
        }
    }

    @Test
    void aMacroWhoseUsesAllTakeTheSameTimeWaits() {
        try (Session s = Ferrolens.open(Path.of("src/test/cases/macro-waits"))) {
            Finding first = s.findings().get(0);
            assertTrue(first.title().startsWith("The macro `ask!` waits: expanding it takes"), first::title);
            assertEquals(Saving.Kind.WALL_TIME, first.saving().kind());
            assertTrue(first.why().startsWith("8 uses of about 250.2 ms each"), first.why());
            assertFalse(first.advice().contains("opt-level"), first.advice());
        }
    }
}
