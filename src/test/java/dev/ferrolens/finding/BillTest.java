package dev.ferrolens.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BillTest {
    @Test
    void whatIsInBothBillsIsCommon() {
        Bill part = Bill.ofItems(Map.of("f", 30L, "g", 70L));
        assertEquals(0.3, part.shareIn(Bill.ofItems(Map.of("f", 50L))));
        assertEquals(1, part.shareIn(part.with(Bill.ofItems(Map.of("h", 1L)))));
    }

    @Test
    void anItemIsNoLabelOfTheSameName() {
        assertEquals(0, Bill.ofItems(Map.of("f", 1L)).shareIn(Bill.ofLabels(Map.of("f", 1L))));
    }

    @Test
    void whatExplainsNothingIsPartOfNothing() {
        assertEquals(0, Bill.NONE.shareIn(Bill.ofItems(Map.of("f", 1L))));
    }
}
