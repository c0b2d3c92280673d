package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {

    @Test
    void aPlainFunctionIsADefinitionWithArguments() {
        KeyFacts facts = Facts.symbol("core[c1f1a4ba060b9bfa]::ptr::drop_in_place::<"
                + "alloc[fdfd2bd8633a6659]::string::String>");

        assertEquals(KeyKind.SYMBOL, facts.form());
        assertEquals("core::ptr::drop_in_place::<alloc::string::String>", facts.item());
        assertEquals("core::ptr::drop_in_place", facts.definition());
        assertEquals("core", facts.crate());
        assertEquals("core::ptr", facts.module());
        assertEquals(List.of("alloc::string::String"), facts.typeArguments());
    }

    @Test
    void aMethodShowsItsTypeAndTrait() {
        KeyFacts facts = Facts.symbol("<alloc[fdfd2bd8633a6659]::vec::Vec<u8> as "
                + "core[c1f1a4ba060b9bfa]::iter::traits::collect::Extend<u8>>::extend::<"
                + "demo[54fa3de2ae69b57b]::It<4usize>>");

        assertEquals("<alloc::vec::Vec<u8> as core::iter::traits::collect::Extend<u8>>::extend::<demo::It<4>>",
                facts.item());
        assertEquals("<alloc::vec::Vec as core::iter::traits::collect::Extend>::extend", facts.definition());
        assertEquals("core::iter::traits::collect::Extend", facts.trait());
        assertEquals("alloc::vec::Vec<u8>", facts.selfType());
        assertEquals("alloc", facts.crate());
        assertEquals("alloc::vec", facts.module());
        assertEquals(List.of("demo::It<4>"), facts.typeArguments());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "demo[54fa3de2ae69b57b]::f::<u8>::{closure#0}      | demo::f",
        "<demo[54fa3de2ae69b57b]::T>::f::{closure#0}::{closure#2} | <demo::T>::f",
        "demo[54fa3de2ae69b57b]::f::{shim:vtable#0}        | demo::f",
        "demo[54fa3de2ae69b57b]::STATE::{K#0}::{closure#1} | demo::STATE",
    })
    void whatTheCompilerMadeRollsUp(String symbol, String function) {
        assertEquals(function, Facts.symbol(symbol).function());
    }

    @Test
    void aMethodOfNobodysTypeIsTheTraits() {
        assertEquals("demo", Facts.symbol("<(u8, u8) as demo[54fa3de2ae69b57b]::Priced>::unit").crate());
        assertNull(Facts.symbol("<[demo[54fa3de2ae69b57b]::T]>::iter").crate());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "core::ptr::drop_in_place<alloc::string::String>::h0123456789abcdef | core::ptr::drop_in_place",
        "hashbrown::raw::RawTable<T,A>::reserve_rehash::h92fdd57713281551   | hashbrown::raw::RawTable::reserve_rehash",
        "<clap::Id as core::convert::From<&str>>::from::hd1e33d01fa10a1ba   | <clap::Id as core::convert::From>::from",
        "clap::str::<impl core::cmp::PartialEq for clap::str::Inner>::eq::he26953a399c949e0 "
                + "| <clap::str::Inner as core::cmp::PartialEq>::eq",
        "demo::f::{{closure}}::h0123456789abcdef                            | demo::f::{closure}",
        "_ZN4core3ptr13drop_in_place17h0123456789abcdefE                    | core::ptr::drop_in_place",
        "_ZN46_$LT$demo..T$u20$as$u20$core..clone..Clone$GT$5clone17h0123456789abcdefE.llvm.77 "
                + "| <demo::T as core::clone::Clone>::clone",
    })
    void legacySymbolsLoseTheirHash(String symbol, String definition) {
        assertEquals(definition, Facts.symbol(symbol).definition());
    }

    @Test
    void aMangledSymbolTellsTheNumberOfTheImpl() {
        KeyFacts facts = Facts.symbol("_RNvMs_NtCs1234_4demo5thingINtB4_3BoxhE3get");

        assertEquals("<demo::thing::Box<u8>>::get", facts.item());
        assertEquals("demo::thing::{impl#1}::get", facts.definition());
        assertEquals("demo::thing", facts.module());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "_RNvC4demo4main                          | demo::main",
        "_RINvC4demo1fReKj4_Kb0_Kin5_E              | demo::f::<&str, 4, false, -5>",
        "_RNCNvC4demo1f0                          | demo::f::{closure#0}",
        "_RNCNvC4demo1fs_0                        | demo::f::{closure#1}",
        "_RINvC4demo1fFUKCTmcEEuE                 | demo::f::<unsafe extern \"C\" fn((u32, char))>",
        "_RINvC4demo1fDNtB2_1Ap4Item" + "hEL_E   | demo::f::<dyn demo::A<Item = u8>>",
        "_RNvXC4demoNtB2_1TNtB2_1A1m              | <demo::T as demo::A>::m",
    })
    void theManglingIsRead(String symbol, String item) {
        assertEquals(item, Facts.symbol(symbol).item());
    }

    @Test
    void whatIsNoManglingIsKept() {
        KeyFacts facts = Facts.symbol("_RNvC9demo");

        assertEquals(KeyKind.SYMBOL, facts.form());
        assertEquals("_RNvC9demo", facts.item());
        assertNull(facts.definition());
    }

    @ParameterizedTest
    @ValueSource(strings = {"memcpy", "llvm.umul.with.overflow.i64", "__rust_try", "main"})
    void namesOfCAreTheirOwnDefinition(String name) {
        assertEquals(name, Facts.symbol(name).definition());
        assertNull(Facts.symbol(name).crate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<unnamed loop>", "bb12.i"})
    void loopsAreNotFunctions(String name) {
        assertEquals(KeyKind.OTHER, Facts.symbol(name).form());
    }

    @Test
    void aPassNamesEachFunctionOfAGroup() {
        List<String> group = List.of("demo[54fa3de2ae69b57b]::even::<u8, u16>", "<demo[54fa3de2ae69b57b]::T>::odd");

        assertEquals(List.of("demo::even::<u8, u16>", "<demo::T>::odd"),
                KeyReader.symbols("InlinerPass", group).stream().map(key -> key.facts().item()).toList());

        KeyFacts facts = KeyReader.read("InlinerPass", group).facts();
        assertEquals("demo::even::<u8, u16>, <demo::T>::odd", facts.item());
        assertEquals("demo::even", facts.definition());
    }

    @ParameterizedTest
    @CsvSource({
        "LoopInstSimplifyPass, <unnamed loop>",
        "ModuleInlinerWrapperPass, demo.54fa3de2ae69b57b-cgu.00",
        "GlobalOptPass, 3ck7jirs4aopszuo7sf9fdkvl",
        "typeck, demo::f",
    })
    void loopsModulesAndQueriesNameNoFunction(String label, String argument) {
        assertEquals(List.of(), KeyReader.symbols(label, List.of(argument)));
    }

    @Test
    void aPassWithoutArgumentsNamesNoFunction() {
        assertEquals(List.of(), KeyReader.symbols("InlinerPass", List.of()));
        assertEquals(List.of(), KeyReader.symbols("InlinerPass", List.of("")));
    }
}
