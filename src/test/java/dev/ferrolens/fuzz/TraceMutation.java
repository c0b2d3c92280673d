package dev.ferrolens.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Broken Chrome traces, made of pieces of those that crox wrote. */
final class TraceMutation {
    private static final int PIECE = 20_000;
    private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|-?[0-9.]+|null|\\{[^{}]*\\})");
    private static final Pattern FIELD = Pattern.compile("\"[a-z0-9]+\":");
    private static final List<String> VALUES = List.of("null", "true", "\"\"", "\"x\"", "\"\\ud800\"", "\"\\u001b[2J\"",
            "-1", "0", "1e400", "-1e-400", "1.5", "18446744073709551616", "9223372036854775807", "4000000000000000.9",
            "281474976710656", "[]", "{}", "[[[[[[[[{}]]]]]]]]", "{\"arg0\":1}", "{\"arg0\":\"a\",\"arg00\":\"b\"}",
            "{\"name\":\"\\u0000\"}", "NaN", "'x'", "", "1".repeat(2_000), "[".repeat(2_000), "\"" + "y".repeat(5_000));
    private static final List<String> FIELDS = List.of("\"ts\":", "\"dur\":", "\"ph\":", "\"pid\":", "\"tid\":",
            "\"args\":",
            "\"name\":", "\"cat\":", "\"traceEvents\":", "\"\":", "");

    private TraceMutation() {}

    /** Pieces of a trace, each a sound trace of its own. */
    static List<byte[]> pieces(Path trace, int pieces) {
        String text;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(trace))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Random random = new Random(text.length());
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            int from = text.indexOf("{\"name\"", random.nextInt(Math.max(1, text.length() - PIECE)));
            int to = text.lastIndexOf("},{\"name\"", Math.min(text.length(), from + PIECE)) + 1;
            if (from >= 0 && to > from) {
                all.add(("[" + text.substring(from, to) + "]").getBytes(StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    /** A trace broken in one way or a few. */
    static byte[] some(byte[] trace, Random random) {
        byte[] broken = trace.clone();
        for (int i = random.nextInt(4); i >= 0 && broken.length > 0; i--) {
            broken = switch (random.nextInt(8)) {
                case 0 -> Mutation.FLIP.apply(broken, random);
                case 1 -> Mutation.CUT.apply(broken, random);
                case 2 -> Mutation.HOLE.apply(broken, random);
                case 3 -> Mutation.INSERT.apply(broken, random);
                case 4 -> replaced(broken, FIELD, FIELDS, random);
                case 5 -> ("{\"traceEvents\":" + new String(broken, StandardCharsets.UTF_8) + "}")
                        .getBytes(StandardCharsets.UTF_8);
                default -> replaced(broken, VALUE, VALUES, random);
            };
        }
        return random.nextInt(20) == 0 && broken.length > 0 ? Mutation.GZIP.apply(broken, random) : broken;
    }

    /** A few of the places that a pattern finds, each with something else in its place. */
    private static byte[] replaced(byte[] trace, Pattern pattern, List<String> others, Random random) {
        String text = new String(trace, StandardCharsets.UTF_8);
        List<MatchResult> places = pattern.matcher(text).results().toList();
        if (places.isEmpty()) {
            return trace;
        }
        int[] chosen = random.ints(1 + random.nextInt(5), 0, places.size()).sorted().distinct().toArray();
        StringBuilder changed = new StringBuilder();
        int done = 0;
        for (MatchResult place : Arrays.stream(chosen).mapToObj(places::get).toList()) {
            changed.append(text, done, place.start()).append(others.get(random.nextInt(others.size())));
            done = place.end();
        }
        return changed.append(text, done, text.length()).toString().getBytes(StandardCharsets.UTF_8);
    }
}
