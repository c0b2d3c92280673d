package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesInKeysTest {
    @Test
    void findsTheCratesThatAKeyNames() {
        NamesInKeys names = names("Item(DefId(2:3184 ~ core[c1f1]::ptr::drop_in_place), "
                + "DefId(9:1 ~ os_str_bytes[0a]::x), ~ [z]");

        assertEquals(Set.of("core", "os_str_bytes"), names.crates());
    }

    @Test
    void findsTheTypesAndTraitsOfTheStandardLibrary() {
        NamesInKeys names = names("(DefId(2:9 ~ core[c1f1]::io::util::Take), "
                + "DefId(2:8 ~ core[c1f1]::option::{impl#0}), DefId(2:7 ~ std[0a]::io::Read::read), "
                + "DefId(2:7 ~ core[c1f1]::mem::drop), DefId(5:1 ~ demo[0b]::Own), "
                + "~ core[c1f1]::, ~ core[c1f1");

        assertEquals(Set.of("core::io::util::Take", "std::io::Read"), names.stdTypes());
    }

    private static NamesInKeys names(String text) {
        NamesInKeys names = new NamesInKeys();
        names.add(text);
        return names;
    }
}
