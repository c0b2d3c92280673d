package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ferrolens.measureme.ProfileWriter;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.session.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every door says once its session is closed. */
class ClosedSessionTest {
    private static final String SENTENCE = "The session is closed; open it again.";
    /** Doors that need no database. */
    private static final Set<String> STILL_OPEN = Set.of("queries", "schema", "hashCode", "getClass", "notify",
            "notifyAll", "wait", "close");

    @TempDir
    private Path folder;
    private Session s;

    @BeforeEach
    void close() {
        s = Ferrolens.open(ProfileWriter.version(9).interval("Query", "typeck", 0, 9, "tiny::main")
                .writeTo(folder.resolve("tiny-1.mm_profdata")));
        s.close();
    }

    /** Doors without parameters, those behind other doors too, and what is wrong with what each says. */
    private static List<String> wrong(Object room, String path) throws IllegalAccessException {
        List<String> wrong = new ArrayList<>();
        for (Method door : room.getClass().getMethods()) {
            if (door.getParameterCount() > 0 || STILL_OPEN.contains(door.getName())) {
                continue;
            }
            String name = path + "." + door.getName() + "()";
            try {
                Object behind = door.invoke(room);
                if (behind instanceof Relation answer) {
                    behind = assertThrows(FerrolensException.class, answer::rows, name).getMessage();
                } else if (behind != null && behind.getClass().getPackageName().endsWith(".breakdown")) {
                    wrong.addAll(wrong(behind, name));
                    continue;
                }
                // Printing never throws: it says the sentence. Doors that do not ask yet may say what they are.
                if (String.valueOf(behind).contains("Exception")) {
                    wrong.add(name + ": " + behind);
                }
            } catch (InvocationTargetException e) {
                if (!SENTENCE.equals(e.getCause().getMessage())) {
                    wrong.add(name + ": " + e.getCause());
                }
            }
        }
        return wrong;
    }

    @Test
    void everyDoorSaysSoAndNoneFailsInAnotherWay() throws Exception {
        assertEquals(List.of(), wrong(s, "s"));
        assertEquals(SENTENCE, s.summary().toString());
        assertEquals(SENTENCE, assertThrows(FerrolensException.class, s.summary()::rows).getMessage());
    }

    @Test
    void noExportLeavesAFile() throws Exception {
        List<Runnable> exports = List.of(() -> s.export().trace(folder.resolve("x")),
                () -> s.export().folded(folder.resolve("x")), () -> s.export().speedscope(folder.resolve("x")),
                () -> s.export().database(folder.resolve("x")), () -> s.export().parquet(folder.resolve("x")),
                () -> s.summary().csv(folder.resolve("x")), () -> s.flameGraph().save(folder.resolve("x.html")),
                () -> s.schedule().save(folder.resolve("x.svg")));
        for (Runnable export : exports) {
            assertEquals(SENTENCE, assertThrows(FerrolensException.class, export::run).getMessage());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of("tiny-1.mm_profdata"), files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void closingAgainDoesNothing() {
        s.close();
        s.close();
        assertEquals(SENTENCE, assertThrows(FerrolensException.class, s.areas()::table).getMessage());
    }
}
