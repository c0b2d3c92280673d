package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ferrolens.measureme.Keys;
import dev.ferrolens.measureme.ProfileReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StdPathsTest {
    private static final StdPaths OLD = StdPaths.ofRelease("1.95");
    private static final StdPaths RECENT = StdPaths.ofRelease("1.97");

    @ParameterizedTest
    @CsvSource({
        "std::io::Cursor, std::io::cursor::Cursor, core::io::cursor::Cursor",
        "std::io::Take, std::io::Take, core::io::util::Take",
        "std::io::Chain, std::io::Chain, core::io::util::Chain",
        "std::io::Empty, std::io::util::Empty, core::io::util::Empty",
        "std::io::Repeat, std::io::util::Repeat, core::io::util::Repeat",
        "std::io::Sink, std::io::util::Sink, core::io::util::Sink",
        "std::io::ErrorKind, std::io::error::ErrorKind, core::io::error::ErrorKind",
        "std::num::ParseFloatError, core::num::dec2flt::ParseFloatError, core::num::float_parse::ParseFloatError",
        "std::io::empty, std::io::util::empty, core::io::util::empty"})
    void itemsMoveBetweenReleases(String seen, String old, String recent) {
        assertEquals(old, defined(OLD, seen));
        assertEquals(recent, defined(RECENT, seen));
    }

    @ParameterizedTest
    @CsvSource({
        "std::vec::IntoIter, alloc::vec::into_iter::IntoIter",
        "std::iter::Take, core::iter::adapters::take::Take",
        "core::iter::Take, core::iter::adapters::take::Take",
        "std::ptr::Unique, core::ptr::unique::Unique",
        "std::ascii::Char, core::ascii::ascii_char::AsciiChar",
        "std::alloc::alloc, alloc::alloc::alloc",
        "std::alloc::Layout, core::alloc::layout::Layout",
        "std::slice::from_raw_parts, core::slice::raw::from_raw_parts",
        "std::mem::swap, core::mem::swap",
        "std::iter::Iterator::map, core::iter::traits::iterator::Iterator::map",
        "std::collections::hash_map::Entry::or_insert, std::collections::hash::map::Entry::or_insert",
        "std::fmt::not_in_any_table, core::fmt::not_in_any_table",
        "std::not_in_any_table::Item, std::not_in_any_table::Item",
        "core::iter::adapters::take::Take, core::iter::adapters::take::Take",
        "clap::Command, clap::Command"})
    void pathsAreThoseOfDefinitions(String seen, String defined) {
        assertEquals(defined, defined(OLD, seen));
        assertEquals(defined, defined(RECENT, seen));
    }

    @Test
    void definitionsThatOnlyOneReleaseHasTellIt() {
        assertEquals("std::io::cursor::Cursor", defined(StdPaths.of(Set.of("std::io::util::Sink")), "std::io::Cursor"));
        assertEquals("core::io::cursor::Cursor",
                defined(StdPaths.of(Set.of("core::io::util::Sink")), "std::io::Cursor"));
    }

    @Test
    void definitionsOfAnUnknownReleaseWin() {
        StdPaths learned = StdPaths.of(Set.of("core::io::util::Take", "core::fresh::inner::Fresh"), List.of(OLD));

        assertEquals("core::io::util::Take", defined(learned, "std::io::Take"));
        assertEquals("core::fresh::inner::Fresh", defined(learned, "std::fresh::Fresh"));
        assertEquals("core::iter::adapters::take::Take", defined(learned, "std::iter::Take"));
    }

    @Test
    void anotherItemOfTheNameChangesNothing() {
        assertEquals("std::io::Take", defined(StdPaths.of(Set.of("std::io::Take", "core::io::private::Take"),
                List.of(OLD)), "std::io::Take"));
        assertEquals("std::io::Take", defined(StdPaths.of(Set.of("core::io::a::Take", "core::io::b::Take"),
                List.of(OLD)), "std::io::Take"));
        assertEquals("std::sync::poison::mutex::Mutex", defined(StdPaths.of(Set.of("std::sys::sync::mutex::Mutex"),
                List.of(OLD)), "std::sync::Mutex"));
    }

    @Test
    void searchEndsHoweverManyDefinitionsThereAre() {
        Set<String> many = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            many.add("core::io::Type" + i);
        }
        StdPaths learned = StdPaths.of(many);

        assertEquals("core::io::Type4999", defined(learned, "std::io::Type4999"));
        assertEquals("std::nowhere::Type", defined(learned, "std::nowhere::Type"));
    }

    /** A recording of 1.97 as it would be read if there were no table of that release. */
    @Test
    void aRecordingTellsWhereItsItemsAre() {
        Set<String> recorded = recordedTypes(Path.of("src/test/cases/moved-items/moved-197.mm_profdata.gz"));
        StdPaths learned = StdPaths.of(recorded, List.of(OLD));

        for (String seen : List.of("std::io::Take", "std::io::Chain", "std::io::Cursor", "std::io::Empty",
                "std::num::ParseFloatError", "std::vec::Vec", "std::option::Option", "std::marker::Sized")) {
            assertEquals(defined(RECENT, seen), defined(learned, seen));
        }
    }

    private static Set<String> recordedTypes(Path recording) {
        Keys keys = ProfileReader.read(recording).keys();
        NamesInKeys names = new NamesInKeys();
        for (int key = 0; key < keys.size(); key++) {
            names.add(keys.string(key));
        }
        return names.stdTypes();
    }

    private static String defined(StdPaths paths, String seen) {
        RustPath defined = paths.define(seen, 0, seen.length());
        return defined == null ? seen : defined.text();
    }
}
