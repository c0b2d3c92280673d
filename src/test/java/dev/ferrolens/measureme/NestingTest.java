package dev.ferrolens.measureme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NestingTest {
    private static Nesting nesting(long[] start, long[] end, int... label) {
        return nesting(0, start, end, label);
    }

    private static Nesting nesting(long unit, long[] start, long[] end, int... label) {
        return new Nesting(start, end, unit, new int[start.length], 1, new int[start.length], label,
                Arrays.stream(label).max().orElse(0) + 1);
    }

    @Test
    void takesTheTimeOfDirectChildrenOffTheirParent() {
        //   <---------- 2 ---------->
        //      <------ 1 ------>
        //         <-- 0 -->
        Nesting nesting = nesting(new long[] {20, 10, 0}, new long[] {30, 40, 50}, 0, 1, 2);
        assertArrayEquals(new long[] {10, 20, 20}, nesting.self);
        assertArrayEquals(new int[] {1, 2, -1}, nesting.parent);
        assertArrayEquals(new int[] {2, 1, 0}, nesting.depth);
    }

    @Test
    void containsAnEventThatSharesBothEnds() {
        Nesting nesting = nesting(new long[] {5, 5}, new long[] {9, 9}, 0, 1);
        assertArrayEquals(new int[] {1, -1}, nesting.parent);
        assertArrayEquals(new long[] {4, 0}, nesting.self);
    }

    @Test
    void leavesAnEventThatSticksOutToAnOuterOne() {
        Nesting nesting = nesting(new long[] {8, 10, 0}, new long[] {12, 20, 30}, 0, 1, 2);
        assertArrayEquals(new int[] {2, 2, -1}, nesting.parent);
    }

    @Test
    void isOutermostIfNoEventAroundHasTheLabel() {
        Nesting nesting = nesting(new long[] {2, 1, 0, 10}, new long[] {3, 4, 5, 11}, 7, 3, 7, 7);
        assertArrayEquals(new boolean[] {false, true, true, true}, nesting.outermost);
    }

    @Test
    void keepsThreadsApart() {
        Nesting nesting = new Nesting(new long[] {2, 0}, new long[] {3, 9}, 0, new int[] {0, 1}, 2,
                new int[] {0, 0}, new int[] {0, 0}, 1);
        assertArrayEquals(new int[] {-1, -1}, nesting.parent);
        assertArrayEquals(new boolean[] {true, true}, nesting.outermost);
    }

    /** Really 1.2 to 4.9 in 1.1 to 5.0, which lasts 3.9. */
    @Test
    void letsAnEventStickOutByTheUnitThatTimesWereCutTo() {
        assertArrayEquals(new int[] {1, -1}, nesting(1, new long[] {1, 1}, new long[] {4, 4}, 0, 1).parent);
        assertArrayEquals(new int[] {1, -1}, nesting(1, new long[] {2, 1}, new long[] {5, 4}, 0, 1).parent);
        assertArrayEquals(new int[] {-1, -1}, nesting(1, new long[] {2, 1}, new long[] {6, 4}, 0, 1).parent);
        assertArrayEquals(new int[] {-1, -1}, nesting(1, new long[] {1, 1}, new long[] {5, 4}, 0, 1).parent);
    }

    @Test
    void takesAnEventShorterThanTheUnitForRepeatedIfTheNextOneIsAlike() {
        assertArrayEquals(new int[] {1, -1}, nesting(1, new long[] {7, 7}, new long[] {7, 9}, 0, 1).parent);
        assertArrayEquals(new int[] {-1, -1}, nesting(1, new long[] {7, 7}, new long[] {7, 9}, 0, 0).parent);
        assertArrayEquals(new int[] {1, -1}, nesting(0, new long[] {7, 7}, new long[] {7, 9}, 0, 0).parent);
    }

    @Test
    void conservesTimeWhateverTheIntervals() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int events = random.nextInt(60);
            long[] start = new long[events];
            long[] end = new long[events];
            int[] label = new int[events];
            for (int i = 0; i < events; i++) {
                start[i] = random.nextInt(100);
                end[i] = start[i] + random.nextInt(40);
                label[i] = random.nextInt(4);
            }
            Nesting nesting = nesting(start, end, label);
            long roots = 0;
            for (int i = 0; i < events; i++) {
                roots += nesting.parent[i] == Nesting.NONE ? end[i] - start[i] : 0;
            }
            assertEquals(roots, Arrays.stream(nesting.self).sum());
        }
    }
}
