package dev.ferrolens.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.message.Alike;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NamesTest {
    private static Session s;

    @BeforeAll
    static void open() {
        s = Ferrolens.open(Recordings.own("inventory/dev/inventory"));
    }

    @AfterAll
    static void close() {
        s.close();
    }

    private static String message(Executable step) {
        return assertThrows(FerrolensException.class, step).getMessage();
    }

    @Test
    void aLabelThatIsMisspeltIsToldWhereverItGoes() {
        String sentence = "There is no label evaluate_obligatoin in this session; did you mean evaluate_obligation?";
        assertEquals(sentence, s.callersOf("evaluate_obligatoin").toString());
        assertEquals(sentence, s.calleesOf("evaluate_obligatoin").toString());
        assertEquals(sentence, s.callTree("evaluate_obligatoin", 2).toString());
        assertEquals(sentence, message(() -> s.query("callers", "label", "evaluate_obligatoin").count()));
        assertEquals(sentence, message(() -> s.flameGraph().ofLabel("evaluate_obligatoin").total()));
        assertEquals("There is no label Typeck in this session; did you mean typeck?", s.callersOf("Typeck")
                .toString());
    }

    @Test
    void soIsACrate() {
        String sentence = "There is no crate inventroy in this session; did you mean inventory?";
        assertEquals(sentence, message(() -> s.schedule("inventroy")));
        assertEquals(sentence, message(() -> s.flameGraph().ofCrate("inventroy").html()));
        assertEquals(sentence, s.query("areas", "crate", "inventroy").toString());
        assertEquals("There is no crate serde in this session; there is inventory.",
                s.query("areas", "crate", "serde").toString());
    }

    @Test
    void soIsADefinitionByItsEnd() {
        assertEquals("There is no definition drop_in_plac in this session; did you mean core::ptr::drop_in_place?",
                s.monomorphization().instancesOf("drop_in_plac").toString());
        assertFalse(s.monomorphization().instancesOf("ptr::drop_in_place").rows().isEmpty());
    }

    @Test
    void soAreThreadsAndEvents() {
        assertTrue(s.eventTree(-7, 1).toString().startsWith("There is no event -7 in this session"));
        assertTrue(message(() -> s.flameGraph().ofThread(-1).total()).startsWith("There is no thread -1 in this"));
    }

    @Test
    void soIsATraitOfGoals() {
        String first = s.query("names/trait").rows().get(0).getString("name");
        assertFalse(s.traitResolution().goalsOf(first).rows().isEmpty());
        assertTrue(s.traitResolution().goalsOf(first + "x").toString().contains("did you mean " + first));
    }

    @Test
    void aLabelWithoutCallersIsNoMistake() {
        assertTrue(Names.missing(s, "label", "typeck").isEmpty());
        assertTrue(Names.missing(s, "moon", "anything").isEmpty());
        assertTrue(Names.missing(s, "label", null).isEmpty());
    }

    @Test
    void namesAreAlikeByTheLettersThatDiffer() {
        List<String> names = List.of("typeck", "mir_borrowck", "alloc::vec::Vec::push", "alloc::vec::Vec::pop");
        assertEquals(List.of("typeck"), Alike.closest("tyepck", names));
        assertEquals(List.of("alloc::vec::Vec::push"), Alike.closest("Vec::psuh", names));
        assertEquals(List.of("mir_borrowck"), Alike.closest("borrowck", names));
        assertEquals(List.of(), Alike.closest("coherence", names));
        assertEquals("; did you mean typeck?", Alike.hint("typek", names));
    }

    @Test
    void everyListOfNamesHasTheNamesOfTheSession() {
        for (Map.Entry<String, String> one : Map.of("label", "typeck", "crate", "inventory", "thread", "0")
                .entrySet()) {
            assertTrue(s.query("names/" + one.getKey()).count() > 0, one.getKey());
        }
    }
}
