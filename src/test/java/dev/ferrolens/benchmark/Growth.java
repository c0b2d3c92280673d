package dev.ferrolens.benchmark;

import dev.ferrolens.measureme.ProfileWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What opening costs as recordings grow, from a million events to fifty million in more than 2 GiB: each further event
 * should cost as much as those before. And a Chrome trace of ten million rows that all have one name.
 */
final class Growth {
    private static final long[] EVENTS = {1_000_000, 5_000_000, 10_000_000, 50_000_000};
    private static final long ROWS = 10_000_000;
    private static final int RUNS = 2;
    private static final int EVENTS_A_FUNCTION = 10;
    private static final int GOALS = 20_000;
    /** Most of the largest file's memory is columns of numbers. */
    private static final List<String> JVM = List.of("-XX:MaxRAMPercentage=70");

    private Growth() {}

    /** Runs {@code Growth} alone, in a new folder that is deleted. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("growth");
        Lines.heading();
        print(folder);
        Files.delete(folder);
    }

    /** Prints a line for each size. */
    static void print(Path folder) throws Exception {
        double millis = 0;
        long before = 0;
        for (long events : EVENTS) {
            Path recording = recording(folder.resolve("growth-1.mm_profdata"), events);
            FreshProcess summary = FreshProcess.jar(JVM, "query", "summary", recording.toString(), "--format", "csv");
            Times times = Times.of(RUNS, summary);
            Lines.line(String.format(Locale.ROOT, "%,d million events, %,d MB: `query summary`, fresh process",
                    events / 1_000_000, Files.size(recording) / 1_000_000), times, String.format(Locale.ROOT,
                            "%.0f ns for each further event, %,d MB", (times.least() - millis) * 1e6 / (events
                                    - before),
                            summary.peakMegabytes()));
            millis = times.least();
            before = events;
            Files.delete(recording);
        }
        Path trace = trace(folder.resolve("rows.json"));
        FreshProcess summary = FreshProcess.jar(JVM, "query", "summary", trace.toString(), "--format", "csv");
        Lines.line(String.format(Locale.ROOT, "a trace of ten million rows of one name, %,d MB: `query summary`, fresh"
                + " process", Files.size(trace) / 1_000_000), Times.of(RUNS, summary),
                summary.peakMegabytes() + " MB");
        Files.delete(trace);
    }

    /** A recording in which each function brings ten events and a name of a hundred bytes; the goals repeat. */
    private static Path recording(Path file, long events) {
        ProfileWriter out = ProfileWriter.to(file, 9);
        long query = out.string("Query");
        byte[] typeck = out.reference(out.string("typeck"));
        long[] goals = new long[GOALS];
        for (int goal = 0; goal < GOALS; goal++) {
            goals[goal] = out.eventId("evaluate_obligation", "<grown::Type" + goal + " as grown::Trait>");
        }
        long now = 0;
        for (long function = 0; function < events / EVENTS_A_FUNCTION; function++) {
            long began = now;
            for (int i = 1; i < EVENTS_A_FUNCTION; i++) {
                out.event(query, goals[(int) ((function * 7 + i) % GOALS)], 1, now, now + 300);
                now += 320;
            }
            out.event(query, out.rawString(name(typeck, function)), 1, began, now);
            now += 50;
        }
        out.close();
        return file;
    }

    private static byte[] name(byte[] label, long function) {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        name.writeBytes(label);
        name.write(0x1e);
        name.writeBytes(("grown::a_module_with_a_name_as_long_as_those_of_crates::module_" + function % 700
                + "::{impl#3}::function_with_a_long_name_" + function).getBytes(StandardCharsets.US_ASCII));
        name.write(0xff);
        return name.toByteArray();
    }

    private static Path trace(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("[");
            for (long row = 0; row < ROWS; row++) {
                out.write((row == 0 ? "" : ",\n") + "{\"name\":\"typeck\",\"cat\":\"Query\",\"ph\":\"X\",\"ts\":"
                        + 3 * row
                        + ",\"dur\":2,\"pid\":1,\"tid\":1,\"args\":null}");
            }
            out.write("]\n");
        }
        return file;
    }
}
