package dev.ferrolens.fuzz;

import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.ProfileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Files and folders that nobody's compiler writes, each made of the seed that is its number. */
final class HostileFiles {
    private static final long LATEST = 0xffff_ffff_fffdL;
    private static final int EXCERPTS = 12;
    /**
     * Most files are of a few KB, so that thousands can be asked everything; what grows faster than a file needs some.
     */
    private static final int LARGE_EVERY = 150;
    private static final String[] LABELS = {"typeck", "evaluate_obligation", "items_of_instance", "LLVM_passes",
        "LLVM_module_optimize", "codegen_module", "mir_borrowck", "mir_built", "expand_proc_macro", "expand_crate",
        "self_profile_alloc_query_strings", "finish_ongoing_codegen", "run_linker", "generate_crate_metadata",
        "codegen_crate", "symbol_name", "layout_of", "incr_comp_load_dep_graph", "OptFunction", "", "a\u001eb",
        "<unknown>",
        "<script>alert(1)</script>", "'; DROP TABLE event; --", "\u001b[2J", "%s%n{}", "x".repeat(900),
        "\u202e\ud83d\ude00"};
    private static final String[] KINDS = {"Query", "Query", "Query", "GenericActivity", "IncrementalLoadResult",
        "IncrementalResultHashing", "QueryBlocked", "LLVM Pass", "LLVM Pass", "QueryCacheHit", "Odd", ""};
    private static final String[] ITEMS = {"a::b", "tiny::main", "tiny::{impl#0}::f", "<T as A>::b", "()", "",
        "(Instance { def: Item(DefId(2:1 ~ core[c1f1]::option::{impl#0}::insert)), args: [u8] }, UsedItems)",
        "Instance { def: Item(DefId(0:549 ~ tiny[24ac]::f)), args: [std::vec::Vec<u8>] }",
        "core[c1f1a4ba060b9bfa]::ptr::drop_in_place::<alloc[fdfd2bd8633a6659]::raw_vec::RawVec<u8>>",
        "CanonicalQueryInput { canonical: Canonical { value: ParamEnvAnd { param_env: [], value: Binder { value:"
                + " TraitPredicate(<u8 as std::marker::Copy>, polarity:Positive), bound_vars: [] } } } }",
        "tiny.24ac0e9bab348c04-cgu.02", "#[derive(Serialize)]", "src/model.rs:2:62: 2:71", "(((((((((",
        "\u0000\u001b[31m"};
    private static final String[] COUNTERS = {"wall-time", "", " ", "instructions:u", "<b>", "'", "\\u001b[2J"};
    private static final String[] STARTS = {"1700000000000000000", "-1", "0", "9223372036854775807",
        "-9223372036854775808", "99999999999999999999999", "1e300", "\"x\"", "null", "3999999999999999999", "[]"};

    private final List<byte[]> profiles = new ArrayList<>();
    private final List<byte[]> traces = new ArrayList<>();

    /** What breaks pieces of these recordings, and makes files of its own. */
    HostileFiles(List<Path> recordings) {
        for (Path recording : recordings) {
            profiles.addAll(Excerpt.of(recording, EXCERPTS));
            Path trace = Recordings.sibling(recording, ".crox.json.gz");
            if (Files.exists(trace)) {
                traces.addAll(TraceMutation.pieces(trace, EXCERPTS));
            }
        }
    }

    /** Writes the file or the folder of a seed into a folder. */
    Path write(long seed, Path folder) throws IOException {
        Random random = new Random(seed);
        random.nextLong();
        return switch (Math.floorMod(seed, 6)) {
            case 0 -> Files.write(folder.resolve("broken-" + seed + ".mm_profdata"), broken(random));
            case 1 -> Files.write(folder.resolve("trace-" + seed + ".json"), anyTrace(random));
            case 2 -> Files.write(folder.resolve("made-" + seed + ".mm_profdata"), profile(random, 0));
            default -> several(random, Files.createDirectory(folder.resolve("several-" + seed)));
        };
    }

    /** Fills a folder with files of all kinds: one session answers for all of them, as it does for a build. */
    private Path several(Random random, Path folder) throws IOException {
        for (int i = 2 + random.nextInt(10); i >= 0; i--) {
            int kind = random.nextInt(10);
            if (kind == 0) {
                Files.write(folder.resolve("trace" + i + ".json"), anyTrace(random));
            } else {
                Files.write(folder.resolve("crate" + i + "-" + i + ".mm_profdata"),
                        kind < 4 ? broken(random) : profile(random, i));
            }
            if (random.nextInt(4) == 0) {
                Files.writeString(folder.resolve("crate" + i + ".mono_items.json"), monoItems(random));
            }
        }
        return folder;
    }

    private byte[] broken(Random random) {
        return Mutation.some(profiles.get(random.nextInt(profiles.size())), random);
    }

    private byte[] anyTrace(Random random) {
        return traces.isEmpty() || random.nextBoolean()
                ? trace(random)
                : TraceMutation.some(traces.get(random.nextInt(traces.size())), random);
    }

    private static <T> T one(T[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    private static long time(Random random, int shape) {
        return switch (shape) {
            case 0 -> random.nextInt(50);
            case 1 -> random.nextInt(20_000_000);
            case 2 -> random.nextLong() & LATEST;
            default -> one(new Long[] {0L, 1L, 5L, 1L << 31, 1L << 32, LATEST - 1, LATEST}, random);
        };
    }

    private static byte[] profile(Random random, int crate) {
        ProfileWriter writer = (random.nextInt(8) == 0
                ? ProfileWriter.withoutMetadata(random.nextBoolean() ? 8 : 9)
                : ProfileWriter.withoutMetadata(random.nextBoolean() ? 8 : 9).metadata(metadata(random, crate)))
                .pagesOf(8 << random.nextInt(12));
        int shape = random.nextInt(4);
        int threads = 1 + random.nextInt(random.nextBoolean() ? 2 : 40);
        int events = random.nextInt(random.nextInt(LARGE_EVERY) == 0 ? 36_000 : 80);
        String[] labels = random.nextBoolean() ? LABELS : new String[] {one(LABELS, random), one(LABELS, random)};
        for (int i = 0; i < events; i++) {
            long first = time(random, shape);
            long second = time(random, shape);
            boolean forwards = random.nextInt(50) > 0;
            writer.interval(random.nextInt(threads), one(KINDS, random), one(labels, random),
                    forwards ? Math.min(first, second) : first, forwards ? Math.max(first, second) : second,
                    arguments(random));
        }
        for (int i = random.nextInt(random.nextInt(LARGE_EVERY) == 0 ? 36_000 : 10); i > 0; i--) {
            writer.integer("QueryCacheHitCount", one(labels, random), time(random, shape), arguments(random));
        }
        for (int i = random.nextInt(10); i > 0; i--) {
            writer.instant(random.nextInt(threads), "QueryCacheHit", one(labels, random), time(random, shape),
                    arguments(random));
            writer.integer("ArtifactSize", one(new String[] {"linked_artifact", "object_file",
                "codegen_unit_size_estimate",
                "cgu_instructions", "x"}, random), time(random, shape), arguments(random));
        }
        byte[] bytes = writer.toBytes();
        return random.nextInt(6) == 0 ? Mutation.some(bytes, random) : bytes;
    }

    private static String[] arguments(Random random) {
        String[] all = new String[random.nextInt(10) == 0 ? 3 : random.nextInt(2)];
        for (int i = 0; i < all.length; i++) {
            all[i] = one(ITEMS, random);
        }
        return all;
    }

    private static String metadata(Random random, int crate) {
        String extern = random.nextBoolean() ? " --extern dep=/x/libcrate" + random.nextInt(4) + "-h"
                + random.nextInt(4)
                + ".rlib" : "";
        return "{\"start_time\": " + one(STARTS, random) + ", \"process_id\": " + one(new String[] {"1", "-5", "1e99",
            "null", "18446744073709551615"}, random) + ", \"cmd\": \"rustc --crate-name "
                + one(new String[] {"crate" + crate,
                    "tiny", "<b>x</b>", "../x", "", "build_script_build", "___"}, random) + " --crate-type "
                + one(new String[] {"lib", "bin", "proc-macro", "x"}, random) + " -C extra-filename=-h" + crate + extern
                + " -C codegen-units=" + one(new String[] {"16", "-1", "99999999999", "x"}, random)
                + one(new String[] {"", " -C incremental=/x", " --test", " -C opt-level=3", " -C metadata"}, random)
                + "\", \"counter\": {\"name\": \"" + one(COUNTERS, random) + "\"}}";
    }

    private static String monoItems(Random random) {
        String number = one(new String[] {"3", "-3", "9223372036854775807", "1e400", "\"x\""}, random);
        return "[{\"name\": \"core::f\", \"instantiation_count\": " + number + ", \"size_estimate\": " + number
                + ", \"total_estimate\": " + number
                + "}, {\"name\": \"a::b\", \"total_estimate\": 9223372036854775807}]";
    }

    private static byte[] trace(Random random) {
        StringBuilder json = new StringBuilder("[");
        String[] times = random.nextBoolean()
                ? new String[] {"0", "1", "2", "5", "7", "30", "100.5", "12.0001"}
                : new String[] {"0", "-4000000000000000", "4000000000000000", "281474976710", "1700000000000000", "-1",
                    "1e3",
                    "99e99", "3.5"};
        int events = random.nextInt(60);
        int processes = 1 + random.nextInt(4);
        for (int i = 0; i < events; i++) {
            json.append("{\"name\": \"").append(one(new String[] {"typeck", "a", "<b>", "\\u001b[2J", "",
                "LLVM_passes"}, random))
                    .append("\", \"cat\": \"").append(one(new String[] {"Query", "GenericActivity", "", "LLVM Pass"},
                            random))
                    .append("\", \"ph\": \"X\", \"ts\": ").append(one(times, random))
                    .append(", \"dur\": ").append(one(times, random))
                    .append(", \"pid\": ").append(random.nextInt(processes) - 1)
                    .append(", \"tid\": ").append(one(new String[] {"1", "2", "-1", "99999999999", "3"}, random))
                    .append(", \"args\": {\"arg").append(random.nextInt(3)).append("\": \"a::b\"}},\n");
        }
        for (int i = 0; i < processes; i++) {
            json.append("{\"name\": \"process_name\", \"ph\": \"M\", \"pid\": ").append(i)
                    .append(", \"args\": {\"name\": \"")
                    .append(one(new String[] {"tiny", "", "<img src=x>"}, random)).append("\"}},\n")
                    .append("{\"name\": \"process_sort_index\", \"ph\": \"M\", \"pid\": ").append(i)
                    .append(", \"args\": {\"sort_index\": ").append(one(new String[] {"1700000000000000",
                        "9223372036854775807", "-1", "0"}, random)).append(", \"started_ns\": ")
                    .append(one(STARTS, random)).append("}},\n");
        }
        return json.append("{\"name\": \"end\", \"ph\": \"M\"}]").toString().getBytes(StandardCharsets.UTF_8);
    }
}
