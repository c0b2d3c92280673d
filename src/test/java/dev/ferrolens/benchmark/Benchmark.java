package dev.ferrolens.benchmark;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.catalog.NamedQuery;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Prints what opening and asking cost, as the table of the guide: {@code mvn -q verify -Pbenchmark}. With
 * {@code -Dsummarize=PATH} the reference tool runs in turn with the jar.
 */
public final class Benchmark {
    private static final int RUNS = 5;
    private static final int WARM_RUNS = 9;
    /** Answers that take longer than this are named. */
    private static final double SLOW_MS = 100;
    /** Parameters of queries that answer nothing without. */
    private static final Map<String, Object[]> EXAMPLES = Map.of(
            "callers", new Object[] {"label", "evaluate_obligation"},
            "callees", new Object[] {"label", "typeck"},
            "instances", new Object[] {"definition", "drop_in_place"},
            "event-tree", new Object[] {"event", 500_000});

    private final Path folder;

    private Benchmark(Path folder) {
        this.folder = folder;
    }

    /** Runs all of it, on the large recordings beside the project where they are there. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("benchmark");
        try {
            System.out.printf(Locale.ROOT, "%d processors, Java %s%n%n", Runtime.getRuntime().availableProcessors(),
                    Runtime.version());
            Lines.heading();
            new Benchmark(folder).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws Exception {
        Path clap = Recordings.all().stream().filter(file -> file.toString().contains("clap-release-args"))
                .findFirst().orElse(Recordings.own("inventory/dev/inventory"));
        Path plain = unpacked(clap, folder.resolve("clap.mm_profdata"));
        opening("a large crate", plain);
        answers("a large crate", plain);
        traces(plain);
        Files.delete(plain);
        Path all = GrownProfile.write(folder.resolve("grown.mm_profdata"), 1_500_000, 11);
        opening("18 million events", all);
        Files.delete(all);
        Path wide = GrownProfile.write(folder.resolve("wide.mm_profdata"), 5_000_000, 0);
        answers("5 million intervals", wide);
        Files.delete(wide);
        builds();
        Growth.print(folder);
    }

    private static void opening(String name, Path recording) throws Exception {
        String size = String.format(Locale.ROOT, "%s, %,d MB: ", name, Files.size(recording) / 1_000_000);
        Callable<?> bytes = () -> readBytes(recording);
        FreshProcess details = FreshProcess.details(List.of(), recording);
        FreshProcess quickly = FreshProcess.details(List.of("-XX:TieredStopAtLevel=1"), recording);
        FreshProcess report = FreshProcess.jar(List.of(), "report", recording.toString());
        List<Callable<?>> actions = new ArrayList<>(List.of(bytes, details, quickly, report));
        String summarize = System.getProperty("summarize");
        FreshProcess theirs = new FreshProcess(List.of(String.valueOf(summarize), "summarize",
                recording.toString().replace(".mm_profdata", "")));
        if (summarize != null) {
            actions.add(theirs);
        }
        List<Times> times = Times.inTurn(RUNS, actions);
        int reference = times.size() - 1;
        String referenceName = summarize == null ? "`report`" : "`summarize`";
        Lines.line(size + "its bytes read", times.get(0));
        if (summarize != null) {
            Lines.line(size + "`summarize`", times.get(reference), theirs.peakMegabytes() + " MB");
        }
        Lines.line(size + "details, fresh process, " + details.peakMegabytes() + " MB", times.get(1), referenceName,
                times.get(reference));
        Lines.line(size + "details, fresh process, `-XX:TieredStopAtLevel=1`", times.get(2), referenceName,
                times.get(reference));
        Lines.line(size + "`report`, fresh process, " + report.peakMegabytes() + " MB", times.get(3), referenceName,
                times.get(reference));
        List<Times> warm = Times.inTurn(RUNS, List.of(bytes, () -> {
            Ferrolens.open(recording).close();
            return null;
        }));
        Lines.line(size + "`open`, warm", warm.get(1), "its bytes read", warm.get(0));
    }

    private static void answers(String name, Path recording) throws Exception {
        try (Session s = Ferrolens.open(recording)) {
            Lines.line(name + ": keys read, once a session",
                    once(() -> s.sql("SELECT count(*) FROM cost").rows()));
            List<String> slow = new ArrayList<>();
            int answered = 0;
            for (NamedQuery query : s.queries()) {
                Object[] parameters = EXAMPLES.getOrDefault(query.name(), new Object[0]);
                try {
                    Relation answer = s.query(query.name(), parameters);
                    answer.limit(1).rows();
                    Times times = Times.of(WARM_RUNS, answer::toString);
                    answered++;
                    if (times.median() > SLOW_MS) {
                        Lines.line(name + ": `" + query.name() + "` prints, warm", times);
                        slow.add(query.name());
                    }
                } catch (FerrolensException e) {
                    // The recording lacks what the query needs, or the example does not fit it.
                }
            }
            Lines.line(name + ": the details, warm", Times.of(WARM_RUNS, () -> s.details().toString()));
            System.out.printf(Locale.ROOT, "| %s: %d of %d ready-made answers print within %.0f ms, warm | | | |%n",
                    name,
                    answered - slow.size(), answered, SLOW_MS);
        }
    }

    /** A trace opened, and the same columns read by DuckDB's own reader of JSON. */
    private void traces(Path recording) throws Exception {
        Path trace = folder.resolve("trace.json");
        try (Session s = Ferrolens.open(recording)) {
            s.export().trace(trace);
        }
        try (Session other = Ferrolens.open(Recordings.own("inventory/dev/inventory"))) {
            List<Times> times = Times.inTurn(3, List.of(() -> {
                Ferrolens.open(trace).close();
                return null;
            }, () -> other.sql(
                    "SELECT count(name), count(cat), count(ph), count(ts), count(dur), count(tid), count(args)"
                            + " FROM read_json(?, maximum_object_size = 100000000)", trace.toString()).rows()));
            Lines.line(String.format(Locale.ROOT, "a trace of %,d MB: `open`", Files.size(trace) / 1_000_000),
                    times.get(0), "DuckDB's `read_json`", times.get(1));
        } finally {
            Files.delete(trace);
        }
    }

    /** The build of a workspace, twice under other names: all cores against one, in a heap of 1 GB. */
    private void builds() throws Exception {
        Path build = Files.createDirectory(folder.resolve("build"));
        int recordings = 0;
        for (Path file : Recordings.all()) {
            if (file.toString().contains("workspace")) {
                for (String copy : List.of("a", "b")) {
                    unpacked(file, build.resolve(copy + "-" + recordings++ + ".mm_profdata"));
                }
            }
        }
        if (recordings > 0) {
            FreshProcess all = FreshProcess.jar(List.of("-Xmx1g"), "query", "summary", build.toString());
            List<Times> times = Times.inTurn(RUNS, List.of(all, all.onOneCore()));
            Lines.line("a build of " + recordings + " recordings: `query summary`, fresh process, `-Xmx1g`",
                    times.get(0), "one core", times.get(1));
        }
    }

    private static Times once(Callable<?> action) throws Exception {
        long start = System.nanoTime();
        action.call();
        return new Times(new double[] {(System.nanoTime() - start) / 1e6});
    }

    private static Object readBytes(Path recording) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        try (FileChannel channel = FileChannel.open(recording)) {
            while (channel.read(buffer) >= 0) {
                buffer.clear();
            }
        }
        return null;
    }

    private static Path unpacked(Path gzipped, Path to) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(gzipped))) {
            Files.copy(in, to);
        }
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
