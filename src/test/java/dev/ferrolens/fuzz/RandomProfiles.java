package dev.ferrolens.fuzz;

import dev.ferrolens.measureme.ProfileWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Profiles at random: right ones, events that lie in each other, and wrong ones. */
final class RandomProfiles extends DomainContextBase {
    private static final long LATEST = 0xffff_ffff_fffdL;
    /** The turns of 40 events fit into 48 bits. */
    private static final long LONGEST_PAUSE = 1L << 41;
    private static final List<String> LABELS = List.of("typeck", "evaluate_obligation", "items_of_instance",
            "LLVM_passes");
    private static final List<String> KINDS = List.of("Query", "GenericActivity", "IncrementalLoadResult",
            "IncrementalResultHashing", "QueryBlocked", "LLVM Pass");

    /** An event of a profile; one without duration ends when it starts. */
    record Event(int thread, String kind, String label, long start, long end, List<String> arguments) {}

    /** A number of a profile: hits, or a size. */
    record Named(String label, long number, List<String> arguments) {}

    /** What is written into a profile. */
    record Recorded(int version, int pageBytes, List<Event> events, List<Event> instants, List<Named> hits,
            List<Named> sizes) {
        byte[] toBytes() {
            ProfileWriter writer = ProfileWriter.version(version).pagesOf(pageBytes);
            long virtual = 1;
            for (Event event : events) {
                // As rustc does: of some the id is an address, of others a number that the index knows.
                long id = event.thread % 2 == 0
                        ? writer.eventId(event.label, texts(event.arguments))
                        : writer.virtual(virtual++, event.label, texts(event.arguments));
                writer.event(writer.string(event.kind), id, event.thread, event.start, event.end);
            }
            instants.forEach(event -> writer.instant(event.thread, event.kind, event.label, event.start,
                    texts(event.arguments)));
            hits.forEach(hit -> writer.integer("QueryCacheHitCount", hit.label, hit.number, texts(hit.arguments)));
            sizes.forEach(size -> writer.integer("ArtifactSize", size.label, size.number, texts(size.arguments)));
            return writer.toBytes();
        }

        /**
         * The same with events that begin after the last one of their thread has ended, as long after as they began.
         */
        Recorded inTurn() {
            Map<Integer, Long> ended = new HashMap<>();
            List<Event> turns = events.stream().map(event -> {
                long start = ended.getOrDefault(event.thread, 0L) + event.start % LONGEST_PAUSE;
                long end = start + (event.end - event.start) % LONGEST_PAUSE;
                ended.put(event.thread, end);
                return new Event(event.thread, event.kind, event.label, start, end, event.arguments);
            }).toList();
            return new Recorded(version, pageBytes, turns, instants, hits, sizes);
        }

        /** Hits that were counted, and those that were recorded one by one. */
        List<Named> allHits() {
            return Stream.concat(hits.stream(),
                    instants.stream().map(hit -> new Named(hit.label, 1, hit.arguments))).toList();
        }
    }

    /** A profile whose events lie in each other, beside each other, and across each other. */
    record Tangled(Recorded recorded) {}

    /** An event, and where it lies among the others. */
    record Nested(int thread, String label, long start, long end, Place place) {
        /** What the reader says of an event. */
        record Place(int parent, int depth, long self, boolean outermost) {}
    }

    /** Something that begins, or the end of what began last. */
    private record Step(boolean begins, int label, int nanos) {}

    static byte[] bytes(List<Nested> events) {
        ProfileWriter writer = ProfileWriter.version(9);
        events.forEach(event -> writer.interval(event.thread, "Query", event.label, event.start, event.end));
        return writer.toBytes();
    }

    private static String[] texts(List<String> arguments) {
        return arguments.toArray(String[]::new);
    }

    /** Profiles whose events follow each other; how they lie in each other is {@link #nested}'s. */
    @Provide
    Arbitrary<Recorded> recorded() {
        return tangled().map(tangled -> tangled.recorded.inTurn());
    }

    @Provide
    Arbitrary<Tangled> tangled() {
        Arbitrary<Event> events = Combinators.combine(thread(), Arbitraries.of(KINDS), text(), time(), time(),
                arguments())
                .as((thread, kind, label, one, other, arguments) -> new Event(thread, kind, label,
                        Math.min(one, other), Math.max(one, other), arguments));
        Arbitrary<Event> instants = Combinators.combine(thread(), text(), time(), arguments())
                .as((thread, label, at, arguments) -> new Event(thread, "QueryCacheHit", label, at, at, arguments));
        Arbitrary<Named> numbers = Combinators.combine(text(), Arbitraries.longs().between(1, LATEST), arguments())
                .as(Named::new);
        return Combinators.combine(Arbitraries.of(8, 9), Arbitraries.integers().between(8, 3_000),
                events.list().ofMaxSize(40), instants.list().ofMaxSize(10), numbers.list().ofMaxSize(10),
                numbers.list().ofMaxSize(10)).as(RandomProfiles::withHitsOfOneKind).map(Tangled::new);
    }

    /** Of a label that has counts, hits that were recorded one by one do not count: here none has both. */
    private static Recorded withHitsOfOneKind(int version, int pageBytes, List<Event> events, List<Event> instants,
            List<Named> hits, List<Named> sizes) {
        Set<String> single = new HashSet<>();
        instants.forEach(instant -> single.add(instant.label));
        List<Named> counts = hits.stream().filter(hit -> !single.contains(hit.label)).toList();
        return new Recorded(version, pageBytes, events, instants, counts, sizes);
    }

    /** Text that an event id can hold. */
    private static Arbitrary<String> text() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(60).filter(text -> text.indexOf('\u001e') < 0)
                .filter(text -> text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
        return Arbitraries.oneOf(Arbitraries.of(LABELS), any);
    }

    private static Arbitrary<List<String>> arguments() {
        return text().list().ofMaxSize(3);
    }

    private static Arbitrary<Integer> thread() {
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.integers().between(0, 3)),
                Tuple.of(1, Arbitraries.integers()));
    }

    private static Arbitrary<Long> time() {
        return Arbitraries.oneOf(Arbitraries.longs().between(0, 50), Arbitraries.longs().between(0, LATEST));
    }

    @Provide
    Arbitrary<List<Nested>> nested() {
        Arbitrary<Step> step = Combinators.combine(Arbitraries.of(true, false),
                Arbitraries.integers().between(0, LABELS.size() - 1), Arbitraries.integers().between(1, 1_000))
                .as(Step::new);
        return step.list().ofMaxSize(120).list().ofMaxSize(3).map(RandomProfiles::run);
    }

    /** What threads do that follow these steps, one thread after the other. */
    private static List<Nested> run(List<List<Step>> threads) {
        List<Nested> all = new ArrayList<>();
        for (int thread = 0; thread < threads.size(); thread++) {
            run(thread, threads.get(thread), all);
        }
        return all;
    }

    private static void run(int thread, List<Step> steps, List<Nested> ended) {
        record Open(String label, long start, List<Integer> inside) {}
        Deque<Open> open = new ArrayDeque<>();
        long now = 0;
        List<Step> all = Stream.concat(steps.stream(),
                Stream.generate(() -> new Step(false, 0, 1)).limit(steps.size())).toList();
        for (Step step : all) {
            now += step.nanos;
            if (step.begins) {
                open.push(new Open(LABELS.get(step.label), now, new ArrayList<>()));
            } else if (!open.isEmpty()) {
                Open last = open.pop();
                int number = ended.size();
                long inside = 0;
                for (int child : last.inside) {
                    Nested event = ended.get(child);
                    inside += event.end - event.start;
                    ended.set(child, new Nested(thread, event.label, event.start, event.end,
                            new Nested.Place(number, event.place.depth, event.place.self, event.place.outermost)));
                }
                boolean outermost = open.stream().noneMatch(around -> around.label.equals(last.label));
                ended.add(new Nested(thread, last.label, last.start, now,
                        new Nested.Place(-1, open.size(), now - last.start - inside, outermost)));
                if (!open.isEmpty()) {
                    open.peek().inside.add(number);
                }
            }
        }
    }

    /** A sound profile with anything in it, and parts of another where they do not belong. */
    @Provide
    Arbitrary<byte[]> wrong() {
        Arbitrary<Long> id = Arbitraries.oneOf(Arbitraries.longs().between(0, 40), Arbitraries.longs(),
                Arbitraries.longs().between(99_999_990, 100_001_000));
        Arbitrary<Long> any48 = Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(0, 50),
                Arbitraries.longs().between(LATEST - 1, LATEST + 2));
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        Arbitrary<Consumer<ProfileWriter>> events = Combinators.combine(id, id, Arbitraries.integers(), any48, any48)
                .as((kind, event, thread, first, second) -> writer -> writer.event(kind, event, thread, first, second));
        Arbitrary<Consumer<ProfileWriter>> interval = Combinators.combine(text(), text(), any48, any48, arguments())
                .as((kind, label, start, end, arguments) -> writer -> writer.interval(kind, label, start, end, texts(
                        arguments)));
        Arbitrary<Consumer<ProfileWriter>> entries = Combinators.combine(id, any48)
                .as((key, address) -> writer -> writer.index(key, address));
        Arbitrary<Consumer<ProfileWriter>> strings = noise.map(bytes -> writer -> writer.rawString(bytes));
        Arbitrary<Consumer<ProfileWriter>> references =
                id.map(to -> writer -> writer.rawString(writer.reference(to)));
        Arbitrary<Consumer<ProfileWriter>> pages = Combinators.combine(Arbitraries.integers().between(0, 5), noise)
                .as((tag, bytes) -> writer -> writer.page(tag, bytes));
        Arbitrary<Consumer<ProfileWriter>> metadata =
                Arbitraries.strings().ofMaxLength(80).map(text -> writer -> writer.metadata(text));
        Arbitrary<List<Consumer<ProfileWriter>>> steps = Arbitraries
                .oneOf(List.of(interval, events, entries, strings, references, pages, metadata)).list().ofMaxSize(60);
        return Combinators.combine(Arbitraries.of(8, 9), Arbitraries.integers().between(1, 500), steps,
                Arbitraries.integers().between(0, 100)).as((version, pageBytes, all, missing) -> {
                    ProfileWriter writer = ProfileWriter.version(version).pagesOf(pageBytes);
                    all.forEach(step -> step.accept(writer));
                    byte[] bytes = writer.toBytes();
                    return Arrays.copyOf(bytes, Math.max(0, bytes.length - Math.max(0, missing - 50)));
                });
    }
}
