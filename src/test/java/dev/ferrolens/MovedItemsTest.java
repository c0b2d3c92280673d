package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ferrolens.session.Session;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Items of the standard library are spelled by where the compiler of the recording has them: a crate with a
 * {@code Take<Chain<Cursor<Vec<u8>>, Empty>>} of {@code std::io}, compiled by Rust 1.95 and by 1.97.
 */
class MovedItemsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "moved-195 | std::io::Take<std::io::Chain<std::io::cursor::Cursor<alloc::vec::Vec<u8>>, std::io::util::Empty>>",
        "moved-197 | core::io::util::Take<core::io::util::Chain<core::io::cursor::Cursor<alloc::vec::Vec<u8>>,"
                + " core::io::util::Empty>>"})
    void aTypeIsSpelledAsItsDefinition(String recording, String type) {
        try (Session s = open(recording)) {
            assertEquals(List.of(type), s.sql("FROM type_argument SELECT DISTINCT type WHERE type LIKE '%::Take<%'")
                    .rows().stream().map(row -> row.getString("type")).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"moved-195", "moved-197"})
    void eachTypeHasOnePath(String recording) {
        try (Session s = open(recording)) {
            assertEquals(1, s.sql("FROM key SELECT DISTINCT regexp_extract(item, '\\w+(::\\w+)*::ParseFloatError')"
                    + " WHERE item LIKE '%::ParseFloatError%'").count());
            assertEquals(1, s.sql("FROM key SELECT DISTINCT regexp_extract(item, '\\w+(::\\w+)*::Cursor')"
                    + " WHERE item LIKE '%::Cursor%'").count());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "moved-195, core::ptr::drop_in_place", "moved-195, core::ptr::drop_glue",
        "moved-197, core::ptr::drop_in_place", "moved-197, core::ptr::drop_glue"})
    void dropGlueIsFoundByEitherName(String recording, String definition) {
        try (Session s = open(recording)) {
            assertEquals(1, s.monomorphization().instancesOf(definition)
                    .where("instance LIKE '%::Take<%'").count());
        }
    }

    private static Session open(String recording) {
        return Ferrolens.open(Path.of("src/test/cases/moved-items", recording + ".mm_profdata.gz"));
    }
}
