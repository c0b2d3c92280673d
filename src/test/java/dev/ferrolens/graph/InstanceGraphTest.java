package dev.ferrolens.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.session.Session;
import dev.ferrolens.table.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who uses whom is told by the collector's walk, and what a definition retains by that. */
class InstanceGraphTest {
    @TempDir
    Path folder;
    private final ProfileWriter writer = ProfileWriter.version(9).metadata("{\"start_time\": 1, \"process_id\": 1,"
            + " \"cmd\": \"rustc --crate-name tiny src/main.rs\"}");
    private long now;

    /** What is asked while an instance is collected: events, and hits, which begin with an equals sign. */
    private void collect(String instance, String... callees) {
        long begin = now;
        for (String callee : callees) {
            now++;
            if (callee.startsWith("=")) {
                writer.instant("QueryCacheHit", "resolve_instance_raw", now, callee(callee.substring(1)));
            } else {
                writer.interval("Query", "resolve_instance_raw", now, now, callee(callee));
            }
        }
        now += 10;
        writer.interval("Query", "items_of_instance", begin, now, "(Instance { def: " + instance + " }, UsedItems)");
        now++;
    }

    private static String callee(String definitionAndArguments) {
        return "PseudoCanonicalInput { typing_env: TypingEnv { typing_mode: PostAnalysis, param_env: ParamEnv {"
                + " caller_bounds: [] } }, value: (" + definitionAndArguments + ") }";
    }

    private static String item(String path, String arguments) {
        return "Item(DefId(0:1 ~ tiny[0001]::" + path + ")), args: [" + arguments + "]";
    }

    private static String called(String path, String arguments) {
        return "DefId(0:1 ~ tiny[0001]::" + path + "), [" + arguments + "]";
    }

    private Session session() {
        return Ferrolens.openWithInstants(writer.writeTo(folder.resolve("tiny-1.mm_profdata")).toString());
    }

    private static List<String> uses(Session session) {
        List<String> uses = new ArrayList<>();
        for (Row row : session.sql("SELECT coalesce(user, 'nobody') || ' uses ' || used || ', ' || known_by AS use"
                + " FROM instance_use ORDER BY used_key, user_key").rows()) {
            uses.add(row.getString("use"));
        }
        return uses;
    }

    @Test
    void whoAsksForAnInstanceIsItsUser() {
        collect(item("main", ""), called("render", "u8"));
        collect(item("render", "u8"), called("show", "u8"));
        collect(item("show", "u8"));
        try (Session s = session()) {
            assertEquals(List.of("nobody uses tiny::main, root", "tiny::main uses tiny::render::<u8>, resolve",
                    "tiny::render::<u8> uses tiny::show::<u8>, resolve"), uses(s).stream().sorted().toList());
            assertEquals(List.of("tiny::main", "tiny::render::<u8>", "tiny::show::<u8>"),
                    s.monomorphization().whyInstance("show").rows().stream().map(r -> r.getString("instance"))
                            .toList());
        }
    }

    @Test
    void callOfTraitsMethodLeadsToTheMethodThatFits() {
        collect(item("main", ""), called("Draw::draw", "model::Circle"), called("Draw::draw", "model::Line<u8>"));
        collect(item("model::{impl#0}::draw", ""));
        collect(item("model::{impl#1}::draw", "u8"));
        try (Session s = session()) {
            assertTrue(uses(s).contains("tiny::main uses <tiny::model::Line as tiny::Draw>::draw::<u8>, trait method"),
                    uses(s).toString());
            assertTrue(uses(s).contains("tiny::main uses <tiny::model::Circle as tiny::Draw>::draw, trait method"),
                    uses(s).toString());
        }
    }

    /** An instance asks for what it uses, then for what it mentions; what it uses is visited in that order. */
    @Test
    void whatIsVisitedInAnotherOrderIsMentionedOnly() {
        collect(item("main", ""), called("first", "u8"), called("last", "u8"));
        collect(item("first", "u8"), called("early", "u8"), called("late", "u8"), called("middle", "u8"));
        collect(item("early", "u8"));
        collect(item("last", "u8"), called("other", "u8"));
        collect(item("middle", "u8"));
        collect(item("late", "u8"));
        try (Session s = session()) {
            assertFalse(uses(s).stream().anyMatch(use -> use.startsWith("tiny::first::<u8> uses tiny::middle")), uses(s)
                    .toString());
            assertTrue(uses(s).contains("tiny::first::<u8> uses tiny::early::<u8>, resolve"), uses(s).toString());
        }
    }

    @Test
    void hitsTellAllUsersAndWhatTwoNeedNeitherRetains() {
        collect(item("main", ""), called("one", "u8"), called("two", "u8"));
        collect(item("one", "u8"), called("shared", "u8"));
        collect(item("shared", "u8"));
        collect(item("two", "u8"), "=" + called("shared", "u8"));
        try (Session s = session()) {
            assertEquals(2, s.monomorphization().usersOf("shared").count());
            assertEquals(1, retained(s, "tiny::one").getLong("retained_instances"));
            assertEquals(4, retained(s, "tiny::main").getLong("retained_instances"));
            assertEquals(false, retained(s, "tiny::main").get("is_estimate"));
        }
    }

    /** The code of a function begins with its body and its own signature; later signatures are those of its callees. */
    private void generate(String instance, String body, String... callees) {
        hit("optimized_mir", body);
        hit("fn_abi_of_instance", signature(instance));
        for (String callee : callees) {
            hit("fn_abi_of_instance", signature(callee));
        }
    }

    private void hit(String label, String key) {
        writer.instant("QueryCacheHit", label, ++now, key);
    }

    private static String signature(String instance) {
        return "PseudoCanonicalInput { typing_env: TypingEnv { typing_mode: PostAnalysis, param_env: ParamEnv {"
                + " caller_bounds: [] } }, value: (Instance { def: " + instance + " }, []) }";
    }

    @Test
    void codeGenerationTellsWhoRefersToWhom() {
        collect(item("main", ""), called("one", "u8"), called("two", "u8"));
        collect(item("one", "u8"), called("shared", "u8"));
        collect(item("two", "u8"), "=" + called("shared", "u8"));
        collect(item("shared", "u8"));
        long begin = now;
        generate(item("main", ""), "tiny[0001]::main", item("one", "u8"), item("two", "u8"));
        generate(item("one", "u8"), "tiny[0001]::one");
        generate(item("two", "u8"), "tiny[0001]::two", item("shared", "u8"));
        hit("entry_fn", "()");
        hit("fn_abi_of_instance", signature(item("one", "u8")));
        writer.interval("GenericActivity", "codegen_module", begin, ++now, "tiny.0");
        try (Session s = session()) {
            assertEquals(List.of("nobody uses tiny::main, root", "tiny::main uses tiny::one::<u8>, hit",
                    "tiny::main uses tiny::two::<u8>, hit", "tiny::two::<u8> uses tiny::shared::<u8>, hit"),
                    uses(s).stream().sorted().toList());
        }
    }

    @Test
    void addressThatIsTakenIsAReference() {
        collect(item("main", ""), called("one", "u8"));
        collect(item("one", "u8"));
        collect(item("taken", "u8"));
        long begin = now;
        generate(item("main", ""), "tiny[0001]::main", item("one", "u8"));
        generate(item("one", "u8"), "tiny[0001]::one");
        hit("resolve_instance_raw", callee(called("taken", "u8")));
        writer.interval("GenericActivity", "codegen_module", begin, ++now, "tiny.0");
        try (Session s = session()) {
            assertTrue(uses(s).contains("tiny::one::<u8> uses tiny::taken::<u8>, hit"), uses(s).toString());
        }
    }

    @Test
    void methodOfAnotherTypesImplIsNotWhatIsCalled() {
        collect(item("main", ""), called("outer", "u8"));
        collect(item("outer", "u8"), "DefId(2:1 ~ core[c1f1]::ops::drop::Drop::drop), [std::vec::Vec<u8>]",
                called("inner", "u8"));
        collect(item("inner", "u8"), "DefId(2:1 ~ core[c1f1]::ops::drop::Drop::drop), [tiny::Held<u8>]");
        collect(item("{impl#7}::drop", "u8"));
        try (Session s = session()) {
            assertTrue(uses(s).stream().anyMatch(use -> use.startsWith("tiny::inner::<u8> uses ")
                    && use.endsWith("drop::<u8>, trait method")), uses(s).toString());
        }
    }

    /** A user that would cut off those whom later instances surely have is not the likeliest. */
    @Test
    void laterInstancesTellWhoWasStillAtWork() {
        collect(item("main", ""), called("outer", "u8"));
        collect(item("outer", "u8"), called("inner", "u8"));
        collect(item("inner", "u8"), called("last", "u8"));
        collect(item("unknown", "u32"));
        collect(item("last", "u8"));
        try (Session s = session()) {
            assertTrue(uses(s).contains("tiny::inner::<u8> uses tiny::last::<u8>, resolve"), uses(s).toString());
            assertTrue(uses(s).stream().anyMatch(use -> use.startsWith("tiny::inner::<u8> uses tiny::unknown")),
                    uses(s).toString());
        }
    }

    @Test
    void withFirstUsersOnlyTheAnswersAreEstimates() {
        collect(item("main", ""), called("one", "u8"), called("two", "u8"));
        collect(item("one", "u8"), called("shared", "u8"));
        collect(item("shared", "u8"));
        collect(item("two", "u8"));
        try (Session s = session()) {
            assertEquals(2, retained(s, "tiny::one").getLong("retained_instances"));
            assertEquals(true, retained(s, "tiny::one").get("is_estimate"));
        }
    }

    @Test
    void theFunctionThatIsCompiledForManyTypesIsTheCause() {
        collect(item("main", ""), called("all", ""));
        String[] calls = new String[20];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = called("render", "[u8; " + i + "_usize]");
        }
        collect(item("all", ""), calls);
        for (int i = 0; i < calls.length; i++) {
            String type = "[u8; " + i + "_usize]";
            collect(item("render", type), called("sort", type), called("show", type));
            collect(item("sort", type));
            collect(item("show", type));
        }
        try (Session s = session()) {
            Row cause = s.monomorphization().retainedCauses().rows().get(0);
            assertEquals("tiny::render", cause.getString("definition"));
            assertEquals(20, cause.getLong("type_lists"));
            assertTrue(cause.getString("why").startsWith(
                    "compiled for 20 lists of types, and takes 40 other instances along"),
                    cause.getString("why"));
            assertTrue(s.monomorphization().retainedIcicle().svg().contains("render"));
        }
    }

    private static Row retained(Session session, String definition) {
        return session.monomorphization().retained().where("definition = ?", definition).rows().get(0);
    }

    @Test
    void whatRootsRetainIsAllThatInstancesCost() {
        for (Path recording : Recordings.own()) {
            try (Session s = Ferrolens.openWithInstants(recording.toString())) {
                Row sums = s.sql("SELECT CAST(coalesce(sum(own_ns), 0) AS BIGINT) AS own,"
                        + " CAST(coalesce(sum(CASE WHEN level = 0 THEN retained_ns ELSE 0 END), 0) AS BIGINT) AS retained,"
                        + " count(*) AS nodes FROM instance_retained").rows().get(0);
                assertEquals(sums.getLong("own"), sums.getLong("retained"), recording.toString());
                long cost = s.sql("SELECT CAST((SELECT coalesce(sum(caused_ns), 0) FROM instance_copy)"
                        + " + (SELECT coalesce(sum(self_ns), 0) FROM cost WHERE area = 'llvm'"
                        + " OR label = 'codegen_module' AND owner IS NULL) AS BIGINT) AS cost").rows().get(0)
                        .getLong("cost");
                if (sums.getLong("nodes") > 0) {
                    assertEquals(cost, sums.getLong("own"), recording.toString());
                }
            }
        }
    }

    @Test
    void nearlyAllInstancesHaveAUser() {
        for (Path recording : Recordings.own()) {
            try (Session s = Ferrolens.open(recording)) {
                Row found = s.sql("SELECT count(*) FILTER (is_instance) AS instances,"
                        + " (SELECT count(DISTINCT used_key) FROM instance_use) AS used FROM instance_node").rows()
                        .get(0);
                assertTrue(found.getLong("used") >= 0.98 * found.getLong("instances"), recording + ": " + found);
            }
        }
    }
}
