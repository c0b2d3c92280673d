package dev.ferrolens.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.Recordings;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What queries/store/ declares, and how its tables are filled. */
class SchemaTest {
    @TempDir
    Path folder;

    @Test
    void everyColumnSaysWhatItHolds() {
        try (Session s = Ferrolens.open(Recordings.own("format/v9"))) {
            assertEquals(List.of(), s.schema().where("about IS NULL").rows());
            assertEquals("the crate's name",
                    s.schema().where("table_name = 'compilation' AND column_name = 'crate'").rows().get(0)
                            .get("about"));
            assertEquals("the label",
                    s.schema().where("table_name = 'trace' AND column_name = 'name'").rows().get(0).get("about"));
        }
    }

    /** A column that lands in another one's place would run and answer wrongly. */
    @Test
    void tablesAreFilledByTheNamesOfColumns() throws IOException {
        Pattern byPlace = Pattern.compile("(?i)INSERT\\s+INTO\\s+\\w+(?!\\s+BY NAME)\\b(?!\\w)");
        try (Stream<Path> files = Files.list(Path.of("queries/store"))) {
            for (Path file : files.toList()) {
                assertFalse(byPlace.matcher(Files.readString(file)).find(), file.toString());
            }
        }
    }

    @Test
    void aDatabaseFileOfAnotherVersionIsNotOpened() throws SQLException {
        Path file = folder.resolve("s.duckdb");
        try (Session s = Ferrolens.open(Recordings.own("format/v9"))) {
            s.export().database(file);
        }
        Ferrolens.open(file).close();
        change(file, "UPDATE schema_version SET version = version - 1");
        assertTrue(refusal(file).contains("export them again"), refusal(file));
    }

    @Test
    void aDatabaseFileThatLacksAColumnIsNotOpened() throws SQLException {
        Path file = folder.resolve("s.duckdb");
        try (Session s = Ferrolens.open(Recordings.own("format/v9"))) {
            s.export().database(file);
        }
        change(file, "ALTER TABLE artifact DROP COLUMN value");
        assertTrue(refusal(file).contains("export them again"), refusal(file));
    }

    private static void change(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String refusal(Path file) {
        try (Session s = Ferrolens.open(file)) {
            return "it was opened: " + s;
        } catch (FerrolensException e) {
            return e.getMessage();
        }
    }
}
