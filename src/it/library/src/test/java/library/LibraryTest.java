package library;

import static dev.ferrolens.Ferrolens.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LibraryTest {
    @Test
    void opensARecordingAndAnswers() {
        try (var s = open(System.getProperty("recording"))) {
            assertFalse(s.findings().toString().isEmpty());
            assertTrue(s.areas().chart().svg().startsWith("<svg"));
            assertEquals(s.areas().rows().size(), s.areas().table().rowCount());
        }
    }

    @Test
    void logsAsTheProgramChose() {
        PrintStream standard = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true));
        try {
            LoggerFactory.getLogger(LibraryTest.class).warn("of its own");
        } finally {
            System.setErr(standard);
        }
        assertTrue(logged.toString().contains("of its own"), LoggerFactory.getILoggerFactory().getClass().getName());
    }

    @Test
    void comesWithEachClassOnce() throws IOException {
        for (String name : List.of("dev/ferrolens/Ferrolens", "tech/tablesaw/api/Table", "org/duckdb/DuckDBDriver")) {
            assertEquals(1, Collections.list(LibraryTest.class.getClassLoader().getResources(name + ".class")).size(), name);
        }
    }

    @Test
    void bringsNoLoggingAndNoTestLibrary() {
        List<String> brought = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*(slf4j-nop|jupyter|jqwik|error_prone|jsr305).*")).toList();
        assertEquals(List.of(), brought);
    }
}
