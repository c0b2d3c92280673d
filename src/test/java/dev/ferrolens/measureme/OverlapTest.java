package dev.ferrolens.measureme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events of a thread that overlap without lying in each other, which a sound recording does not have. */
class OverlapTest {
    private final Warnings warnings = new Warnings();

    private Profile.Intervals nested(long[] start, long[] end) {
        int[] numbers = new int[start.length];
        Arrays.setAll(numbers, i -> i);
        return Profile.Intervals.nested(start, end, 0, new int[start.length], new int[start.length], numbers, numbers,
                start.length, warnings);
    }

    @Test
    void theEventThatBeganFirstEndsWhereTheOtherOneBegins() {
        Profile.Intervals events = nested(new long[] {0, 5}, new long[] {10, 15});
        assertArrayEquals(new long[] {5, 10}, events.self());
        assertArrayEquals(new long[] {5, 15}, events.end());
        assertArrayEquals(new int[] {-1, -1}, events.parent());
        assertEquals(List.of("an event overlaps another one of its thread; it is cut where the other one begins"),
                warnings.messages());
    }

    @Test
    void whatWasInsideGoesToTheEventThatIsStillThere() {
        //  <------- 1 ------->
        //          <------- 2 ------->
        //             <- 0 ->
        Profile.Intervals events = nested(new long[] {6, 0, 5}, new long[] {9, 10, 15});
        assertArrayEquals(new int[] {1, 0, 2}, events.label());
        assertArrayEquals(new int[] {-1, 2, -1}, events.parent());
        assertArrayEquals(new long[] {5, 3, 7}, events.self());
    }

    @Test
    void eventsOutOfTheOrderOfTheirEndsNestAllTheSame() {
        Profile.Intervals events = nested(new long[] {0, 2}, new long[] {10, 5});
        assertArrayEquals(new int[] {1, 0}, events.label());
        assertArrayEquals(new long[] {3, 7}, events.self());
        assertEquals(List.of(), warnings.messages());
    }

    @Test
    void coveredTimeIsSharedOutWhateverTheIntervals() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            int events = random.nextInt(40);
            long[] start = new long[events];
            long[] end = new long[events];
            BitSet covered = new BitSet();
            for (int i = 0; i < events; i++) {
                start[i] = random.nextInt(100);
                end[i] = start[i] + random.nextInt(40);
                covered.set((int) start[i], (int) end[i]);
            }
            Profile.Intervals bent = nested(start, end);
            assertEquals(covered.cardinality(), Arrays.stream(bent.self()).sum());
            assertTrue(Arrays.stream(bent.self()).allMatch(self -> self >= 0));
            for (int i = 0; i < events; i++) {
                int parent = bent.parent()[i];
                assertTrue(parent < 0 || parent > i && bent.start()[parent] <= bent.start()[i]
                        && bent.end()[i] <= bent.end()[parent]);
            }
        }
    }
}
