package dev.ferrolens.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
    private static final String TOPIC = """
            # A comment.
            [patterns]
            about   = item
            labels  = check_match match_*
            from    = 35
            title   = Patterns of {item} take {percent}
            why     = Arms are compared
                      with each other. {labels}
            try     = Nest them.
            saves   = 60 100
            source  = a book
            """;

    @Test
    void aTopicIsReadFromItsFields() {
        Topic topic = Knowledge.parse(TOPIC).get(0);
        assertEquals("patterns", topic.name());
        assertTrue(topic.labels().test("check_match") && topic.labels().test("match_checking"));
        assertEquals("Patterns of `f` take 12 %", topic.title("`f`", "12 %"));
        assertEquals("Arms are compared with each other. Here: `check_match` 1 s.",
                topic.why(List.of("`check_match` 1 s")));
        assertEquals(60, topic.savesFrom());
        assertEquals(100, topic.savesTo());
    }

    @Test
    void aTopicThatLacksAFieldIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Knowledge.parse(TOPIC.replace("source", "sauce")));
    }

    @Test
    void anItemHasTheTopicOfTheLabelsThatMakeUpItsCost() {
        assertEquals("pattern checking", topic(Map.of("check_match", 60L, "typeck", 30L, "fn_sig", 10L)));
        assertEquals("type inference", topic(Map.of("typeck", 60L, "check_match", 30L)));
        assertEquals("borrow checking", topic(Map.of("mir_borrowck", 60L, "typeck", 30L)));
        assertEquals("optimising one function", topic(Map.of("(LLVM)", 80L, "typeck", 20L)));
        assertEquals("a long body", topic(Map.of("mir_built", 50L, "fn_sig", 50L)));
    }

    @Test
    void aLabelWithoutTextIsOneLikeOthers() {
        assertEquals("a long body", topic(Map.of("", 50L, "a\nb", 50L)));
    }

    @Test
    void anAsyncFunctionIsToldByItsWitnessesWhateverCostsMost() {
        assertEquals("awaits", topic(Map.of("mir_borrowck", 90L, "mir_coroutine_witnesses", 10L)));
    }

    @Test
    void aConstantIsComputedOrWrittenOutAndAFunctionIsNeither() {
        assertEquals("constant evaluation", topic(Map.of("eval_static_initializer", 80L, "typeck", 20L)));
        assertEquals("table", topic(Map.of("eval_static_initializer", 10L, "typeck", 90L)));
        assertEquals("type inference", topic(Map.of("mir_for_ctfe", 10L, "typeck", 89L, "optimized_mir", 1L)));
    }

    private static String topic(Map<String, Long> byLabel) {
        return Knowledge.ofItem(byLabel).name();
    }
}
