package dev.ferrolens.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.message.Terminal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private static Head head(List<String> columns, List<?>... rows) {
        return new Head(columns, Stream.of(rows).map(values -> new Row(columns, List.copyOf(values))).toList(),
                Units.TIME, 0, "");
    }

    /** As of a query: what is counted stands between the name and its time. */
    private static final Head CALLS = head(List.of("calls", "function", "crate", "self_ns", "share_pct", "hits"),
            List.of(1, "tiny::parse", "tiny", 3000, 75.0, 4L), List.of(2, "tiny::print", "tiny", 1000, 25.0, 5L));

    @Test
    void aTableThatFitsIsWhole() {
        assertEquals("""
                calls  function     crate  self_ns  share_pct  hits
                ─────  ───────────  ─────  ───────  ─────────  ────
                    1  tiny::parse  tiny   3.00 µs     75.0 %     4
                    2  tiny::print  tiny   1.00 µs     25.0 %     5""", CALLS.text(51));
    }

    @Test
    void columnsWithoutRoomAreNamedBelowTheLastOnesFirst() {
        assertEquals("""
                calls  function     crate  self_ns  share_pct
                ─────  ───────────  ─────  ───────  ─────────
                    1  tiny::parse  tiny   3.00 µs     75.0 %
                    2  tiny::print  tiny   1.00 µs     25.0 %
                1 more column: hits""", CALLS.text(50));
    }

    @Test
    void theNameAndTheFirstTimeStayLongest() {
        assertEquals("""
                function     self_ns
                ───────────  ───────
                tiny::parse  3.00 µs
                tiny::print  1.00 µs
                4 more columns:
                calls, crate,
                share_pct, hits""", CALLS.text(20));
    }

    @Test
    void aNarrowTerminalKeepsTheName() {
        assertEquals("function", CALLS.text(11).lines().findFirst().orElseThrow());
    }

    @Test
    void columnsWithoutValuesAreLeftOutFirst() {
        List<String> columns = List.of("label", "place", "self_ns");
        Head noPlaces = new Head(columns, List.of(new Row(columns, Arrays.asList("typeck", null, 5L))), Units.TIME, 0,
                "");
        assertEquals("label   self_ns", noPlaces.text(20).lines().findFirst().orElseThrow());
    }

    @Test
    void longNamesMakeRoomForNumbers() {
        Head head = head(List.of("function", "self_ns", "share_pct"),
                List.of("alloc::collections::btree::map::BTreeMap<K, V>::insert", 5_000_000L, 60.0));
        assertEquals("""
                function            self_ns  share_pct
                ──────────────────  ───────  ─────────
                alloc::colle…nsert  5.00 ms     60.0 %""", head.text(38));
    }

    @Test
    void aWideTerminalShowsLongNamesWhole() {
        String name = "x".repeat(150);
        Head head = head(List.of("function", "self_ns"), List.of(name, 5L));
        assertTrue(head.text(200).contains(name));
        assertTrue(head.text(120).lines().allMatch(line -> line.length() <= 120));
        assertEquals(72, head.text(Terminal.UNLIMITED).lines().skip(2).findFirst().orElseThrow().indexOf(' '));
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        Head head = head(List.of("function", "type", "crate", "self_ns", "share_pct", "inclusive_ns", "place"),
                List.of("f".repeat(90), "t".repeat(90), "c".repeat(30), 123_456_789L, 12.5, 9L, "p".repeat(90)));
        for (int width = 20; width < 300; width++) {
            int most = width;
            assertTrue(head.text(width).lines().allMatch(line -> line.length() <= most), head.text(width));
        }
    }
}
