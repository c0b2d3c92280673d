package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.breakdown.Build;
import dev.ferrolens.breakdown.Incremental;
import dev.ferrolens.breakdown.Llvm;
import dev.ferrolens.breakdown.Macros;
import dev.ferrolens.breakdown.Monomorphization;
import dev.ferrolens.breakdown.TraitResolution;
import dev.ferrolens.breakdown.Typeck;
import dev.ferrolens.comparison.Comparison;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HelpTest {
    private static final List<Class<?>> DOORS = List.of(Ferrolens.class, Session.class, Monomorphization.class,
            TraitResolution.class, Typeck.class, Llvm.class, Macros.class, Incremental.class, Build.class,
            Relation.class, Comparison.class);
    /** What nobody calls at the prompt. */
    private static final Set<String> INNER = Set.of("toString", "close", "text", "units", "write", "of", "byName",
            "ofStatement", "methods");

    @Test
    void everyMethodHasHelp() {
        Set<String> methods = DOORS.stream().flatMap(door -> Stream.of(door.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName).filter(name -> !INNER.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", methods), String.join("\n", Ferrolens.methods()));
    }

    @Test
    void everyMethodsQueryExists() {
        Ferrolens.methods().forEach(name -> assertTrue(Help.text(name).lines().count() > 1, name));
    }

    @Test
    void helpTellsAnExampleThePurposeAndTheColumns() {
        List<String> lines = Help.text("areas").lines().toList();
        assertEquals("s.areas()", lines.get(0));
        assertTrue(lines.get(1).startsWith("  Returns the work of all threads by area"), lines.get(1));
        assertTrue(lines.contains("areas: Work by area"), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.matches("  column area +the area of work")), lines.toString());
    }

    @Test
    void aCallOrTheNameOfAQueryIsANameToo() {
        assertEquals(Help.text("longQueries"), Help.text("long-queries"));
        assertEquals(Help.text("top"), Help.text("s.functions().where(\"crate = ?\", \"(a\").top(5, \"self_ns\")"));
        assertTrue(Help.text("own-functions").startsWith("s.query(\"own-functions\")\n"));
    }

    @Test
    void methodsOfSeveralBreakdownsAreAllNamed() {
        assertEquals(List.of("s.monomorphization().byDefinition()", "s.llvm().byDefinition()",
                "s.compareTo(open(\"after\")).byDefinition()"),
                Help.text("byDefinition").lines().filter(line -> line.startsWith("s.")).toList());
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThatAreAlike() {
        assertEquals("There is no method and no query fuctions; did you mean functions?",
                assertThrows(FerrolensException.class, () -> Help.text("fuctions")).getMessage());
        assertEquals("There is no method and no query moon; help() and s.queries() list what there is.",
                assertThrows(FerrolensException.class, () -> Help.text("moon")).getMessage());
    }
}
