package dev.ferrolens.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
    @Test
    void namesThatFitAreUnchanged() {
        assertEquals(List.of("alpha", "beta"), ShortNames.of(List.of("alpha", "beta"), 5));
    }

    @Test
    void longNamesKeepBothEnds() {
        assertEquals(List.of("alloc::…new"), ShortNames.of(List.of("alloc::vec::Vec::new"), 11));
    }

    @Test
    void theSameNameIsShortenedAlike() {
        assertEquals(List.of("alloc::…new", "b", "alloc::…new"),
                ShortNames.of(List.of("alloc::vec::Vec::new", "b", "alloc::vec::Vec::new"), 11));
    }

    @Test
    void namesThatDifferInTheMiddleKeepTheMiddle() {
        assertEquals(List.of("abc…X wwww", "abc…Y wwww"),
                ShortNames.of(List.of("abcdefghijklmnX wwww", "abcdefghijklmnY wwww"), 10));
        assertEquals(List.of("abc…Xqqqq…", "abc…Yqqqq…"),
                ShortNames.of(List.of("abcdefghiXqqqqqqqqqqqqqqq", "abcdefghiYqqqqqqqqqqqqqqq"), 10));
    }

    @Test
    void namesThatDifferAtTwoPlacesAreAllDifferent() {
        List<String> names = List.of("a1bbbbbbbbbb1cccccccccc", "a1bbbbbbbbbb2cccccccccc", "a2bbbbbbbbbb1cccccccccc",
                "a2bbbbbbbbbb2cccccccccc");
        assertEquals(4, ShortNames.of(names, 9).stream().distinct().count());
    }

    @Test
    void namesOfRepeatedCharactersAreShortenedToo() {
        assertEquals(List.of("aaa…aaaaaa", "aaa…aaaaaa"), ShortNames.of(List.of("a".repeat(100), "a".repeat(101)), 10));
    }

    @Test
    void aCharacterOfTwoUnitsIsNotBroken() {
        assertEquals(List.of("aab…𝒳cccc…", "aab…𝒴cccc…"), ShortNames.of(List.of("aa" + "b".repeat(20) + "𝒳cccccc",
                "aa" + "b".repeat(20) + "𝒴cccccc"), 10));
    }
}
