package dev.ferrolens.measureme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import it.unimi.dsi.fastutil.HashCommon;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongMapTest {
    @Test
    void hasWhatWasPut() {
        LongMap map = new LongMap(-1);
        Map<Long, Long> expected = new HashMap<>();
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long key = random.nextLong(3_000) - 1_500;
            map.put(key, i);
            expected.put(key, (long) i);
        }
        assertEquals(expected.size(), map.size());
        expected.forEach((key, value) -> assertEquals(value, map.get(key)));
        assertEquals(-1, map.get(5_000));
        assertArrayEquals(expected.keySet().stream().mapToLong(key -> key).sorted().toArray(), map.keys());
    }

    @Test
    void numbersKeysInTheOrderInWhichTheyCome() {
        LongMap map = new LongMap(-1);
        assertEquals(0, map.number(70));
        assertEquals(1, map.number(Long.MIN_VALUE));
        assertEquals(0, map.number(70));
        assertEquals(2, map.number(0));
    }

    /** The keys that fastutil's maps all keep in one place. */
    @Test
    void takesNoLongerForKeysThatAreMadeToShareAPlace() {
        LongMap map = new LongMap(-1);
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (long i = 0; i < 1_000_000; i++) {
                map.number(HashCommon.invMix(i << 32));
            }
        });
        assertEquals(1_000_000, map.size());
    }
}
