package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonoItemTest {

    @TempDir
    Path folder;

    @Test
    void rowsAreReadInTheirOrder() throws IOException {
        assertEquals(List.of(new MonoItem("std::vec::Vec::<T, A>::push", 12, 20, 240),
                new MonoItem("main", 1, 665, 665)),
                read("[{\"name\":\"std::vec::Vec::<T, A>::push\",\"instantiation_count\":12,\"size_estimate\":20,"
                        + "\"total_estimate\":240},{\"name\":\"main\",\"instantiation_count\":1,\"size_estimate\":665,"
                        + "\"total_estimate\":665,\"new\":[{\"a\":1}]}]"));
    }

    @Test
    void aCompilationWithoutItemsLeavesAnEmptyFile() throws IOException {
        assertEquals(List.of(), read(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "[{\"instantiation_count\":1}]", "[{\"name\":\"a\"", "no JSON"})
    void anythingElseIsAnErrorThatNamesTheFile(String text) {
        FerrolensException error = assertThrows(FerrolensException.class, () -> read(text));

        assertEquals("The file " + folder.resolve("a.json")
                + " is no list of monomorphized items (line 1); the compiler"
                + " writes one with -Zdump-mono-stats=FOLDER -Zdump-mono-stats-format=json.", error.getMessage());
    }

    @Test
    void aMissingFileIsAnErrorThatTellsHowToGetOne() {
        FerrolensException error = assertThrows(FerrolensException.class, () -> MonoItem.read(Path.of("nowhere.json")));

        assertEquals("There is no file nowhere.json; the compiler writes one with -Zdump-mono-stats=FOLDER"
                + " -Zdump-mono-stats-format=json.", error.getMessage());
    }

    private List<MonoItem> read(String text) throws IOException {
        return MonoItem.read(Files.writeString(folder.resolve("a.json"), text));
    }
}
