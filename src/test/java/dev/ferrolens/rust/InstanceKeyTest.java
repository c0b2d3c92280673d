package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceKeyTest {

    @Test
    void aMethodIsItsDefinitionWithArguments() {
        KeyFacts facts = Facts.instance(
                "def: Item(DefId(2:10777 ~ core[c1f1]::option::{impl#0}::insert)), args: ['{erased}, "
                        + "std::string::String]");

        assertEquals(KeyKind.INSTANCE, facts.form());
        assertEquals("core::option::{impl#0}::insert::<alloc::string::String>", facts.item());
        assertEquals("core", facts.crate());
        assertEquals("core::option", facts.module());
        assertEquals("core::option::{impl#0}::insert", facts.definition());
        assertEquals("core::option::{impl#0}::insert", facts.function());
        assertEquals("item", facts.instanceKind());
        assertEquals(List.of("alloc::string::String"), facts.typeArguments());
    }

    @Test
    void dropGlueIsNamedByItsType() {
        KeyFacts facts = Facts.instance("def: DropGlue(DefId(2:3184 ~ core[c1f1]::ptr::drop_in_place), "
                + "Some([demo::Item])), args: [[demo::Item]]");

        assertEquals("core::ptr::drop_in_place::<[demo::Item]>", facts.item());
        assertEquals("drop_glue", facts.instanceKind());
    }

    @Test
    void closuresRollUpIntoTheFunctionAroundThem() {
        KeyFacts facts = Facts.instance("def: Item(DefId(0:9 ~ demo[24ac]::a::b::{closure#0}::{closure#1})), "
                + "args: [u8, i8, Binder { value: extern \"RustCall\" fn(()), bound_vars: [] }, ()]");

        assertEquals("closure", facts.instanceKind());
        assertEquals("demo::a::b::{closure#0}::{closure#1}", facts.definition());
        assertEquals("demo::a::b", facts.function());
        assertEquals("demo::a::b::<u8>::{closure#0}::{closure#1}", facts.item());
        assertEquals(List.of("u8"), facts.typeArguments());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ClosureOnceShim { call_once: DefId(2:1 ~ core[c1f1]::f), track_caller: false } | closure_once_shim",
        "FnPtrShim(DefId(2:1 ~ core[c1f1]::f), FnDef(DefId(2:2 ~ core[c1f1]::g), []))   | fn_ptr_shim",
        "VTableShim(DefId(2:1 ~ core[c1f1]::f))                                         | vtable_shim",
        "ReifyShim(DefId(2:1 ~ core[c1f1]::f), Some(FnPtr))                             | reify_shim",
        "CloneShim(DefId(2:1 ~ core[c1f1]::f), (u8, bool))                              | clone_shim",
        "Virtual(DefId(2:1 ~ core[c1f1]::f), 3)                                         | virtual",
        "Intrinsic(DefId(2:1 ~ core[c1f1]::f))                                          | intrinsic",
        "ThreadLocalShim(DefId(2:1 ~ core[c1f1]::f))                                    | thread_local_shim",
        "FnPtrAddrShim(DefId(2:1 ~ core[c1f1]::f), fn())                                | fn_ptr_addr_shim",
        "AsyncDropGlueCtorShim(DefId(2:1 ~ core[c1f1]::f), u8)                          | async_drop_glue",
        "ConstructCoroutineInClosureShim { coroutine_closure_def_id: DefId(2:1 ~ core[c1f1]::f), "
                + "receiver_by_ref: true } | coroutine_shim",
        "SomeFutureShim { made_of: DefId(2:1 ~ core[c1f1]::f) }                         | shim",
        "Item(WithOptConstParam { did: DefId(2:1 ~ core[c1f1]::f), const_param_did: None }) | item",
    })
    void everyKindOfInstanceHasADefinition(String def, String kind) {
        KeyFacts facts = Facts.instance("def: " + def + ", args: [u8]");

        assertEquals("core::f", facts.definition());
        assertEquals(kind, facts.instanceKind());
        assertEquals("core::f::<u8>", facts.item());
    }

    @Test
    void instancesAreFoundInsideOfOtherKeys() {
        String instance = "Instance { def: Item(DefId(2:1 ~ core[c1f1]::f)), args: [u8] }";

        assertEquals("core::f::<u8>", Facts.of("symbol_name", instance).item());
        assertEquals("core::f::<u8>", Facts.type("(" + instance + ", [])").item());
        assertEquals("core::f::<u8>", Facts.type("GlobalId { instance: " + instance + ", promoted: None }").item());
    }

    @Test
    void aShimMayStandWithoutAnInstance() {
        KeyFacts facts = Facts.of("mir_shims", "DropGlue(DefId(2:3264 ~ core[667c]::ptr::drop_glue), "
                + "Some([demo::Set]))");

        assertEquals("core::ptr::drop_glue::<[demo::Set]>", facts.item());
        assertEquals("drop_glue", facts.instanceKind());
    }

    @Test
    void whatIsToBeResolvedIsADefinitionWithArguments() {
        KeyFacts facts = Facts.type("(DefId(2:9925 ~ core[667c]::iter::traits::collect::Extend::extend), "
                + "[std::vec::Vec<u8, std::alloc::Global>, u8])");

        assertEquals(KeyKind.DEFINITION, facts.form());
        assertEquals("core::iter::traits::collect::Extend::extend", facts.definition());
        assertEquals("core::iter::traits::collect", facts.module());
        assertEquals(List.of("alloc::vec::Vec<u8>", "u8"), facts.typeArguments());
    }

    @Test
    void theParametersOfAClosureItselfAreNoneOfItsArguments() {
        KeyFacts facts = Facts.instance("def: Item(DefId(0:7 ~ demo[24ac]::f::{closure#0})), args: [T/#0, "
                + "<closure_kind>/#1, <closure_signature>/#2, <upvars>/#3]");

        assertEquals(List.of("T"), facts.typeArguments());
    }

    @Test
    void theFieldsOfAShimAreNoTypes() {
        KeyFacts facts = Facts.of("mir_shims", "ClosureOnceShim { call_once: DefId(2:4306 ~ "
                + "core[c1f1]::ops::function::FnOnce::call_once), track_caller: false }");

        assertEquals("core::ops::function::FnOnce::call_once", facts.definition());
        assertEquals(List.of(), facts.typeArguments());
    }
}
