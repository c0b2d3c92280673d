package dev.ferrolens.fuzz;

import dev.ferrolens.measureme.ProfileWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Profiles that somebody made to be hard to read. */
final class HostileProfiles {
    private static final long LATEST = 0xffff_ffff_fffdL;
    private static final byte END = (byte) 0xff;

    private HostileProfiles() {}

    /** Each event on a thread of its own. */
    static ProfileWriter threads(int threads) {
        ProfileWriter writer = ProfileWriter.version(9);
        for (int thread = 0; thread < threads; thread++) {
            writer.interval(-thread, "Query", "typeck", thread, 2L * threads, "tiny::main");
        }
        return writer;
    }

    /** Each event in the one after it, all of one label. */
    static ProfileWriter nested(int deep) {
        ProfileWriter writer = ProfileWriter.version(9);
        for (int event = 0; event < deep; event++) {
            writer.interval("Query", event % 2 == 0 ? "typeck" : "evaluate_obligation", deep - event, deep + event,
                    "tiny::main");
        }
        return writer;
    }

    /** Each event with a label and a kind that no other one has. */
    static ProfileWriter labelsAndKinds(int number) {
        ProfileWriter writer = ProfileWriter.version(9);
        for (int event = 0; event < number; event++) {
            writer.interval("kind" + event, "label" + event, 2L * event, 2L * event + 1);
        }
        return writer;
    }

    /** How instances of a hostile graph lie to each other. */
    enum Graph {
        /** Each asks for the next one, and none is of the compiled crate. */
        CHAIN,
        /** The same, all written alike. */
        ALIKE,
        /** All ask for the same method of a trait, which each of them may be. */
        TRAIT_METHOD,
        /** The last of a chain and the first ask for all others, from the cache. */
        LONG_WAYS,
        /** The same, with names of one hash code. */
        COLLIDING,
        /** Each in the body of the one before it. */
        BODIES
    }

    /** So many instances that were collected, and what each asked for. */
    static ProfileWriter instances(Graph graph, int number) {
        ProfileWriter writer = ProfileWriter.version(9)
                .metadata("{\"start_time\": 1, \"process_id\": 1, \"cmd\": \"rustc --crate-name tiny src/main.rs\"}");
        boolean isLong = graph == Graph.LONG_WAYS || graph == Graph.COLLIDING;
        int chain = isLong ? number / 2 : number;
        long now = 0;
        for (int i = 0; i < number; i++) {
            long begin = now++;
            String next = graph == Graph.TRAIT_METHOD ? "Show::show), [T" + i + ", u8" : name(graph, i + 1) + "), [u8";
            if (isLong && (i == 0 || i == chain - 1)) {
                for (int other = chain; other < number; other++) {
                    writer.instant("QueryCacheHit", "resolve_instance_raw", now++,
                            callee(name(graph, other) + "), [u8"));
                }
            }
            if (i < chain - 1) {
                if (graph == Graph.BODIES) {
                    writer.interval("Query", "resolve_instance_raw", number - i, number + i, callee("f1), [u8"));
                } else {
                    writer.interval("Query", "resolve_instance_raw", now, now, callee(next));
                }
            }
            String path = switch (graph) {
                case ALIKE -> "f1)), args: [u8";
                case TRAIT_METHOD -> "{impl#" + i + "}::show)), args: [T" + i;
                default -> name(graph, i) + ")), args: [u8";
            };
            now += 10;
            // Where all are written alike, their numbers still tell them apart.
            writer.interval("Query", "items_of_instance", begin, now++,
                    "(Instance { def: Item(DefId(2:" + i + " ~ other[0002]::" + path + "] }, UsedItems)");
        }
        return writer;
    }

    /** {@code Aa} has the hash code of {@code BB}. */
    private static String name(Graph graph, int number) {
        return graph != Graph.COLLIDING ? "f" + number : IntStream.range(0, 16)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB").collect(Collectors.joining());
    }

    private static String callee(String definitionAndArguments) {
        return "PseudoCanonicalInput { typing_env: TypingEnv { typing_mode: PostAnalysis, param_env: ParamEnv {"
                + " caller_bounds: [] } }, value: (DefId(2:1 ~ other[0002]::" + definitionAndArguments + "]) }";
    }

    /** Strings that each refer to the one before it twice and thirty times over, so that the last is endless. */
    static ProfileWriter multiplyingStrings(String first, int events) {
        ProfileWriter writer = ProfileWriter.version(9);
        long id = writer.string(first);
        for (int level = 0; level < 31; level++) {
            ByteArrayOutputStream string = new ByteArrayOutputStream();
            for (int i = 0; i < 40; i++) {
                string.writeBytes(writer.reference(id));
            }
            string.write(END);
            id = writer.rawString(string.toByteArray());
        }
        long label = writer.string("typeck");
        for (int event = 0; event < events; event++) {
            ByteArrayOutputStream name = new ByteArrayOutputStream();
            name.writeBytes(writer.reference(label));
            name.write(0x1e);
            name.writeBytes(("" + event).getBytes(StandardCharsets.US_ASCII));
            name.writeBytes(writer.reference(id));
            name.write(END);
            writer.intervalWithId("Query", writer.rawString(name.toByteArray()), 2L * event, 2L * event + 1);
            writer.intervalWithId("Query", id, 2L * event, 2L * event + 1);
        }
        return writer;
    }

    /** Events that each take as long as the format can tell, on many threads. */
    static ProfileWriter longest(int events) {
        ProfileWriter writer = ProfileWriter.version(9);
        for (int event = 0; event < events; event++) {
            writer.interval(event % 1_000, "Query", "typeck" + event % 7, 0, LATEST, "tiny::main");
            writer.integer("QueryCacheHitCount", "typeck" + event % 7, LATEST, "tiny::main");
            writer.integer("ArtifactSize", "linked_artifact", LATEST, "tiny");
        }
        return writer;
    }

    /** Text that is no UTF-8, that steers a terminal, and that is SQL, HTML or a path. */
    static ProfileWriter text() {
        ProfileWriter writer = ProfileWriter.version(9).metadata("{\"start_time\":1,\"process_id\":1,"
                + "\"cmd\":\"rustc --crate-name ../../<b>\\u001b[2J'; DROP TABLE event; -- --edition \\u009b31m\"}");
        String[] texts = {"\u001b[2J\u001b]0;owned\u0007", "'; DROP TABLE event; --", "<script>alert(1)</script>",
            "../../../etc/passwd", "\u009b31m\u202egnp", "a;b\nc\td\u0000e", "=cmd|' /C calc'!A0", "%s%n%d{}",
            "${jndi:x}"};
        long at = 0;
        for (String text : texts) {
            writer.interval("Query", text, at, at + 5, text, text);
            writer.interval("LLVM Pass", text, at, at + 5, text);
            writer.interval(text, text, at, at + 7, text);
            writer.integer("ArtifactSize", text, at, text);
            writer.integer("QueryCacheHitCount", text, 5, text);
            at += 10;
        }
        long odd = writer.rawString(new byte[] {(byte) 0xc3, 0x28, (byte) 0x80, 'a', (byte) 0xf0, (byte) 0x9f, END});
        return writer.intervalWithId("Query", odd, at, at + 1);
    }

    /** A small gzipped file that inflates to a profile of so many bytes, nearly all of them zero. */
    static Path gzipBomb(Path file, long bytes) {
        return bomb(file, ProfileWriter.version(9).interval("Query", "typeck", 0, 1).toBytes(), (byte) 0, bytes);
    }

    /** The same of a trace, whose text goes on with spaces. */
    static Path traceBomb(Path file, String beginning, long bytes) {
        return bomb(file, beginning.getBytes(StandardCharsets.UTF_8), (byte) ' ', bytes);
    }

    private static Path bomb(Path file, byte[] beginning, byte filling, long bytes) {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(beginning);
            byte[] filled = new byte[1 << 20];
            Arrays.fill(filled, filling);
            for (long done = 0; done < bytes; done += filled.length) {
                out.write(filled);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Metadata and keys in which every character is one that a parser stops at. */
    static ProfileWriter parsersNightmare(int length) {
        ProfileWriter writer = ProfileWriter.withoutMetadata(9)
                .metadata("{\"cmd\":\"" + "\\u{".repeat(length) + "--extern a=".repeat(length) + "\"}");
        String[] labels = {"typeck", "items_of_instance", "mir_pass_x", "evaluate_obligation", "expand_proc_macro",
            "LLVM_module_optimize", "layout_of", "symbol_name", "normalize_canonicalized_projection_ty"};
        String[] texts = {"(", "<", "Instance { def: Item(DefId(0:1 ~ a[0]::b)), args: [", "a::", "\u001e",
            "{closure#0}::",
            "Binder { value: TraitPredicate(<", "-> ", "'", "\"", "&", "<_ as ", "[a; ", "fn(", "dyn ", "_R",
            "_RNvC1a1b",
            "_ZN3foo", "__ZN", "/\\{"};
        long at = 0;
        for (String label : labels) {
            for (String text : texts) {
                writer.interval("Query", label, at, at + 1, text.repeat(Math.max(1, length / text.length())));
                writer.interval("LLVM Pass", label, at + 2, at + 3, text.repeat(Math.max(1, length / text.length())));
                at += 4;
            }
        }
        return writer;
    }
}
