package dev.ferrolens.benchmark;

import dev.ferrolens.measureme.ProfileWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * A recording of any size that looks like one of a crate: of each function the types are checked, which proves trait
 * goals, then the borrows; of each instance the uses are collected, which asks for layouts and a symbol's name. Names
 * repeat as they do in crates: a new function brings new keys, most goals were seen before. Cache hits, where there are
 * any, are instants of keys that are there, as the event {@code query-cache-hits} records them.
 */
final class GrownProfile {
    private static final int INTERVALS_A_FUNCTION = 30;
    private static final int GOALS_SEEN = 20_000;
    private static final List<String> TYPES = List.of("u8", "std::string::String", "std::vec::Vec<u8>",
            "std::option::Option<std::string::String>", "grown::Wide<std::vec::Vec<std::string::String>>");

    private final ProfileWriter out;
    private final long query;
    private final long hit;
    private final long hitsAFunction;
    private long now = 1_000;

    private GrownProfile(ProfileWriter out, long hitsAFunction) {
        this.out = out;
        this.query = out.string("Query");
        this.hit = out.string("QueryCacheHit");
        this.hitsAFunction = hitsAFunction;
    }

    /** Writes a recording of about so many intervals, with so many cache hits to each. */
    static Path write(Path file, long intervals, int hits) {
        ProfileWriter out = ProfileWriter.to(file, 9).metadata("""
                {"start_time":1700000000000000000,"process_id":42,"cmd":"rustc --crate-name grown src/lib.rs -C \
                opt-level=3 -Zself-profile-events=default,args"}""");
        GrownProfile profile = new GrownProfile(out, (long) hits * INTERVALS_A_FUNCTION);
        long functions = intervals / INTERVALS_A_FUNCTION;
        long began = profile.now;
        for (long function = 0; function < functions; function++) {
            profile.check(function);
        }
        profile.around(began, out.string("analysis"));
        began = profile.now;
        for (long function = 0; function < functions; function++) {
            profile.collect(function);
        }
        profile.around(began, out.string("codegen_crate"));
        out.close();
        return file;
    }

    private void check(long number) {
        String name = name(number);
        long[] goals = new long[8];
        long checking = now;
        for (int i = 0; i < 2 * goals.length; i++) {
            int goal = i % goals.length;
            goals[goal] = goal((number * goals.length + goal) * 7 % GOALS_SEEN, type(number));
            interval(goals[goal], 300 + number * 31 % 900);
        }
        around(checking, out.eventId("typeck", name));
        long borrowing = now;
        for (int i = 0; i < 4; i++) {
            interval(goals[i], 200);
        }
        around(borrowing, out.eventId("mir_borrowck", name));
        interval(out.eventId("optimized_mir", name), 4_000);
        for (long i = 0; i < hitsAFunction; i++) {
            out.event(hit, goals[(int) (i % goals.length)], 1, now, ProfileWriter.INSTANT);
        }
    }

    /** Of three functions one is generic, and has an instance for each of them. */
    private void collect(long number) {
        String type = type(number);
        String instance = "Instance { def: Item(DefId(0:" + number / 3 + " ~ grown[24ac]" + name(number / 3)
                .substring("grown".length()) + ")), args: [" + type + "] }";
        long collecting = now;
        for (int i = 0; i < 5; i++) {
            interval(out.eventId("layout_of", canonical("[" + type + "; " + (number + i) % 5_000 + "]")), 150);
        }
        interval(out.eventId("symbol_name", instance), 2_000);
        around(collecting, out.eventId("items_of_instance", "(" + instance + ", UsedItems)"));
    }

    private static String name(long number) {
        return "grown::module_" + number % 700 + "::function_" + number;
    }

    private static String type(long number) {
        return TYPES.get((int) (number % TYPES.size())).replace("Wide", "Wide" + number % 3_000);
    }

    private long goal(long number, String type) {
        return out.eventId("evaluate_obligation", "CanonicalQueryInput { canonical: Canonical { value: ParamEnvAnd {"
                + " param_env: ParamEnv { caller_bounds: [] }, value: Binder { value: TraitPredicate(<" + type
                + " as grown::Trait" + number % 400 + "<" + number + ">>, polarity:Positive), bound_vars: [] } },"
                + " max_universe: U0, var_kinds: [] }, typing_mode: PostAnalysis }");
    }

    private static String canonical(String value) {
        return "PseudoCanonicalInput { typing_env: TypingEnv { typing_mode: PostAnalysis, param_env: ParamEnv {"
                + " caller_bounds: [] } }, value: " + value + " }";
    }

    private void interval(long eventId, long nanos) {
        out.event(query, eventId, 1, now, now + nanos);
        now += nanos + 20;
    }

    private void around(long began, long eventId) {
        out.event(query, eventId, 1, began, now);
        now += 50;
    }
}
