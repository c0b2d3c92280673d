package dev.ferrolens.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What lies on every way from a root to a node dominates it. */
class DominatorsTest {
    private static int[] dominators(int nodes, int[][] edges, int... roots) {
        boolean[] isRoot = new boolean[nodes];
        Arrays.stream(roots).forEach(root -> isRoot[root] = true);
        Dominators found = new Dominators(nodes, Arrays.stream(edges).mapToInt(edge -> edge[0]).toArray(),
                Arrays.stream(edges).mapToInt(edge -> edge[1]).toArray(), isRoot);
        return IntStream.range(0, nodes).map(found::of).toArray();
    }

    @Test
    void whereTwoWaysMeetTheirCommonBeginningDominates() {
        assertArrayEquals(new int[] {-1, 0, 0, 0, 3},
                dominators(5, new int[][] {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}}, 0));
    }

    @Test
    void whatTwoRootsUseNobodyDominates() {
        assertArrayEquals(new int[] {-1, -1, -1}, dominators(3, new int[][] {{0, 2}, {1, 2}}, 0, 1));
    }

    @Test
    void wayBackChangesNothing() {
        assertArrayEquals(new int[] {-1, 0, 1}, dominators(3, new int[][] {{0, 1}, {1, 2}, {2, 1}, {2, 0}}, 0));
    }

    @Test
    void partThatNoRootLeadsToHasItsOwnBeginning() {
        assertArrayEquals(new int[] {-1, -1, 1}, dominators(3, new int[][] {{1, 2}, {2, 1}}, 0));
    }

    @Test
    void deepGraphsNeedNoDeepStack() {
        int nodes = 300_000;
        int[][] chain = IntStream.range(1, nodes).mapToObj(node -> new int[] {node - 1, node}).toArray(int[][]::new);
        assertEquals(nodes - 2, dominators(nodes, chain, 0)[nodes - 1]);
    }

    /** A chain, and nodes that both its ends lead to: looked up step by step, each would take as long as the chain. */
    @Test
    void timeGrowsHardlyFasterThanTheGraph() {
        int chain = 200_000;
        int[][] edges = IntStream.range(1, 2 * chain).boxed().flatMap(node -> node < chain
                ? Stream.of(new int[] {node - 1, node})
                : Stream.of(new int[] {chain - 1, node}, new int[] {0, node})).toArray(int[][]::new);
        int[] found = assertTimeout(Duration.ofSeconds(10), () -> dominators(2 * chain, edges, 0));
        assertEquals(0, found[2 * chain - 1]);
        assertEquals(chain - 2, found[chain - 1]);
    }

    /** A node dominates another one if that cannot be reached without it. */
    @Property(tries = 300)
    void nearestOfThoseWithoutWhichANodeCannotBeReached(
            @ForAll @Size(max = 40) List<@Size(2) List<@IntRange(max = 11) Integer>> pairs) {
        int[][] edges = pairs.stream().map(pair -> new int[] {pair.get(0), pair.get(1)}).toArray(int[][]::new);
        boolean[] fromFirst = reached(edges, new int[] {0}, -1);
        int[] roots = IntStream.range(0, 12).filter(node -> node == 0 || !fromFirst[node]).toArray();
        int[] found = dominators(12, edges, roots);
        for (int node = 0; node < 12; node++) {
            for (int above = 0; above < 12; above++) {
                boolean isAbove = false;
                for (int at = found[node]; at >= 0; at = found[at]) {
                    isAbove |= at == above;
                }
                assertEquals(above != node && !reached(edges, roots, above)[node], isAbove, above + " of " + node);
            }
        }
    }

    private static boolean[] reached(int[][] edges, int[] roots, int without) {
        boolean[] reached = new boolean[12];
        Arrays.stream(roots).forEach(root -> reached[root] = root != without);
        for (int pass = 0; pass < 12; pass++) {
            for (int[] edge : edges) {
                reached[edge[1]] |= reached[edge[0]] && edge[1] != without;
            }
        }
        return reached;
    }
}
