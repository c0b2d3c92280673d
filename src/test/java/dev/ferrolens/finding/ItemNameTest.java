package dev.ferrolens.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemNameTest {
    @Test
    void anImplsMethodNamesTypeTraitAndMethod() {
        ItemName name = ItemName.of("<a::Kind<u8, fn() -> u8> as core::cmp::PartialOrd<a::B>>::partial_cmp")
                .orElseThrow();
        assertEquals(new ItemName("a::Kind<u8, fn() -> u8>", "core::cmp::PartialOrd<a::B>", "partial_cmp"), name);
        assertEquals("Kind", name.typeName());
        assertEquals("PartialOrd", name.traitName());
    }

    @Test
    void aTypeMayHoldAnImplsPath() {
        assertEquals("<u8 as a::T>::Out", ItemName.of("<<u8 as a::T>::Out as a::U>::f").orElseThrow().type());
    }

    @Test
    void otherNamesAreNone() {
        assertEquals(Optional.empty(), ItemName.of("a::b::f"));
        assertEquals(Optional.empty(), ItemName.of("<a::Kind>::new"));
        assertEquals(Optional.empty(), ItemName.of("<a::Kind as b::T"));
    }
}
