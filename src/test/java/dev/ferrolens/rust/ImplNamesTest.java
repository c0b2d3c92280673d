package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ferrolens.rust.ImplNames.Header;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ImplNamesTest {

    private static String named(String text, Consumer<ImplNames.Learned> seen) {
        ImplNames.Learned learned = new ImplNames.Learned();
        seen.accept(learned);
        return ImplNames.of(List.of(learned)).get(0).named(text);
    }

    private static Header of(String type, String trait, String... arguments) {
        return new Header(type, trait, List.of(arguments));
    }

    @Test
    void aMethodOfATraitHasTheNamesOfTypeAndTrait() {
        assertEquals("<alloc::vec::Vec as core::ops::drop::Drop>::drop::<u8>",
                named("alloc::vec::{impl#26}::drop::<u8>", learned -> learned.see("alloc::vec::{impl#26}",
                        of("alloc::vec::Vec<u8>", "core::ops::drop::Drop"), List.of(List.of("u8")))));
    }

    @Test
    void aMethodOfATypeStandsBehindIt() {
        assertEquals("core::option::Option::map", named("core::option::{impl#0}::map", learned -> learned.see(
                "core::option::{impl#0}", of("core::option::Option<u8>", null), List.of())));
        assertEquals("<[_]>::len::<u8>", named("core::slice::{impl#0}::len::<u8>", learned -> learned.see(
                "core::slice::{impl#0}", of("[u8]", null), List.of(List.of("u8")))));
    }

    @Test
    void whatAnInstanceHasForAnArgumentIsAnyType() {
        assertEquals("<&_ as core::fmt::Debug>::fmt", named("core::fmt::{impl#80}::fmt", learned -> learned.see(
                "core::fmt::{impl#80}", of("&alloc::string::String", "core::fmt::Debug"),
                List.of(List.of("alloc::string::String")))));
    }

    @Test
    void theNameIsWhatAllSightingsHaveInCommon() {
        assertEquals("<(_, u8) as a::T>::f", named("a::{impl#0}::f", learned -> {
            learned.see("a::{impl#0}", of("(u16, u8)", "a::T"), List.of());
            learned.see("a::{impl#0}", of("(bool, u8)", "a::T"), List.of());
        }));
    }

    @Test
    void argumentsOfTheTraitTellImplsApart() {
        assertEquals("<alloc::string::String as core::convert::From<&str>>::from",
                named("alloc::string::{impl#41}::from", learned -> learned.see("alloc::string::{impl#41}",
                        of("alloc::string::String", "core::convert::From", "&str"), List.of())));
    }

    @Test
    void anImplInAMethodIsNamedByItself() {
        Consumer<ImplNames.Learned> seen = learned -> {
            learned.see("a::_#1::{impl#0}", of("a::Kind", "serde::Deserialize"), List.of());
            learned.see("a::_#1::{impl#0}::deserialize::{impl#2}",
                    of("<a::Kind as serde::Deserialize>::deserialize::Visitor", "serde::de::Visitor"), List.of());
        };
        assertEquals("<<a::Kind as serde::Deserialize>::deserialize::Visitor as serde::de::Visitor>::visit_str",
                named("a::_#1::{impl#0}::deserialize::{impl#2}::visit_str", seen));
        assertEquals("<a::Kind as serde::Deserialize>::{const}", named("a::_#1", seen));
    }

    @Test
    void aClosureInATypeArgumentIsNamedByItsFunction() {
        assertEquals("core::ops::function::FnOnce::call_once::<a::Query::sorted<u8>::{closure#0}, ()>",
                named("core::ops::function::FnOnce::call_once::<a::{impl#0}::sorted<u8>::{closure#0}, ()>",
                        learned -> learned.see("a::{impl#0}", of("a::Query", null), List.of())));
    }

    @Test
    void anImplOfUnknownTypeIsNamedByItsPlace() {
        Consumer<ImplNames.Learned> seen = learned -> {
            learned.seeTrait("a::b::{impl#3}", "core::fmt::Debug");
            learned.seeTrait("a::b::{impl#4}", "core::clone::Clone");
            learned.seeTrait("a::b::{impl#7}", "core::clone::Clone");
        };
        assertEquals("<impl core::fmt::Debug in a::b>::fmt", named("a::b::{impl#3}::fmt", seen));
        assertEquals("<impl core::clone::Clone in a::b, no. 7>::clone", named("a::b::{impl#7}::clone", seen));
    }

    @Test
    void anImplOfWhichNothingIsKnownKeepsItsNumber() {
        assertEquals("a::b::{impl#3}::fmt", named("a::b::{impl#3}::fmt", learned -> {}));
    }

    @Test
    void oneCompilationTellsAnotherUnlessTheyContradictEachOther() {
        ImplNames.Learned one = new ImplNames.Learned();
        one.see("a::{impl#0}", of("a::One", "b::T"), List.of());
        one.see("a::{impl#1}", of("a::One", "b::U"), List.of());
        ImplNames.Learned other = new ImplNames.Learned();
        other.see("a::{impl#1}", of("a::Other", "b::U"), List.of());
        ImplNames names = ImplNames.of(List.of(one, other)).get(1);

        assertEquals("<a::One as b::T>::f", names.named("a::{impl#0}::f"));
        assertEquals("<a::Other as b::U>::f", names.named("a::{impl#1}::f"));
    }
}
