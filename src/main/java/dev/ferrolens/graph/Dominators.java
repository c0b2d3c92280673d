package dev.ferrolens.graph;

import java.util.Arrays;

/**
 * The dominators of a graph: what lies on every way from where it begins to a node. Found by the simple algorithm of
 * Cooper, Harvey and Kennedy, without recursion: graphs of instances are deep.
 *
 * @see <a href="https://www.cs.tufts.edu/~nr/cs257/archive/keith-cooper/dom14.pdf">A Simple, Fast Dominance
 *     Algorithm</a>
 */
public final class Dominators {
    /** The dominator of a node that nothing but the beginning dominates. */
    public static final int NONE = -1;

    private final int nodes;
    /** The edges of node n: {@code targets[first[n]]} up to {@code targets[first[n + 1] - 1]}. */
    private final int[] first;
    private final int[] targets;
    /** By node: the nearest dominator, the beginning being the number after the last node. */
    private final int[] dominator;

    /**
     * The dominators of nodes 0 to {@code nodes - 1}. What no root leads to counts as a root: one of each such part
     * that nothing of another part leads to, as far as can be told in the order of the nodes.
     *
     * @param from where each edge begins
     * @param to where it ends
     * @param isRoot which nodes the graph begins with
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
        order(order, number);
        int[] firstBack = new int[nodes + 2];
        int[] sources = new int[from.length + roots];
        fill(from, to, begins, firstBack, sources, true);
        this.dominator = solve(order, number, firstBack, sources);
    }

    /** The roots, with one more for each part that no root leads to. */
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

    /** Numbers the nodes in postorder. */
    private void order(int[] order, int[] number) {
        Arrays.fill(number, -1);
        int[] stack = new int[nodes + 1];
        int[] next = Arrays.copyOf(first, nodes + 1);
        boolean[] seen = new boolean[nodes + 1];
        int size = 0;
        int count = 0;
        stack[size++] = nodes;
        seen[nodes] = true;
        while (size > 0) {
            int at = stack[size - 1];
            if (next[at] < first[at + 1]) {
                int target = targets[next[at]++];
                if (!seen[target]) {
                    seen[target] = true;
                    stack[size++] = target;
                }
            } else {
                number[at] = count;
                order[count++] = at;
                size--;
            }
        }
    }

    private int[] solve(int[] order, int[] number, int[] firstBack, int[] sources) {
        int[] found = new int[nodes + 1];
        Arrays.fill(found, NONE);
        found[nodes] = nodes;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = nodes - 1; i >= 0; i--) {
                int node = order[i];
                int best = NONE;
                for (int back = firstBack[node]; back < firstBack[node + 1]; back++) {
                    int source = sources[back];
                    if (found[source] != NONE) {
                        best = best == NONE ? source : common(source, best, found, number);
                    }
                }
                if (found[node] != best) {
                    found[node] = best;
                    changed = true;
                }
            }
        }
        return found;
    }

    private static int common(int one, int other, int[] found, int[] number) {
        int a = one;
        int b = other;
        while (a != b) {
            while (number[a] < number[b]) {
                a = found[a];
            }
            while (number[b] < number[a]) {
                b = found[b];
            }
        }
        return a;
    }

    /** The nearest dominator of a node, or {@link #NONE}. */
    public int of(int node) {
        return dominator[node] == nodes ? NONE : dominator[node];
    }
}
