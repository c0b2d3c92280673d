package dev.ferrolens.benchmark;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.ProfileException;
import dev.ferrolens.Recordings;
import dev.ferrolens.Session;
import dev.ferrolens.catalog.NamedQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;

/**
 * Prints what opening a recording and asking it cost, beside the plain cost of reading the file: fresh processes of
 * the packaged jar, and answers of an open session once it is warm. {@code mvn -q verify -Pbenchmark}; with
 * {@code -Dsummarize=PATH} the reference tool runs in turn with the jar.
 */
public final class Benchmark {
    private static final int FRESH_RUNS = 5;
    private static final int WARM_RUNS = 15;

    /** Parameters of queries that answer nothing without. */
    private static final Map<String, Object[]> EXAMPLES = Map.of(
            "callers", new Object[] {"label", "evaluate_obligation"},
            "callees", new Object[] {"label", "typeck"},
            "event-tree", new Object[] {"event", 500_000});

    private final Path recording;

    private Benchmark(Path recording) {
        this.recording = recording;
    }

    /** Runs on the large recording beside the project, or else on one that ships with it. */
    public static void main(String[] args) throws Exception {
        Path gzipped = Recordings.all().stream().filter(file -> file.toString().contains("clap-release-args"))
                .findFirst().orElse(Recordings.own("inventory/dev/inventory"));
        Path plain = Files.createTempFile("benchmark", ".mm_profdata");
        try {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(gzipped))) {
                Files.write(plain, in.readAllBytes());
            }
            System.out.printf(Locale.ROOT, "%s, %,d bytes, %d processors, Java %s%n", gzipped.getFileName(),
                    Files.size(plain), Runtime.getRuntime().availableProcessors(), Runtime.version());
            new Benchmark(plain).run();
        } finally {
            Files.delete(plain);
        }
    }

    private void run() throws Exception {
        row("what", "median ms", "least ms");
        print("read the file's bytes", times(FRESH_RUNS, this::readBytes));
        freshProcesses();
        warmSession();
    }

    private void freshProcesses() throws Exception {
        List<String> ours = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                "target/ferrolens.jar", "query", "summary", recording.toString(), "--format", "csv");
        String summarize = System.getProperty("summarize");
        List<Double> ourTimes = new ArrayList<>();
        List<Double> theirTimes = new ArrayList<>();
        for (int i = 0; i <= FRESH_RUNS; i++) {
            ourTimes.add(time(() -> process(ours)));
            if (summarize != null) {
                String prefix = recording.toString().replace(".mm_profdata", "");
                theirTimes.add(time(() -> process(List.of(summarize, "summarize", prefix))));
            }
        }
        print("fresh process: query summary", ourTimes.subList(1, ourTimes.size()));
        if (summarize != null) {
            print("fresh process: summarize", theirTimes.subList(1, theirTimes.size()));
        }
        List<String> report = List.of(ours.get(0), "-jar", "target/ferrolens.jar", "report", recording.toString());
        print("fresh process: report", times(FRESH_RUNS, () -> process(report)));
    }

    private void warmSession() throws Exception {
        print("open, warm", times(WARM_RUNS, () -> {
            Ferrolens.open(recording).close();
            return null;
        }));
        try (Session s = Ferrolens.open(recording)) {
            print("read the keys, in this session", times(1, () -> s.sql("SELECT count(*) FROM key").rows()));
            for (NamedQuery query : s.queries()) {
                try {
                    print("query " + query.name(), times(WARM_RUNS, () -> s.query(query.name(), EXAMPLES.getOrDefault(query.name(), new Object[0])).rows()));
                } catch (ProfileException e) {
                    row("query " + query.name(), "-", "-");
                }
            }
            print("the overview", times(WARM_RUNS, s::toString));
        }
    }

    private Object readBytes() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        try (FileChannel channel = FileChannel.open(recording)) {
            while (channel.read(buffer) >= 0) {
                buffer.clear();
            }
        }
        return null;
    }

    private static Object process(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed: " + command);
        }
        return null;
    }

    private static List<Double> times(int runs, Callable<?> action) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            times.add(time(action));
        }
        return times;
    }

    private static double time(Callable<?> action) throws Exception {
        long start = System.nanoTime();
        action.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String what, List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        row(what, number(sorted[sorted.length / 2]), number(sorted[0]));
    }

    private static String number(double millis) {
        return String.format(Locale.ROOT, "%,.1f", millis);
    }

    private static void row(String what, String median, String least) {
        System.out.printf(Locale.ROOT, "%-36s %12s %12s%n", what, median, least);
    }
}
