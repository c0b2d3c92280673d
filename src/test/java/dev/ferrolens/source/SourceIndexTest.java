package dev.ferrolens.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceIndexTest {
    @TempDir
    private Path folder;

    private String place(String definition) {
        return SourceIndex.of("app", folder.resolve("src/main.rs")).place(definition)
                .map(place -> folder.relativize(place.file()).toString().replace('\\', '/') + ":" + place.line())
                .orElse("unknown");
    }

    private SourceIndexTest file(String name, String text) throws IOException {
        Path file = folder.resolve("src").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    @Test
    void functionsTypesConstantsAndMacrosStandAtTheirLines() throws IOException {
        file("main.rs", """
                mod model;
                pub(crate) const fn sieve() -> u32 { 1 }
                static TABLE: [u8; 2] = [1, 2];
                macro_rules! count { () => {} }
                fn main() {
                    fn inner() {}
                }
                """).file("model.rs", "\npub struct Item;\n").file("a/mod.rs", "enum E {}").file("a/b.rs", "fn f() {}");

        assertEquals("src/main.rs:2", place("app::sieve"));
        assertEquals("src/main.rs:3", place("app::TABLE"));
        assertEquals("src/main.rs:4", place("app::count"));
        assertEquals("src/main.rs:5", place("app::main::{closure#0}"));
        assertEquals("src/model.rs:2", place("app::model::Item"));
        assertEquals("src/a/mod.rs:1", place("app::a::E"));
        assertEquals("src/a/b.rs:1", place("app::a::b::f"));
    }

    @Test
    void methodsStandInTheirImpls() throws IOException {
        file("main.rs", """
                struct Query<T>(T);
                impl<T: Ord> Query<T> {
                    pub fn sorted(&self) {
                        if true { }
                    }
                }
                impl<T> std::fmt::Display for Query<T>
                where
                    T: Ord,
                {
                    fn fmt(&self) { }
                }
                mod inner {
                    pub fn deep() { }
                }
                """);

        assertEquals("src/main.rs:3", place("app::Query::sorted"));
        assertEquals("src/main.rs:11", place("<app::Query as core::fmt::Display>::fmt"));
        assertEquals("src/main.rs:7", place("<app::Query as core::fmt::Display>"));
        assertEquals("src/main.rs:14", place("app::inner::deep"));
    }

    @Test
    void derivedMethodsStandAtTheDerive() throws IOException {
        file("main.rs", """
                #[derive(Clone, serde::Deserialize)]
                #[serde(tag = "kind")]
                enum Kind { A, B }
                """);

        assertEquals("src/main.rs:1", place("<app::Kind as serde::Deserialize>::deserialize"));
        assertEquals("src/main.rs:1", place("<app::Kind as core::clone::Clone>::clone"));
    }

    @Test
    void whatStandsAtSeveralPlacesOrNowhereIsUnknown() throws IOException {
        file("main.rs", """
                #[cfg(unix)]
                fn open() {}
                #[cfg(windows)]
                fn open() {}
                /* fn hidden() {} */
                const TEXT: &str = "fn text() {";
                fn last() {}
                """);

        assertEquals("unknown", place("app::open"));
        assertEquals("unknown", place("app::hidden"));
        assertEquals("src/main.rs:7", place("app::last"));
        assertEquals("unknown", place("core::ptr::drop_in_place"));
    }

    @Test
    void aCrateWithoutSourcesHasNoPlaces() {
        assertEquals("unknown", place("app::main"));
    }
}
