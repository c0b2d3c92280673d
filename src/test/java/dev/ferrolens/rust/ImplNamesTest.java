package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImplNamesTest {

    private static String named(String text, Consumer<LearnedImpls> seen) {
        LearnedImpls learned = new LearnedImpls();
        seen.accept(learned);
        return ImplNames.of(List.of(learned)).get(0).text(Facts.read(text));
    }

    private static ImplHeader of(String type, String trait, String... arguments) {
        return new ImplHeader(Facts.read(type), trait == null ? null : Facts.path(trait),
                Stream.of(arguments).map(Facts::read).toList());
    }

    @Test
    void aMethodOfATraitHasTheNamesOfTypeAndTrait() {
        assertEquals("<alloc::vec::Vec as core::ops::drop::Drop>::drop::<u8>",
                named("alloc::vec::{impl#26}::drop::<u8>", learned -> learned.see(Facts.path("alloc::vec::{impl#26}"),
                        of("alloc::vec::Vec<u8>", "core::ops::drop::Drop"), List.of(List.of(Facts.read("u8"))))));
    }

    @Test
    void aMethodOfATypeStandsBehindIt() {
        assertEquals("core::option::Option::map", named("core::option::{impl#0}::map", learned -> learned.see(Facts
                .path("core::option::{impl#0}"), of("core::option::Option<u8>", null), List.of())));
        assertEquals("<[_]>::len::<u8>", named("core::slice::{impl#0}::len::<u8>", learned -> learned.see(Facts.path(
                "core::slice::{impl#0}"), of("[u8]", null),
                List.of(List.of(Facts.read("u8"))))));
    }

    @Test
    void whatAnInstanceHasForAnArgumentIsAnyType() {
        assertEquals("<&_ as core::fmt::Debug>::fmt", named("core::fmt::{impl#80}::fmt", learned -> learned.see(
                Facts.path("core::fmt::{impl#80}"), of("&alloc::string::String", "core::fmt::Debug"),
                List.of(List.of(Facts.read("alloc::string::String"))))));
    }

    @Test
    void theNameIsWhatAllSightingsHaveInCommon() {
        assertEquals("<(_, u8) as a::T>::f", named("a::{impl#0}::f", learned -> {
            learned.see(Facts.path("a::{impl#0}"), of("(u16, u8)", "a::T"), List.of());
            learned.see(Facts.path("a::{impl#0}"), of("(bool, u8)", "a::T"), List.of());
        }));
    }

    @Test
    void argumentsOfTheTraitTellImplsApart() {
        assertEquals("<alloc::string::String as core::convert::From<&str>>::from",
                named("alloc::string::{impl#41}::from", learned -> learned.see(Facts.path("alloc::string::{impl#41}"),
                        of("alloc::string::String", "core::convert::From", "&str"), List.of())));
    }

    @Test
    void anImplInAMethodIsNamedByItself() {
        Consumer<LearnedImpls> seen = learned -> {
            learned.see(Facts.path("a::_#1::{impl#0}"), of("a::Kind", "serde::Deserialize"), List.of());
            learned.see(Facts.path("a::_#1::{impl#0}::deserialize::{impl#2}"),
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
                        learned -> learned.see(Facts.path("a::{impl#0}"), of("a::Query", null), List.of())));
    }

    @Test
    void anImplOfUnknownTypeIsNamedByItsPlace() {
        Consumer<LearnedImpls> seen = learned -> {
            learned.seeTrait(Facts.path("a::b::{impl#3}"), Facts.path("core::fmt::Debug"));
            learned.seeTrait(Facts.path("a::b::{impl#4}"), Facts.path("core::clone::Clone"));
            learned.seeTrait(Facts.path("a::b::{impl#7}"), Facts.path("core::clone::Clone"));
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
        LearnedImpls one = new LearnedImpls();
        one.see(Facts.path("a::{impl#0}"), of("a::One", "b::T"), List.of());
        one.see(Facts.path("a::{impl#1}"), of("a::One", "b::U"), List.of());
        LearnedImpls other = new LearnedImpls();
        other.see(Facts.path("a::{impl#1}"), of("a::Other", "b::U"), List.of());
        ImplNames names = ImplNames.of(List.of(one, other)).get(1);

        assertEquals("<a::One as b::T>::f", names.text(Facts.read("a::{impl#0}::f")));
        assertEquals("<a::Other as b::U>::f", names.text(Facts.read("a::{impl#1}::f")));
    }
}
