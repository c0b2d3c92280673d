package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeSpellingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "u32                                              | u32",
        "std::string::String                              | alloc::string::String",
        "std::vec::Vec<u8, std::alloc::Global>            | alloc::vec::Vec<u8>",
        "std::collections::HashMap<K/#0, u8, std::hash::RandomState, std::alloc::Global> "
                + "| std::collections::hash::map::HashMap<K, u8>",
        "std::vec::IntoIter<T/#0, std::alloc::Global>     | alloc::vec::into_iter::IntoIter<T>",
        "std::slice::Iter<'{erased}, std::ffi::OsString>  | core::slice::iter::Iter<std::ffi::os_str::OsString>",
        "&'{erased} mut clap::Command                     | &mut clap::Command",
        "&'^0.Named(DefId(2:7 ~ core[c1f1]::fmt::'_)) str | &str",
        "*const [u8]                                      | *const [u8]",
        "[std::mem::MaybeUninit<u8>; 24_usize]            | [core::mem::maybe_uninit::MaybeUninit<u8>; 24]",
        "(u8,)                                            | (u8,)",
        "(u8, &'^c_0 (i8, ()))                            | (u8, &(i8, ()))",
        "Foo<'_, -1_i32, true>                            | Foo<-1, true>",
        "impl Into<Id>/#2                                 | impl Into<Id>",
        "!                                                | !",
    })
    void debugTextIsWrittenAsRust(String debug, String rust) {
        assertEquals(rust, Facts.type(debug).item());
    }

    @Test
    void functionPointersComeOutOfTheirBinders() {
        assertEquals("extern \"C\" fn(&str, u8) -> bool", Facts.type(
                "Binder { value: extern \"C\" fn(&'^0 str, u8) -> bool, bound_vars: [Region(BrAnon)] }").item());
    }

    @Test
    void aFunctionsOwnTypeIsItsPath() {
        assertEquals("core::option::{impl#0}::map<u8, bool>",
                Facts.type("FnDef(DefId(2:9 ~ core[c1f1]::option::{impl#0}::map), [u8, bool])").item());
        assertEquals("<core::iter::adapters::map::Map<u8, "
                + "<&str as core::convert::Into<u8>>::into> as core::fmt::Debug>",
                Facts.of("vtable_entries", "<std::iter::Map<u8, fn(&str) -> u8 {<&str as "
                        + "std::convert::Into<u8>>::into}> as std::fmt::Debug>").item());
    }

    @Test
    void aClosureKeepsTheArgumentsOfItsFunctionOnly() {
        assertEquals("demo::twice<u8>::{closure#0}", Facts.type("Closure(DefId(0:7 ~ demo[24ac]::twice::{closure#0}), "
                + "['{erased}, u8, i16, Binder { value: extern \"RustCall\" fn((u8,)) -> u8, bound_vars: [] }, "
                + "(&'{erased} u8,)])")
                .item());
    }

    @Test
    void anAsyncBlockKeepsTheArgumentsOfItsFunctionOnly() {
        assertEquals("demo::tree<u8>::{closure#0}", Facts.type("Coroutine(DefId(0:87 ~ demo[0c03]::tree::{closure#0}), "
                + "[u8, (), std::future::ResumeTy, (), std::vec::Vec<u8, std::alloc::Global>, (u8,)])").item());
    }

    @Test
    void traitObjectsShowTheirTraitsAndAssociatedTypes() {
        assertEquals("dyn core::iter::traits::iterator::Iterator<Item = u8> + core::marker::Send", Facts.type(
                "dyn [Binder { value: Trait(std::iter::Iterator), bound_vars: [] }, Binder { value: Projection("
                        + "ExistentialProjection { def_id: DefId(2:1 ~ "
                        + "core[c1f1]::iter::traits::iterator::Iterator::Item), args: [], term: Term::Ty(u8), .. }), "
                        + "bound_vars: [] }, Binder { value: AutoTrait(DefId(2:2 ~ core[c1f1]::marker::Send)), "
                        + "bound_vars: [] }] + '{erased}").item());
    }

    @Test
    void associatedTypesAreQualifiedPaths() {
        String qualified = "<demo::I as core::iter::traits::collect::IntoIterator>::Item";

        assertEquals(qualified, Facts.type("Alias(Projection, AliasTy { args: [demo::I], "
                + "def_id: DefId(2:9738 ~ core[c1f1]::iter::traits::collect::IntoIterator::Item), .. })").item());
        assertEquals(qualified, Facts.type("Alias(AliasTy { args: [demo::I], kind: Projection { "
                + "def_id: DefId(2:9738 ~ core[c1f1]::iter::traits::collect::IntoIterator::Item) }, .. })").item());
    }

    @Test
    void aTypeInsideOfAnImplIsQualifiedByIt() {
        assertEquals("<demo::Kind as serde::Deserialize>::deserialize::Field", Facts.type(
                "demo::_::<impl demo::_::_serde::Deserialize<'de> for demo::Kind>::deserialize::Field").item());
    }

    @Test
    void typesOfTheCompiledCrateAreNamedWithItWhereItIsKnown() {
        Crates crates = new Crates("inventory", java.util.Set.of("clap"));

        KeyFacts facts = KeyReader.read("vtable_entries",
                java.util.List.of("<(model::Item, clap::Id, T) as pricing::Priced>"), crates).facts();

        assertEquals("<(inventory::model::Item, clap::Id, T) as inventory::pricing::Priced>", facts.item());
        assertEquals("inventory", facts.crate());
    }
}
