package dev.ferrolens.store;

import static dev.ferrolens.store.Column.bigint;
import static dev.ferrolens.store.Column.bool;
import static dev.ferrolens.store.Column.integer;
import static dev.ferrolens.store.Column.number;
import static dev.ferrolens.store.Column.utf8;

import dev.ferrolens.input.Compilation;
import dev.ferrolens.input.Warning;
import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.LongMap;
import dev.ferrolens.measureme.Metadata;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.Extern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A profile as rows of the store's tables: its arrays, and the names for their numbers. Numbers of compilations, events
 * and keys are offset so that they are unique in the session.
 */
final class ProfileColumns {
    private final Compilation compilation;
    private final Profile profile;
    private final Profile.Intervals events;
    private final int number;
    private final int firstEvent;
    private final int firstKey;
    private final int firstLabel;
    private final byte[][] labels;
    private final byte[][] kinds;
    private final LabelKinds labelKinds;
    private final ProfilerWork profilerWork;
    private final String[] areas;
    private final List<Extern> externs;
    private final BoundedKeyTexts keyTexts;
    private final BoundedKeyTexts artifactNames;

    ProfileColumns(Compilation compilation, int number, int firstEvent, int firstKey, int firstLabel) {
        this.compilation = compilation;
        this.profile = compilation.profile();
        this.events = profile.intervals();
        this.number = number;
        this.firstEvent = firstEvent;
        this.firstKey = firstKey;
        this.firstLabel = firstLabel;
        this.labels = profile.labels().stream().map(Column::bytes).toArray(byte[][]::new);
        this.kinds = profile.kinds().stream().map(Column::bytes).toArray(byte[][]::new);
        this.labelKinds = new LabelKinds(events.label(), events.kind(), labels.length, kinds.length);
        this.areas = new String[labelKinds.size()];
        this.profilerWork = new ProfilerWork(events, labelKinds, pair -> areaOfPair(pair).equals(Areas.PROFILER));
        this.externs = compilation.command().externs();
        this.keyTexts = new BoundedKeyTexts(profile);
        this.artifactNames = new BoundedKeyTexts(profile);
    }

    /** Returns the rows of a whole session. */
    static List<ProfileColumns> of(List<Compilation> compilations) {
        List<ProfileColumns> all = new ArrayList<>();
        int firstEvent = 0;
        int firstKey = 0;
        int firstLabel = 0;
        for (Compilation compilation : compilations) {
            all.add(new ProfileColumns(compilation, all.size(), firstEvent, firstKey, firstLabel));
            firstEvent = Math.addExact(firstEvent, compilation.profile().intervals().size());
            firstKey = Math.addExact(firstKey, compilation.profile().keys().size());
            firstLabel = Math.addExact(firstLabel, all.get(all.size() - 1).labelNumbers());
        }
        return all;
    }

    /** Returns the rows of a profile that belongs to no session. */
    static ProfileColumns of(Profile profile) {
        return new ProfileColumns(Compilation.of(profile), 0, 0, 0, 0);
    }

    Compilation recorded() {
        return compilation;
    }

    int compilationNumber() {
        return number;
    }

    int firstEvent() {
        return firstEvent;
    }

    int firstKey() {
        return firstKey;
    }

    Profile profile() {
        return profile;
    }

    /**
     * Returns the columns from which {@code load.sql} makes {@code event}. Two numbers share a column if both fit,
     * since DuckDB separates them in a fraction of the time that it takes to write a column from Java.
     */
    static List<Column<ProfileColumns>> packedEvent() {
        return List.of(
                bigint("id_and_parent", (p, i) -> packed(p.firstEvent + i, p.event(p.events.parent()[i]))),
                bigint("label_and_key", (p, i) -> packed(p.labelNumber(i), p.key(p.events.key()[i]))),
                bigint("thread_and_nesting", (p, i) -> packed(p.events.thread()[i], p.events.depth()[i] << 1 | (p.events
                        .outermost()[i] ? 1 : 0))),
                bigint("start_ns", (p, i) -> p.events.start()[i]),
                bigint("duration_ns", (p, i) -> p.events.end()[i] - p.events.start()[i]),
                bigint("self_ns", (p, i) -> p.events.self()[i]));
    }

    /** Returns two numbers of 32 bits as one of 64. */
    static long packed(int high, int low) {
        return (long) high << 32 | low & 0xffffffffL;
    }

    /**
     * Returns the columns of {@code read_mm_profdata}: those of {@code event}, with the key's text in place of its
     * number.
     */
    static List<Column<ProfileColumns>> eventWithKeyText() {
        return List.of(
                integer("id", (p, i) -> p.firstEvent + i),
                number("parent", (p, i) -> p.event(p.events.parent()[i])),
                bigint("thread", (p, i) -> Integer.toUnsignedLong(p.events.thread()[i])),
                utf8("kind", (p, i) -> p.kind(i)),
                utf8("label", (p, i) -> p.label(i)),
                utf8("area", (p, i) -> Column.bytes(p.area(i))),
                utf8("key", (p, i) -> p.keyText(p.events.key()[i])),
                bigint("start_ns", (p, i) -> p.events.start()[i]),
                bigint("duration_ns", (p, i) -> p.events.end()[i] - p.events.start()[i]),
                bigint("self_ns", (p, i) -> p.events.self()[i]),
                integer("depth", (p, i) -> p.events.depth()[i]),
                bool("outermost", (p, i) -> p.events.outermost()[i]));
    }

    static List<Column<ProfileColumns>> keyText() {
        return List.of(
                integer("key", (p, i) -> p.firstKey + i),
                utf8("text", (p, i) -> p.keyTexts.bytes(i)));
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
                utf8("name", (p, i) -> p.artifactName(p.profile.artifacts().key()[i])),
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

    /** Returns the columns of {@code compilation}, which has one row. */
    static List<Column<ProfileColumns>> compilation() {
        return List.of(
                integer("compilation", (p, i) -> p.number),
                utf8("crate", (p, i) -> Column.bytes(p.compilation.crate())),
                utf8("crate_kind", (p, i) -> Column.bytes(p.compilation.kind())),
                utf8("package", (p, i) -> Column.bytes(p.compilation.command().buildScriptPackage().orElse(null))),
                bigint("process_id", (p, i) -> p.profile.metadata().processId()),
                bigint("started_ns", (p, i) -> p.profile.metadata().startNanos()),
                bigint("wall_ns", (p, i) -> p.countsTime() ? p.compilation.wallNanos() : -1),
                integer("threads", (p, i) -> p.threads()),
                bigint("events", (p, i) -> p.events.size()),
                bigint("unnamed_events", (p, i) -> p.unnamedEvents()),
                utf8("edition", (p, i) -> p.option("edition")),
                utf8("opt_level", (p, i) -> p.codegen("opt-level")),
                utf8("codegen_units", (p, i) -> p.codegen("codegen-units")),
                utf8("lto", (p, i) -> p.codegen("lto")),
                utf8("debug_info", (p, i) -> p.codegen("debuginfo")),
                bool("incremental", (p, i) -> p.codegen("incremental") != null),
                utf8("compiler", (p, i) -> Column.bytes(p.compilation.command().compiler())),
                utf8("code_by", (p, i) -> Column.bytes(p.compilation.codeBy().orElse(null))),
                utf8("target", (p, i) -> p.option("target")),
                utf8("metadata_hash", (p, i) -> p.metadataHash()),
                utf8("extra_filename", (p, i) -> Column.bytes(p.compilation.command().extraFilename())),
                utf8("counter", (p, i) -> Column.bytes(p.profile.metadata().counter())),
                number("format_version", (p, i) -> p.profile.version()),
                bigint("cpu_ns", (p, i) -> p.compilation.process().cpuNanos().orElse(-1)),
                bigint("peak_rss_bytes", (p, i) -> p.compilation.process().peakBytes().orElse(-1)),
                number("cores", (p, i) -> (int) Math.min(Integer.MAX_VALUE,
                        p.compilation.process().cores().orElse(-1))),
                bool("cleaned", (p, i) -> p.compilation.process().cleaned()),
                bool("has_queries", (p, i) -> p.profile.hasKind(EventKind.QUERY)),
                bool("has_arguments", (p, i) -> p.profile.hasQueryKeys()),
                bool("has_llvm_passes", (p, i) -> p.profile.hasKind(EventKind.LLVM_PASS)),
                bool("has_cache_hits", (p, i) -> p.profile.cacheHits().size() > 0),
                bool("has_sizes", (p, i) -> p.profile.artifacts().size() > 0),
                bool("has_time", (p, i) -> p.countsTime()),
                bool("has_names", (p, i) -> !p.profile.lacksNames()),
                utf8("command", (p, i) -> Column.bytes(p.profile.metadata().command())),
                utf8("file", (p, i) -> Column.bytes(p.profile.file().toString())));
    }

    /** Returns the columns of {@code extern}, the crates that the command line names with {@code --extern}. */
    static List<Column<ProfileColumns>> extern() {
        return List.of(
                integer("compilation", (p, i) -> p.number),
                utf8("extern", (p, i) -> Column.bytes(p.externs.get(i).name())),
                utf8("crate", (p, i) -> Column.bytes(p.externs.get(i).crate())),
                utf8("extra_filename", (p, i) -> Column.bytes(p.externs.get(i).extraFilename())),
                bool("by_metadata", (p, i) -> p.externs.get(i).byMetadata()));
    }

    /** Returns whether events have times; a counter belongs to one thread, so it has no span over several. */
    private boolean countsTime() {
        return profile.metadata().counter().equals(Metadata.WALL_TIME);
    }

    int externs() {
        return externs.size();
    }

    /**
     * A label of a compilation with a kind of event.
     *
     * @param number the number for it in {@link #packedEvent}, or -1 if no event has it
     * @param area the area of its events; a label has two if some of them are inside the profiler's own work
     */
    record Label(int number, int compilation, String label, String kind, String area) {
        static List<Column<List<Label>>> columns() {
            return List.of(
                    integer("number", (labels, i) -> labels.get(i).number),
                    integer("compilation", (labels, i) -> labels.get(i).compilation),
                    utf8("label", (labels, i) -> Column.bytes(labels.get(i).label)),
                    utf8("kind", (labels, i) -> Column.bytes(labels.get(i).kind)),
                    utf8("area", (labels, i) -> Column.bytes(labels.get(i).area)));
        }
    }

    /** Returns the columns of {@code warning}, the problems of the files. */
    static List<Column<List<Warning>>> warning() {
        return List.of(
                utf8("file", (warnings, i) -> Column.bytes(warnings.get(i).file())),
                utf8("warning", (warnings, i) -> Column.bytes(warnings.get(i).message())),
                bool("left_out", (warnings, i) -> warnings.get(i).leftOut()));
    }

    /** Returns the labels of a session's compilations, for each kind and area of their events. */
    static List<Label> labels(List<ProfileColumns> session) {
        List<Label> found = new ArrayList<>();
        for (ProfileColumns p : session) {
            p.profilerWork.pairsOutside().forEach(pair -> found.add(p.label(p.firstLabel + pair, p.labelKinds, pair, p
                    .areaOfPair(pair))));
            p.profilerWork.pairsInside().forEach(pair -> found.add(p.label(p.firstLabel + p.labelKinds.size() + pair,
                    p.labelKinds, pair, Areas.PROFILER)));
            Profile.Instants instants = p.profile.instants();
            LabelKinds ofInstants =
                    new LabelKinds(instants.label(), instants.kind(), p.labels.length, p.kinds.length);
            ofInstants.of(instants.label(), instants.kind()).forEach(pair -> found.add(p.label(-1, ofInstants, pair, p
                    .areaByRule(ofInstants, pair))));
            Arrays.stream(p.profile.cacheHits().label()).distinct()
                    .forEach(l -> found.add(p.label(l, "QueryCacheHit")));
            Arrays.stream(p.profile.artifacts().label()).distinct()
                    .forEach(l -> found.add(p.label(l, "ArtifactSize")));
        }
        return found;
    }

    private Label label(int labelNumber, LabelKinds pairs, int pair, String area) {
        return new Label(labelNumber, number, profile.labels().get(pairs.label(pair)),
                profile.kinds().get(pairs.kind(pair)), area);
    }

    /** Returns a label without a time. */
    private Label label(int label, String kind) {
        String text = profile.labels().get(label);
        return new Label(-1, number, text, kind, Areas.rules().of(kind, text));
    }

    /** Returns the number of possible results of {@link #labelNumber}: two for each label with its kind. */
    private int labelNumbers() {
        return Math.multiplyExact(2, labelKinds.size());
    }

    /** Returns the number for an event's label with its kind and area, as in {@link Label}. */
    int labelNumber(int event) {
        return firstLabel + (profilerWork.isInside(event) ? labelKinds.size() : 0) + labelAndKind(event);
    }

    /** Returns a number from 0 on for an event's label with its kind. */
    int labelAndKind(int event) {
        return labelKinds.number(events.label()[event], events.kind()[event]);
    }

    byte[] label(int event) {
        return labels[events.label()[event]];
    }

    byte[] kind(int event) {
        return kinds[events.kind()[event]];
    }

    /** Returns the area of an event; events inside the profiler's own work are part of that. */
    String area(int event) {
        return profilerWork.isInside(event) ? Areas.PROFILER : areaOfPair(labelAndKind(event));
    }

    private String areaOfPair(int pair) {
        if (areas[pair] == null) {
            areas[pair] = areaByRule(labelKinds, pair);
        }
        return areas[pair];
    }

    private String areaByRule(LabelKinds pairs, int pair) {
        return Areas.rules().of(profile.kinds().get(pairs.kind(pair)), profile.labels().get(pairs.label(pair)));
    }

    private int event(int local) {
        return local < 0 ? local : firstEvent + local;
    }

    /** Returns a key's number in the session; the number for no key is unchanged. */
    int key(int local) {
        return local < 0 ? local : firstKey + local;
    }

    private byte[] artifactName(int local) {
        return local < 0 ? null : artifactNames.bytes(local);
    }

    private byte[] keyText(int local) {
        return local < 0 ? null : profile.keys().text(local);
    }

    private int threads() {
        LongMap seen = new LongMap(-1);
        for (int thread : events.thread()) {
            seen.number(thread);
        }
        return seen.size();
    }

    /**
     * Returns the number of events whose names are missing from the file, without those inside the profiler's own work,
     * which never have names.
     */
    private long unnamedEvents() {
        int unknown = profile.labels().indexOf(Profile.UNKNOWN_NAME);
        long unnamed = 0;
        for (int i = 0; unknown >= 0 && i < events.size(); i++) {
            unnamed += events.label()[i] == unknown && !profilerWork.isInside(i) ? 1 : 0;
        }
        return unnamed;
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
