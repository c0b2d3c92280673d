package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrintedNamesTest {

    private static final Crates CRATES = new Crates("demo", Set.of("clap", "rayon", "rayon_core"));

    private static Key item(String path, String arguments) {
        return Facts.itemKey(path, arguments);
    }

    private static MonoItem printed(String name, int count) {
        return new MonoItem(name, count, 10, 10L * count);
    }

    private static Optional<String> definition(String name, Key... instances) {
        return PrintedNames.of(List.of(instances), Set.of(), List.of(printed(name, 1)), CRATES).definition(name)
                .map(RustPath::text);
    }

    @Test
    void aFunctionHasThePathThatDefinesIt() {
        assertEquals(Optional.of("core::iter::traits::iterator::Iterator::map"),
                definition("std::iter::Iterator::map", item("core::iter::traits::iterator::Iterator::map", "u8")));
        assertEquals(Optional.of("demo::f::{closure#0}"),
                definition("f::{closure#0}", item("demo::f::{closure#0}", "")));
    }

    @Test
    void aFunctionThatIsExportedAgainIsFoundByItsEnd() {
        assertEquals(Optional.of("rayon_core::join::join_context::{closure#0}"),
                definition("rayon::join_context::{closure#0}",
                        item("rayon_core::join::join_context::{closure#0}", "u8")));
    }

    @Test
    void aMethodStandsInTheModuleOfItsType() {
        assertEquals(Optional.of("alloc::vec::{impl#1}::push"), definition("std::vec::Vec::<T, A>::push",
                item("alloc::vec::{impl#1}::push", "u8, std::alloc::Global"),
                item("alloc::string::{impl#4}::push", "")));
    }

    @Test
    void anImplElsewhereShowsItsModule() {
        assertEquals(Optional.of("demo::b::{impl#0}::get"), definition("b::<impl a::Get for a::T>::get",
                item("demo::a::{impl#0}::get", ""), item("demo::b::{impl#0}::get", "")));
    }

    @Test
    void anImplHasAtLeastTheParametersThatItShows() {
        assertEquals(Optional.of("demo::a::{impl#1}::get"), definition("<a::Two<K, V> as a::Get>::get",
                item("demo::a::{impl#0}::get", "u8"), item("demo::a::{impl#1}::get", "u8, u8")));
    }

    @Test
    void whereATypeIsDeclaredOtherKeysTell() {
        MonoItem name = printed("clap::Command::new", 1);
        List<Key> instances = List.of(item("clap::builder::command::{impl#0}::new", ""),
                item("clap::error::{impl#0}::new", ""));

        assertEquals(Optional.of("clap::builder::command::{impl#0}::new"),
                PrintedNames.of(instances, Set.of(Facts.path("clap::builder::command::Command")), List.of(name), CRATES)
                        .definition(name.name()).map(RustPath::text));
    }

    @Test
    void aDefinitionHasNoMoreInstancesThanWereCounted() {
        assertEquals(Optional.of("demo::a::{impl#1}::get"), definition("<a::T<K> as a::Get>::get",
                item("demo::a::{impl#0}::get", "u8"), item("demo::a::{impl#0}::get", "u16"),
                item("demo::a::{impl#1}::get", "u8")));
    }

    @Test
    void oneImplOfATraitIsNoOthers() {
        List<Key> instances = List.of(item("demo::a::{impl#0}::first", ""), item("demo::a::{impl#0}::get", ""),
                item("demo::a::{impl#1}::get", ""));
        List<MonoItem> items = Stream.of("<a::T as a::Get>::first", "<a::T as a::Get>::get", "<a::U as a::Get>::get")
                .map(name -> printed(name, 1)).toList();

        PrintedNames names = PrintedNames.of(instances, Set.of(), items, CRATES);

        assertEquals(Optional.of("demo::a::{impl#0}::get"), names.definition("<a::T as a::Get>::get")
                .map(RustPath::text));
        assertEquals(Optional.of("demo::a::{impl#1}::get"), names.definition("<a::U as a::Get>::get")
                .map(RustPath::text));
    }

    @Test
    void whatSeveralDefinitionsFitIsLeftAlone() {
        assertEquals(Optional.empty(), definition("<a::T as a::Get>::get", item("demo::a::{impl#0}::get", ""),
                item("demo::a::{impl#1}::get", "")));
    }

    @Test
    void aNameThatWasPrintedTwiceIsLeftAlone() {
        MonoItem name = printed("f::call", 1);

        assertEquals(Optional.empty(),
                PrintedNames.of(List.of(item("demo::f::call", "")), Set.of(), List.of(name, name), CRATES)
                        .definition("f::call"));
    }

    @Test
    void dropGlueAndShimsAreNotCountedByTheCompiler() {
        Key glue = Facts.instanceKey("def: DropGlue(DefId(2:1 ~ core[c1f1]::ptr::drop_in_place), Some(u8)), "
                + "args: [u8]");

        assertEquals(Optional.empty(), definition("std::ptr::drop_in_place", glue));
    }
}
