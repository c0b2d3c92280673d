package dev.ferrolens.store;

import static dev.ferrolens.store.Column.bigint;
import static dev.ferrolens.store.Column.bool;
import static dev.ferrolens.store.Column.integer;
import static dev.ferrolens.store.Column.number;
import static dev.ferrolens.store.Column.utf8;

import dev.ferrolens.Compilation;
import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A profile seen as rows of the store's tables: its arrays, and the names that its numbers stand for. Numbers of
 * compilations, events and keys are moved so that they are unique in the session.
 */
final class ProfileColumns {
    private final Compilation compilation;
    private final Profile profile;
    private final Profile.Intervals events;
    private final int number;
    private final int firstEvent;
    private final int firstKey;
    private final byte[][] labels;
    private final byte[][] kinds;
    private final byte[][] areas;

    ProfileColumns(Compilation compilation, int number, int firstEvent, int firstKey) {
        this.compilation = compilation;
        this.profile = compilation.profile();
        this.events = profile.intervals();
        this.number = number;
        this.firstEvent = firstEvent;
        this.firstKey = firstKey;
        this.labels = profile.labels().stream().map(Column::bytes).toArray(byte[][]::new);
        this.kinds = profile.kinds().stream().map(Column::bytes).toArray(byte[][]::new);
        this.areas = new byte[labels.length * kinds.length][];
    }

    /** The rows of a whole session. */
    static List<ProfileColumns> of(List<Compilation> compilations) {
        List<ProfileColumns> all = new ArrayList<>();
        int firstEvent = 0;
        int firstKey = 0;
        for (Compilation compilation : compilations) {
            all.add(new ProfileColumns(compilation, all.size(), firstEvent, firstKey));
            firstEvent = Math.addExact(firstEvent, compilation.profile().intervals().size());
            firstKey = Math.addExact(firstKey, compilation.profile().keys().size());
        }
        return all;
    }

    Profile profile() {
        return profile;
    }

    /** The columns of {@code event}; the key is a number. */
    static List<Column<ProfileColumns>> event() {
        List<Column<ProfileColumns>> columns = new ArrayList<>();
        columns.add(integer("compilation", (p, i) -> p.number));
        for (Column<ProfileColumns> column : eventWithKeyText()) {
            columns.add(column.name().equals("key") ? number("key", (p, i) -> p.key(p.events.key()[i])) : column);
        }
        return columns;
    }

    /** The columns of {@code read_mm_profdata}: those of {@code event}, with the key's text in place of its number. */
    static List<Column<ProfileColumns>> eventWithKeyText() {
        return List.of(
                integer("id", (p, i) -> p.firstEvent + i),
                number("parent", (p, i) -> p.event(p.events.parent()[i])),
                bigint("thread", (p, i) -> Integer.toUnsignedLong(p.events.thread()[i])),
                utf8("kind", (p, i) -> p.kinds[p.events.kind()[i]]),
                utf8("label", (p, i) -> p.labels[p.events.label()[i]]),
                utf8("area", (p, i) -> p.area(p.events.kind()[i], p.events.label()[i])),
                utf8("key", (p, i) -> p.keyText(p.events.key()[i])),
                bigint("start_ns", (p, i) -> p.events.start()[i]),
                bigint("duration_ns", (p, i) -> p.events.end()[i] - p.events.start()[i]),
                bigint("self_ns", (p, i) -> p.events.self()[i]),
                integer("depth", (p, i) -> p.events.depth()[i]),
                bool("outermost", (p, i) -> p.events.outermost()[i]));
    }

    static List<Column<ProfileColumns>> cacheHit() {
        return List.of(
                integer("compilation", (p, i) -> p.number),
                utf8("label", (p, i) -> p.labels[p.profile.cacheHits().label()[i]]),
                number("key", (p, i) -> p.key(p.profile.cacheHits().key()[i])),
                bigint("hits", (p, i) -> p.profile.cacheHits().hits()[i]));
    }

    static List<Column<ProfileColumns>> artifact() {
        return List.of(
                integer("compilation", (p, i) -> p.number),
                utf8("label", (p, i) -> p.labels[p.profile.artifacts().label()[i]]),
                utf8("name", (p, i) -> p.keyText(p.profile.artifacts().key()[i])),
                bigint("value", (p, i) -> p.profile.artifacts().value()[i]));
    }

    static List<Column<ProfileColumns>> instant() {
        return List.of(
                integer("compilation", (p, i) -> p.number),
                number("parent", (p, i) -> p.event(p.profile.instants().parent()[i])),
                bigint("thread", (p, i) -> Integer.toUnsignedLong(p.profile.instants().thread()[i])),
                utf8("kind", (p, i) -> p.kinds[p.profile.instants().kind()[i]]),
                utf8("label", (p, i) -> p.labels[p.profile.instants().label()[i]]),
                number("key", (p, i) -> p.key(p.profile.instants().key()[i])),
                bigint("at_ns", (p, i) -> p.profile.instants().at()[i]));
    }

    static List<Column<ProfileColumns>> key() {
        return List.of(
                integer("key", (p, i) -> p.firstKey + i),
                utf8("text", (p, i) -> p.profile.keys().text(i)));
    }

    /** The one row of {@code compilation}. */
    static List<Column<ProfileColumns>> compilation() {
        return List.of(
                integer("compilation", (p, i) -> p.number),
                utf8("crate", (p, i) -> Column.bytes(p.compilation.crate())),
                utf8("crate_kind", (p, i) -> Column.bytes(p.compilation.command().crateKind())),
                bigint("process_id", (p, i) -> p.profile.metadata().processId()),
                bigint("started_ns", (p, i) -> p.profile.metadata().startNanos()),
                bigint("wall_ns", (p, i) -> p.compilation.wallNanos()),
                integer("threads", (p, i) -> p.threads()),
                bigint("events", (p, i) -> p.events.size()),
                utf8("edition", (p, i) -> p.option("edition")),
                utf8("opt_level", (p, i) -> p.codegen("opt-level")),
                utf8("codegen_units", (p, i) -> p.codegen("codegen-units")),
                utf8("lto", (p, i) -> p.codegen("lto")),
                utf8("debug_info", (p, i) -> p.codegen("debuginfo")),
                bool("incremental", (p, i) -> p.codegen("incremental") != null),
                utf8("target", (p, i) -> p.option("target")),
                utf8("metadata_hash", (p, i) -> p.metadataHash()),
                utf8("counter", (p, i) -> Column.bytes(p.profile.metadata().counter())),
                integer("format_version", (p, i) -> p.profile.version()),
                bool("has_queries", (p, i) -> p.profile.hasKind(EventKind.QUERY)),
                bool("has_arguments", (p, i) -> p.profile.hasQueryKeys()),
                bool("has_llvm_passes", (p, i) -> p.profile.hasKind(EventKind.LLVM_PASS)),
                bool("has_cache_hits", (p, i) -> p.profile.cacheHits().size() > 0),
                bool("has_sizes", (p, i) -> p.profile.artifacts().size() > 0),
                utf8("command", (p, i) -> Column.bytes(p.profile.metadata().command())),
                utf8("file", (p, i) -> Column.bytes(p.profile.file().toString())));
    }

    /** A label with a kind of event, and the area that both lead to. */
    record Label(String label, String kind) {
        static List<Column<List<Label>>> columns() {
            return List.of(
                    utf8("label", (labels, i) -> Column.bytes(labels.get(i).label)),
                    utf8("kind", (labels, i) -> Column.bytes(labels.get(i).kind)),
                    utf8("area", (labels, i) ->
                            Column.bytes(Areas.rules().of(labels.get(i).kind, labels.get(i).label))));
        }
    }

    /** The labels of a session, each with each kind of event that has it. */
    static List<Label> labels(List<ProfileColumns> session) {
        Set<Label> found = new LinkedHashSet<>();
        for (ProfileColumns p : session) {
            p.labelsOf(p.events.label(), p.events.kind()).forEach(found::add);
            p.labelsOf(p.profile.instants().label(), p.profile.instants().kind()).forEach(found::add);
            p.labelsOf(p.profile.cacheHits().label(), "QueryCacheHit").forEach(found::add);
            p.labelsOf(p.profile.artifacts().label(), "ArtifactSize").forEach(found::add);
        }
        return List.copyOf(found);
    }

    private Stream<Label> labelsOf(int[] label, int[] kind) {
        boolean[] seen = new boolean[areas.length];
        for (int i = 0; i < label.length; i++) {
            seen[label[i] * kinds.length + kind[i]] = true;
        }
        return Stream.iterate(0, i -> i < seen.length, i -> i + 1).filter(i -> seen[i]).map(i ->
                new Label(profile.labels().get(i / kinds.length), profile.kinds().get(i % kinds.length)));
    }

    private Stream<Label> labelsOf(int[] label, String kind) {
        boolean[] seen = new boolean[labels.length];
        for (int l : label) {
            seen[l] = true;
        }
        return Stream.iterate(0, i -> i < seen.length, i -> i + 1).filter(i -> seen[i])
                .map(i -> new Label(profile.labels().get(i), kind));
    }

    private byte[] area(int kind, int label) {
        int at = label * kinds.length + kind;
        if (areas[at] == null) {
            areas[at] = Column.bytes(Areas.rules().of(profile.kinds().get(kind), profile.labels().get(label)));
        }
        return areas[at];
    }

    private int event(int local) {
        return local < 0 ? local : firstEvent + local;
    }

    private int key(int local) {
        return local < 0 ? local : firstKey + local;
    }

    private byte[] keyText(int local) {
        return local < 0 ? null : profile.keys().text(local);
    }

    private int threads() {
        return (int) Arrays.stream(events.thread()).distinct().count();
    }

    private byte[] option(String name) {
        return Column.bytes(compilation.command().option(name).orElse(null));
    }

    private byte[] codegen(String name) {
        return Column.bytes(compilation.command().codegen(name).orElse(null));
    }

    private byte[] metadataHash() {
        return Column.bytes(compilation.command().codegen("extra-filename")
                .or(() -> compilation.command().codegen("metadata")).orElse(null));
    }
}
