package dev.ferrolens.graph;

import java.util.Arrays;

/**
 * The dominators of a graph: the nodes on all paths from the roots to a node. They are found by the algorithm of
 * Lengauer and Tarjan, which takes almost linear time for all graphs, without recursion, since graphs of instances are
 * deep.
 *
 * @see <a href="https://doi.org/10.1145/357062.357071">A Fast Algorithm for Finding Dominators in a Flowgraph</a>
 */
public final class Dominators {
    /** The dominator of a node that no other node dominates. */
    public static final int NONE = -1;

    private final int nodes;
    /** The edges of node n: {@code targets[first[n]]} up to {@code targets[first[n + 1] - 1]}. */
    private final int[] first;
    private final int[] targets;
    /** The nearest dominator by node; the entry of the graph has the number after the last node. */
    private final int[] dominator;

    /**
     * Finds the dominators of nodes 0 to {@code nodes - 1}. In each part of the graph that no root and no other such
     * part leads to, one node counts as a root, as far as can be told in the order of the nodes.
     *
     * @param nodes the number of nodes
     * @param from the start of each edge
     * @param to the end of each edge
     * @param isRoot whether each node is a root
     */
    public Dominators(int nodes, int[] from, int[] to, boolean[] isRoot) {
        this.nodes = nodes;
        this.first = new int[nodes + 2];
        boolean[] begins = reachable(nodes, from, to, isRoot);
        int roots = 0;
        for (boolean root : begins) {
            roots += root ? 1 : 0;
        }
        this.targets = new int[from.length + roots];
        fill(from, to, begins, first, targets, false);
        int[] order = new int[nodes + 1];
        int[] number = new int[nodes + 1];
        int[] parent = new int[nodes + 1];
        order(order, number, parent);
        int[] firstBack = new int[nodes + 2];
        int[] sources = new int[from.length + roots];
        fill(from, to, begins, firstBack, sources, true);
        int[] found = solve(order, number, parent, firstBack, sources);
        this.dominator = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            dominator[node] = order[found[number[node]]];
        }
    }

    /** Returns the roots, with an additional one for each part that no root leads to. */
    private static boolean[] reachable(int nodes, int[] from, int[] to, boolean[] isRoot) {
        int[] start = new int[nodes + 1];
        for (int node : from) {
            start[node + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            start[node + 1] += start[node];
        }
        int[] next = Arrays.copyOf(start, nodes);
        int[] ends = new int[from.length];
        for (int edge = 0; edge < from.length; edge++) {
            ends[next[from[edge]]++] = to[edge];
        }
        boolean[] begins = isRoot.clone();
        boolean[] seen = new boolean[nodes];
        int[] todo = new int[nodes];
        for (int pass = 0; pass < 2; pass++) {
            for (int node = 0; node < nodes; node++) {
                if (seen[node] || pass == 0 && !isRoot[node]) {
                    continue;
                }
                begins[node] = true;
                seen[node] = true;
                int size = 0;
                todo[size++] = node;
                while (size > 0) {
                    int at = todo[--size];
                    for (int i = start[at]; i < start[at + 1]; i++) {
                        if (!seen[ends[i]]) {
                            seen[ends[i]] = true;
                            todo[size++] = ends[i];
                        }
                    }
                }
            }
        }
        return begins;
    }

    private void fill(int[] from, int[] to, boolean[] begins, int[] start, int[] ends, boolean isBack) {
        int begin = nodes;
        for (int edge = 0; edge < from.length; edge++) {
            start[(isBack ? to[edge] : from[edge]) + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            if (begins[node]) {
                start[(isBack ? node : begin) + 1]++;
            }
        }
        for (int node = 0; node <= nodes; node++) {
            start[node + 1] += start[node];
        }
        int[] next = Arrays.copyOf(start, nodes + 1);
        for (int edge = 0; edge < from.length; edge++) {
            ends[next[isBack ? to[edge] : from[edge]]++] = isBack ? from[edge] : to[edge];
        }
        for (int node = 0; node < nodes; node++) {
            if (begins[node]) {
                ends[next[isBack ? node : begin]++] = isBack ? begin : node;
            }
        }
    }

    /** Numbers the nodes depth first from the entry, which is 0, and finds the number from which each was reached. */
    private void order(int[] order, int[] number, int[] parent) {
        Arrays.fill(number, -1);
        int[] stack = new int[nodes + 1];
        int[] next = Arrays.copyOf(first, nodes + 1);
        int size = 0;
        int count = 0;
        stack[size++] = nodes;
        order[count] = nodes;
        number[nodes] = count++;
        while (size > 0) {
            int at = stack[size - 1];
            if (next[at] == first[at + 1]) {
                size--;
                continue;
            }
            int target = targets[next[at]++];
            if (number[target] < 0) {
                parent[count] = number[at];
                order[count] = target;
                number[target] = count++;
                stack[size++] = target;
            }
        }
    }

    /** Returns the nearest dominators, both by number. */
    private static int[] solve(int[] order, int[] number, int[] parent, int[] firstBack, int[] sources) {
        int nodes = order.length;
        int[] semi = new int[nodes];
        Arrays.setAll(semi, node -> node);
        int[] dominator = new int[nodes];
        Forest forest = new Forest(semi);
        // The nodes with a given semidominator, as a list linked by nextOf.
        int[] firstOf = new int[nodes];
        int[] nextOf = new int[nodes];
        Arrays.fill(firstOf, NONE);
        for (int node = nodes - 1; node > 0; node--) {
            for (int back = firstBack[order[node]]; back < firstBack[order[node] + 1]; back++) {
                semi[node] = Math.min(semi[node], semi[forest.lowest(number[sources[back]])]);
            }
            nextOf[node] = firstOf[semi[node]];
            firstOf[semi[node]] = node;
            forest.link(parent[node], node);
            for (int below = firstOf[parent[node]]; below != NONE; below = nextOf[below]) {
                int lowest = forest.lowest(below);
                dominator[below] = semi[lowest] < semi[below] ? lowest : parent[node];
            }
            firstOf[parent[node]] = NONE;
        }
        for (int node = 1; node < nodes; node++) {
            if (dominator[node] != semi[node]) {
                dominator[node] = dominator[dominator[node]];
            }
        }
        return dominator;
    }

    /** A forest of processed nodes, with path compression. */
    private static final class Forest {
        private final int[] semi;
        private final int[] above;
        private final int[] lowest;
        private final int[] way;

        Forest(int[] semi) {
            this.semi = semi;
            this.above = new int[semi.length];
            this.lowest = semi.clone();
            this.way = new int[semi.length];
            Arrays.fill(above, NONE);
        }

        void link(int parent, int node) {
            above[node] = parent;
        }

        /** Returns the node with the lowest semidominator on the path from a node up to its root, without the root. */
        int lowest(int node) {
            if (above[node] == NONE) {
                return node;
            }
            int size = 0;
            for (int at = node; above[above[at]] != NONE; at = above[at]) {
                way[size++] = at;
            }
            while (size > 0) {
                int at = way[--size];
                int up = above[at];
                if (semi[lowest[up]] < semi[lowest[at]]) {
                    lowest[at] = lowest[up];
                }
                above[at] = above[up];
            }
            return lowest[node];
        }
    }

    /** Returns the nearest dominator of a node, or {@link #NONE}. */
    public int of(int node) {
        return dominator[node] == nodes ? NONE : dominator[node];
    }
}
