package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefinitionIndexTest {

    private static Key item(String path, String arguments) {
        return Facts.itemKey(path, arguments);
    }

    private static Optional<String> resolve(String symbol, Key... instances) {
        return text(DefinitionIndex.of(List.of(instances)).resolve(Facts.symbolKey(symbol)));
    }

    private static Optional<String> text(Optional<RustPath> definition) {
        return definition.map(RustPath::text);
    }

    @Test
    void aPathThatIsSpelledAlikeIsFound() {
        Key glue = Facts.instanceKey("def: DropGlue(DefId(2:3184 ~ core[c1f1]::ptr::drop_in_place), Some(u8)), "
                + "args: [u8]");

        assertEquals(Optional.of("core::ptr::drop_in_place"),
                resolve("core[c1f1a4ba060b9bfa]::ptr::drop_in_place::<u8>", glue));
    }

    @Test
    void anInherentMethodIsFoundByNameCrateAndArguments() {
        assertEquals(Optional.of("core::option::{impl#0}::map"),
                resolve("<core[c1f1a4ba060b9bfa]::option::Option<u8>>::map::<bool, demo[54fa3de2ae69b57b]::f>",
                        item("core::option::{impl#0}::map", "u8, bool, FnDef(DefId(0:1 ~ demo[24ac]::f), [])"),
                        item("core::option::{impl#7}::map", "u16, bool, FnDef(DefId(0:1 ~ demo[24ac]::f), [])"),
                        item("demo::option::{impl#1}::map", "u8, bool, FnDef(DefId(0:1 ~ demo[24ac]::f), [])")));
    }

    @Test
    void typesMatchThoughTheirPathsAreSpelledDifferently() {
        assertEquals(Optional.of("alloc::vec::{impl#1}::push"),
                resolve("<alloc[fdfd2bd8633a6659]::vec::Vec<demo[54fa3de2ae69b57b]::model::Item>>::push",
                        item("alloc::vec::{impl#1}::push", "model::Item, std::alloc::Global")));
    }

    @Test
    void aBodyThatTheTraitProvidesIsFound() {
        assertEquals(Optional.of("demo::Area::twice"), resolve(
                "<demo[54fa3de2ae69b57b]::Point as demo[54fa3de2ae69b57b]::Area>::twice",
                item("demo::Area::twice", "Point")));
    }

    @Test
    void closuresAreFoundWithTheirFunction() {
        assertEquals(Optional.of("demo::{impl#3}::run::{closure#1}"),
                resolve("<demo[54fa3de2ae69b57b]::T>::run::{closure#1}", item("demo::{impl#3}::run::{closure#1}", ""),
                        item("demo::{impl#3}::run::{closure#0}", "")));
    }

    @Test
    void theOrphanRuleExcludesCrates() {
        assertEquals(Optional.of("demo::{impl#2}::fmt"),
                resolve("<demo[54fa3de2ae69b57b]::T as core[c1f1a4ba060b9bfa]::fmt::Debug>::fmt",
                        item("demo::{impl#2}::fmt", ""), item("other::{impl#1}::fmt", "")));
    }

    @Test
    void whatSeveralDefinitionsFitIsLeftAlone() {
        assertEquals(Optional.empty(),
                resolve("<demo[54fa3de2ae69b57b]::T as core[c1f1a4ba060b9bfa]::fmt::Debug>::fmt",
                        item("demo::{impl#2}::fmt", ""), item("demo::{impl#3}::fmt", "")));
    }

    @Test
    void anotherSymbolsImplIsNoCandidate() {
        List<Key> instances = List.of(item("demo::{impl#2}::fmt", ""), item("demo::{impl#3}::fmt", ""),
                item("demo::{impl#2}::extra", ""));
        List<Key> symbols = Stream.of(
                "<demo[54fa3de2ae69b57b]::T as demo[54fa3de2ae69b57b]::Show>::fmt",
                "<demo[54fa3de2ae69b57b]::T as demo[54fa3de2ae69b57b]::Show>::extra",
                "<demo[54fa3de2ae69b57b]::U as demo[54fa3de2ae69b57b]::Other>::fmt").map(Facts::symbolKey).toList();

        DefinitionIndex index = DefinitionIndex.of(instances, symbols);

        assertEquals(Optional.of("demo::{impl#2}::extra"), text(index.resolve(symbols.get(1))));
        assertEquals(Optional.of("demo::{impl#3}::fmt"), text(index.resolve(symbols.get(2))));
        assertEquals(Optional.of("demo::{impl#2}::fmt"), text(index.resolve(symbols.get(0))));
    }

    @Test
    void functionsOfOneNameInOneScopeAreNotToldApart() {
        assertEquals(Optional.empty(), resolve("<demo[54fa3de2ae69b57b]::T>::new::call",
                item("demo::{impl#1}::new::call", ""), item("demo::{impl#1}::new::call#1", "")));
        assertEquals(Optional.empty(), resolve("demo[54fa3de2ae69b57b]::new::call",
                item("demo::new::call", ""), item("demo::new::call#1", "")));
    }

    @Test
    void anImplFarFromItsTypeStillMakesTheOtherOneOfTwo() {
        assertEquals(Optional.empty(), resolve(
                "<core[c1f1a4ba060b9bfa]::ops::range::Range<usize> as "
                        + "core[c1f1a4ba060b9bfa]::slice::index::SliceIndex<str>>::get",
                item("core::slice::index::{impl#2}::get", ""), item("core::str::traits::{impl#7}::get", "")));
    }

    @Test
    void theNextBestImplIsNotTaken() {
        assertEquals(Optional.empty(),
                resolve("<demo[54fa3de2ae69b57b]::T<u8>>::get", item("demo::{impl#0}::get", "u16")));
    }

    @Test
    void factsOfOtherFormsHaveNoDefinition() {
        Key unit = KeyReader.read("analysis", List.of("()"));

        assertEquals(Optional.empty(), text(DefinitionIndex.of(List.of()).resolve(unit)));
    }

    @Test
    void anImplForSlicesIsForSlicesOfAnyType() {
        List<Key> instances = List.of(item("core::slice::{impl#0}::first", "u8"),
                item("core::slice::{impl#0}::first", "u16"));
        List<Key> symbols = Stream.of("<[u8]>::first", "<[u16]>::first").map(Facts::symbolKey).toList();

        DefinitionIndex index = DefinitionIndex.of(instances, symbols);

        symbols.forEach(symbol -> assertEquals(Optional.of("core::slice::{impl#0}::first"), text(index.resolve(
                symbol))));
    }

    @Test
    void theModuleOfATypeIsNotPreferredToOneBelowIt() {
        List<Key> instances = List.of(item("demo::lit::{impl#2}::show", ""),
                item("demo::lit::printing::{impl#0}::show", ""));
        Key symbol = Facts.symbolKey("<demo[54fa3de2ae69b57b]::lit::Lit as demo[54fa3de2ae69b57b]::Show>::show");

        assertEquals(Optional.empty(), text(DefinitionIndex.of(instances, List.of(symbol)).resolve(symbol)));
    }

    @Test
    void aTraitThatIsDeclaredInAMethodHasItsImplsThere() {
        assertEquals(Optional.empty(), resolve("<demo[54fa3de2ae69b57b]::T as "
                + "<demo[54fa3de2ae69b57b]::T>::fmt::Flags>::all",
                item("demo::{impl#8}::all", "")));
    }
}
