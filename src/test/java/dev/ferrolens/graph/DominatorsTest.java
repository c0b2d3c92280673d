package dev.ferrolens.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
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
}
