package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "clap::builder::styled_str::{{impl}}::warning              | clap::builder::styled_str::{impl#0}::warning",
        "clap::hir::{{impl}}[5]::concat::{{closure}}[3]            | clap::hir::{impl#5}::concat::{closure#3}",
        "demo::model::_[1]::{{impl}}::deserialize                  | demo::model::_#1::{impl#0}::deserialize",
        "DefId(0:549 ~ clap[24ac]::builder::command::{impl#1}::f)  | clap::builder::command::{impl#1}::f",
        "DefId(0:7 ~ demo[86fc]::model::_#1::{impl#0}::FIELDS#1)   | demo::model::_#1::{impl#0}::FIELDS#1",
        "core::iter::traits::iterator::Iterator                    | core::iter::traits::iterator::Iterator",
        "alloc::alloc::{{extern}}::__rust_dealloc                  | alloc::alloc::{extern#0}::__rust_dealloc",
        "clap::arg::{{impl}}::index::impl IntoResettable<usize> "
                + "| clap::arg::{impl#0}::index::impl IntoResettable<usize>",
        "(os_str_bytes,core::fmt::Debug)                           | core::fmt::Debug",
        "(DefId(0:10 ~ demo[86fc]::query::Query), Sized)           | demo::query::Query",
    })
    void bothSpellingsOfAPathAreOne(String key, String definition) {
        KeyFacts facts = Facts.of("typeck", key);

        assertEquals(KeyKind.DEFINITION, facts.form());
        assertEquals(definition, facts.definition());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "demo::a::b::f                       | demo::a::b | demo::a::b::f",
        "demo::a::Trait::method              | demo::a    | demo::a::Trait::method",
        "demo::a::{{impl}}[2]::f             | demo::a    | demo::a::{impl#2}::f",
        "demo::a::f::{{constant}}            | demo::a    | demo::a::f",
        "demo::_[1]::{{impl}}::f::{{closure}} | demo      | demo::_#1::{impl#0}::f",
    })
    void modulesAndFunctionsAreReadFromThePath(String key, String module, String function) {
        KeyFacts facts = Facts.of("typeck", key);

        assertEquals("demo", facts.crate());
        assertEquals(module, facts.module());
        assertEquals(function, facts.function());
    }

    @Test
    void aModuleIsItsOwnModule() {
        assertEquals("demo::output",
                Facts.of("check_mod_privacy", "LocalModDefId(DefId(0:24 ~ demo[24ac]::output))").module());
    }

    @Test
    void aBareNameIsACrate() {
        assertEquals(KeyKind.CRATE, Facts.of("crate_hash", "serde_derive").form());
    }
}
