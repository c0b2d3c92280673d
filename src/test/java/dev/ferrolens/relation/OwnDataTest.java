package dev.ferrolens.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.store.Database;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Answers as the user's own records, and joined with the user's own tables and files. */
class OwnDataTest {
    private static Database database;

    @BeforeAll
    static void start() {
        database = Database.empty();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    /** label, self_ns, share_pct: typeck 30, 75 %; mir_borrowck 10, 25 %. */
    private static Relation spent() {
        return Relation.of(database, Units.TIME, Sql.of("SELECT * FROM (VALUES ('typeck', 30, 75.0),"
                + " ('mir_borrowck', 10, 25.0)) AS spent (label, self_ns, share_pct)"));
    }

    private static String rows(Relation relation) {
        return relation.rows().stream().map(Row::values).toList().toString();
    }

    /** The names of Java and those of the columns. */
    record Cost(String label, long selfNs, double share_pct) {}

    /** Other types than those of the columns. */
    record Boxed(Object label, Integer selfNs, Long hits) {}

    /** A name without a column. */
    record Misspelt(String lable) {}

    /** A primitive type that no column has. */
    record Short(char hits) {}

    /** A type that text does not have. */
    record Wrong(long label) {}

    @Test
    void rowsAreRecords() {
        assertEquals(List.of(new Cost("typeck", 30, 75), new Cost("mir_borrowck", 10, 25)), spent().rows(Cost.class));
    }

    @Test
    void aComponentMayBeAnObjectAndMissing() {
        assertEquals(new Boxed("typeck", 30, null), spent().with("hits", "CAST(NULL AS BIGINT)").rows(Boxed.class)
                .get(0));
    }

    @Test
    void aWrongRecordIsAMessage() {
        assertTrue(message(() -> spent().rows(Misspelt.class)).startsWith("There is no column lable here"));
        assertEquals("The column label holds typeck, which is not a number.", message(() -> spent().rows(Wrong.class)));
        assertEquals("The column hits holds null, which is no char: declare the component as an object.",
                message(() -> spent().with("hits", "CAST(NULL AS VARCHAR)").rows(Short.class)));
    }

    private static String message(org.junit.jupiter.api.function.Executable step) {
        return assertThrows(FerrolensException.class, step).getMessage();
    }

    @Test
    void rowsAreAStream() {
        assertEquals(40, spent().stream().mapToLong(row -> row.getLong("self_ns")).sum());
    }

    @Test
    void aTablesawTableIsJoined() {
        Table owners = Table.create(StringColumn.create("label", "typeck", "other"), LongColumn.create("team", 7, 8));
        assertEquals("[[typeck, 30, 75.0, 7]]", rows(spent().join(owners, "label")));
    }

    @Test
    void aCsvFileIsJoined(@TempDir Path folder) throws IOException {
        Path owners = Files.writeString(folder.resolve("owner's.csv"), "label,owner\ntypeck,ann\nmir_borrowck,bob\n");
        assertEquals("[[typeck, 30, 75.0, ann]]", rows(spent().join(owners, "label").where("owner = ?", "ann")));
        assertEquals("[[mir_borrowck, bob]]", rows(spent().join(owners.toString(), "label").select("label", "owner")
                .where("owner = 'bob'")));
    }

    @Test
    void anAnswerIsAParquetFileAndBack(@TempDir Path folder) {
        Path file = folder.resolve("spent.parquet");
        spent().where("self_ns > ?", 10).parquet(file);
        assertEquals("[[typeck, 30, 75.0, 30, 75.0]]", rows(spent().join(file, "label")));
    }

    @Test
    void anAnswerThatCannotBeGivenMakesNoFile(@TempDir Path folder) {
        Path file = folder.resolve("spent.parquet");
        assertTrue(message(() -> spent().where("moon = 1").parquet(file.toString())).endsWith("\n  moon = 1\n  ^^^^"));
        assertFalse(Files.exists(file));
    }

    @Test
    void aMissingFileIsAMessage() {
        assertEquals("There is no file owners.csv that can be read.", message(() -> spent().join("owners.csv",
                "label")));
    }
}
