package dev.ferrolens.graph;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The instances of a graph below their dominators: those below a node would not be compiled without it. Nodes are
 * numbered so that those below a node follow it directly, up to its last one.
 *
 * <p>If only first users are known, the first user is taken for the dominator, which is an estimate, since another user
 * may need the same instance.
 */
public final class DominatorTree {
    /** The crates of the standard library, whose code users do not edit. */
    private static final Set<String> LIBRARY = Set.of("core", "alloc", "std", "proc_macro", "test", "hashbrown",
            "compiler_builtins", "std_detect", "panic_unwind", "panic_abort", "unwind", "backtrace", "gimli",
            "addr2line");

    private final InstanceGraph graph;
    private final int[] dominator;
    private final int[] place;
    private final int[] last;
    private final int[] level;
    private final boolean[] isOutermost;
    private final int[] askedBy;

    /** Makes the tree of a graph. */
    public DominatorTree(InstanceGraph graph) {
        this.graph = graph;
        int nodes = graph.nodes().size();
        this.dominator = dominators(graph);
        this.place = new int[nodes];
        this.last = new int[nodes];
        this.level = new int[nodes];
        this.isOutermost = new boolean[nodes];
        this.askedBy = new int[nodes];
        number(nodes);
    }

    private static int[] dominators(InstanceGraph graph) {
        List<InstanceGraph.Node> nodes = graph.nodes();
        if (!graph.isComplete()) {
            return nodes.stream().mapToInt(InstanceGraph.Node::firstUser).toArray();
        }
        boolean[] isRoot = new boolean[nodes.size()];
        for (int node = 0; node < isRoot.length; node++) {
            isRoot[node] = nodes.get(node).firstUser() < 0;
        }
        int[] from = graph.uses().stream().mapToInt(InstanceGraph.Use::user).toArray();
        int[] to = graph.uses().stream().mapToInt(InstanceGraph.Use::used).toArray();
        Dominators found = new Dominators(nodes.size(), from, to, isRoot);
        int[] dominator = new int[nodes.size()];
        Arrays.setAll(dominator, found::of);
        return dominator;
    }

    private void number(int nodes) {
        int[] firstChild = new int[nodes + 1];
        int[] nextSibling = new int[nodes];
        Arrays.fill(firstChild, -1);
        for (int node = nodes - 1; node >= 0; node--) {
            int above = dominator[node] < 0 ? nodes : dominator[node];
            nextSibling[node] = firstChild[above];
            firstChild[above] = node;
        }
        Map<String, int[]> open = new HashMap<>();
        IntArrayList stack = new IntArrayList();
        int[] todo = firstChild.clone();
        stack.add(nodes);
        int count = 0;
        while (!stack.isEmpty()) {
            int at = stack.getInt(stack.size() - 1);
            int child = todo[at];
            if (child < 0) {
                stack.removeInt(stack.size() - 1);
                if (at < nodes) {
                    last[at] = count - 1;
                    open.get(definition(at))[0]--;
                }
                continue;
            }
            todo[at] = nextSibling[child];
            place[child] = count++;
            level[child] = stack.size() - 1;
            isOutermost[child] = open.computeIfAbsent(definition(child), name -> new int[1])[0]++ == 0;
            askedBy[child] = LIBRARY.contains(crate(child)) && at < nodes ? askedBy[at] : child;
            stack.add(child);
        }
    }

    private String definition(int node) {
        return graph.nodes().get(node).name().definition();
    }

    /**
     * Returns the crate that defines a node; for a definition without a crate, such as a method of a slice, the
     * library.
     */
    private String crate(int node) {
        String crate = graph.nodes().get(node).name().crate();
        return crate == null ? "core" : crate;
    }

    /** Returns the graph of the tree. */
    public InstanceGraph graph() {
        return graph;
    }

    /** Returns the nearest dominator of a node, or {@link InstanceGraph#NONE}. */
    public int dominator(int node) {
        return dominator[node];
    }

    /** Returns the number of a node in the tree, from 0 on, each before those below it. */
    public int place(int node) {
        return place[node];
    }

    /** Returns the number of the last node below a node, or its own. */
    public int last(int node) {
        return last[node];
    }

    /** Returns the number of nodes that dominate a node. */
    public int level(int node) {
        return level[node];
    }

    /** Returns whether no other instance of its definition dominates a node. */
    public boolean isOutermost(int node) {
        return isOutermost[node];
    }

    /** Returns the crate of the nearest node, from this one upwards, that is not in the standard library. */
    public String askingCrate(int node) {
        return crate(askedBy[node]);
    }
}
