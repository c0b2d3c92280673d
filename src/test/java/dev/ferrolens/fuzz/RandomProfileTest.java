package dev.ferrolens.fuzz;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.fuzz.RandomProfiles.Event;
import dev.ferrolens.fuzz.RandomProfiles.Named;
import dev.ferrolens.fuzz.RandomProfiles.Nested;
import dev.ferrolens.fuzz.RandomProfiles.Recorded;
import dev.ferrolens.fuzz.RandomProfiles.Tangled;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.ProfileReader;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Random profiles: of right ones all comes back as it was written, wrong ones open or fail with a sentence. */
@Tag("slow")
@Domain(RandomProfiles.class)
@Domain(DomainContext.Global.class)
@SuppressWarnings("ReturnValueIgnored")
class RandomProfileTest {
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theReaderReturnsWhatWasWritten(@ForAll Recorded recorded) {
        inFile(recorded.toBytes(), file -> {
            Profile profile = ProfileReader.readWithInstants(file);
            Profile.Intervals events = profile.intervals();
            assertEquals(recorded.events(), IntStream.range(0, events.size()).mapToObj(i -> new Event(
                    events.thread()[i], profile.kinds().get(events.kind()[i]), profile.labels().get(events.label()[i]),
                    events.start()[i], events.end()[i], arguments(profile, events.key()[i]))).toList());
            Profile.Instants instants = profile.instants();
            assertEquals(recorded.instants(), IntStream.range(0, instants.size()).mapToObj(i -> new Event(
                    instants.thread()[i], profile.kinds().get(instants.kind()[i]),
                    profile.labels().get(instants.label()[i]), instants.at()[i], instants.at()[i],
                    arguments(profile, instants.key()[i]))).toList());
            Profile.CacheHits hits = profile.cacheHits();
            assertEquals(sums(recorded.allHits()), sums(IntStream.range(0, hits.size()).mapToObj(i -> new Named(
                    profile.labels().get(hits.label()[i]), hits.hits()[i], arguments(profile, hits.key()[i])))
                    .toList()));
            Profile.Artifacts sizes = profile.artifacts();
            assertEquals(recorded.sizes(), IntStream.range(0, sizes.size()).mapToObj(i -> new Named(
                    profile.labels().get(sizes.label()[i]), sizes.value()[i], arguments(profile, sizes.key()[i])))
                    .toList());
            assertEquals(recorded.version(), profile.version());
            assertEquals(List.of(), profile.warnings());
        });
    }

    private static List<String> arguments(Profile profile, int key) {
        return key < 0 ? List.of() : profile.keys().arguments(key);
    }

    private static Map<List<Object>, Long> sums(List<Named> hits) {
        return hits.stream().collect(
                groupingBy(hit -> List.of(hit.label(), hit.arguments()), summingLong(Named::number)));
    }

    /** A session takes a tenth of a second to open, and holds several. */
    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void theStoreHoldsWhatWasWritten(@ForAll @Size(min = 1, max = 5) List<Recorded> recorded) {
        inFiles(recorded, s -> {
            assertEquals(all(recorded, Recorded::events), s.sql("SELECT thread, CAST(kind AS VARCHAR) AS kind,"
                    + " CAST(label AS VARCHAR) AS label, start_ns, start_ns + duration_ns AS end_ns, text FROM event"
                    + " LEFT JOIN key_text USING (key) ORDER BY id").rows().stream().map(row -> new Event(
                            (int) row.getLong("thread"), row.getString("kind"), row.getString("label"),
                            row.getLong("start_ns"), row.getLong("end_ns"), arguments(row))).toList());
            assertEquals(sums(all(recorded, Recorded::allHits)), sums(s.sql("SELECT CAST(label AS VARCHAR) AS label,"
                    + " hits, text FROM cache_hit LEFT JOIN key_text USING (key)").rows().stream().map(row -> new Named(
                            row.getString("label"), row.getLong("hits"), arguments(row))).toList()));
            assertEquals(all(recorded, Recorded::sizes).stream().map(RandomProfileTest::nameAndSize).sorted().toList(),
                    s.sql("SELECT CAST(label AS VARCHAR) AS label, name, value FROM artifact").rows().stream()
                            .map(row -> row.getString("label") + row.getString("name") + row.getLong("value"))
                            .sorted().toList());
            assertEquals(0, s.warnings().count());
        });
    }

    private static <T> List<T> all(List<Recorded> recorded, Function<Recorded, List<T>> part) {
        return recorded.stream().flatMap(one -> part.apply(one).stream()).toList();
    }

    private static String nameAndSize(Named size) {
        String name = size.arguments().isEmpty() ? null : String.join("\u001e", size.arguments());
        return size.label() + name + size.number();
    }

    private static List<String> arguments(Row row) {
        String text = row.getString("text");
        return text == null ? List.of() : List.of(text.split("\u001e", -1));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anEventLiesInTheOneThatWasOpenWhenItBegan(@ForAll List<Nested> nested) {
        inFile(RandomProfiles.bytes(nested), file -> {
            Profile.Intervals events = ProfileReader.read(file).intervals();
            assertEquals(nested.stream().map(Nested::place).toList(), IntStream.range(0, events.size())
                    .mapToObj(i -> new Nested.Place(events.parent()[i], events.depth()[i], events.self()[i],
                            events.outermost()[i])).toList());
        });
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void noTimeIsLostOrCountedTwice(@ForAll @Size(min = 1, max = 5) List<Tangled> tangled) {
        inFiles(tangled.stream().map(Tangled::recorded).toList(), s -> {
            assertEquals(List.of(), s.sql("SELECT sum(self_ns) AS self_ns, sum(duration_ns) FILTER (parent IS NULL) AS"
                    + " outermost_ns FROM event GROUP BY compilation, thread").where("self_ns <> outermost_ns").rows());
            BigInteger total = sum(s.sql("SELECT self_ns FROM event"));
            assertEquals(total, sum(s.sql("SELECT self_ns FROM cost")));
            assertEquals(total, sum(s.sql("SELECT self_ns FROM stack")));
            assertEquals(total, sum(s.summary()));
            assertEquals(total, sum(s.areas()));
        });
    }

    /** Shares lie in 0 to 100, no time is negative, parts add up to their total: in every named query. */
    @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
    void everyAnswerIsPossible(@ForAll @Size(min = 1, max = 4) List<Tangled> tangled) {
        inFiles(tangled.stream().map(Tangled::recorded).toList(), Answers::ofQueries);
    }

    private static BigInteger sum(Relation times) {
        return times.rows().stream().map(row -> BigInteger.valueOf(row.getLong("self_ns")))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void aWrongProfileIsReadOrHasASentence(@ForAll byte[] wrong) {
        inFile(wrong, file -> {
            try {
                Fuzz.check(ProfileReader.readWithInstants(file));
            } catch (FerrolensException e) {
                Fuzz.checkSentence(file, e);
            }
        });
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void aWrongProfileIsOpenedOrHasASentence(@ForAll byte[] wrong) {
        inFile(wrong, file -> {
            try (Session s = Ferrolens.open(file)) {
                s.toString();
                s.summary().rows();
                askByFunction(s);
            } catch (FerrolensException e) {
                Fuzz.checkSentence(file, e);
            }
        });
    }

    /** Of a recording that rustc did not finish, the verdict on it is the answer. */
    private static void askByFunction(Session s) {
        try {
            s.typeck().byFunction().toString();
        } catch (FerrolensException e) {
            if (s.verdict().isEmpty()) {
                throw e;
            }
            assertEquals(s.verdict().get(), e.getMessage());
        }
    }

    private static void inFiles(List<Recorded> recorded, Consumer<Session> test) {
        inFolder(folder -> {
            for (int i = 0; i < recorded.size(); i++) {
                ProfileWriter.write(folder.resolve("random-" + i + ".mm_profdata"), recorded.get(i).toBytes());
            }
            try (Session s = Ferrolens.open(folder)) {
                test.accept(s);
            }
        });
    }

    private static void inFile(byte[] bytes, Consumer<Path> test) {
        inFolder(folder -> test.accept(ProfileWriter.write(folder.resolve("random-1.mm_profdata"), bytes)));
    }

    private static void inFolder(Consumer<Path> test) {
        try {
            Path folder = Files.createTempDirectory("random");
            try {
                test.accept(folder);
            } finally {
                try (Stream<Path> files = Files.list(folder)) {
                    files.forEach(file -> file.toFile().delete());
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
