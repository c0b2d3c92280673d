package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeCrateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "clap::Arg                                        | clap",
        "alloc::vec::Vec<clap::Arg>                       | alloc",
        "&clap::Arg                                       | clap",
        "&mut [clap::Arg]                                 | clap",
        "*const [clap::Arg; 4]                            | clap",
        "(u8, &str, clap::Arg, alloc::string::String)     | clap",
        "dyn demo::Shape + core::marker::Send             | demo",
        "impl demo::Shape                                 | demo",
        "fn(u8) -> clap::Arg                              | clap",
        "unsafe extern \"C\" fn(*mut libc::FILE)          | libc",
        "demo::f<clap::Arg>::{closure#0}                  | demo",
        "{closure@demo::f<u8>::{closure#0}}               | demo",
        "<I as core::iter::traits::iterator::Iterator>::Item | core",
        "<demo::It as core::iter::traits::iterator::Iterator>::Item | demo",
    })
    void theOutermostNamedTypeTellsTheCrate(String type, String crate) {
        assertEquals(crate, Facts.read(type).crate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"u8", "&str", "[u8; 4]", "()", "!", "_", "T", "fn(u8) -> bool", "16", "true", "'x'",
        "\"a::b\"", "{closure@src/main.rs:7:1: 7:9}", "&'a [T]", "<[T]>::sort::Guard<clap::Arg>",
        ""})
    void primitivesParametersAndConstantsAreNobodys(String type) {
        assertNull(Facts.read(type).crate());
    }

    @Test
    void theArgumentsOfATypeDoNotTellItsCrate() {
        assertNull(Facts.read("Tree<clap::Arg>").crate());
    }
}
