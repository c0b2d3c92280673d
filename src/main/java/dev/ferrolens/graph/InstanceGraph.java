package dev.ferrolens.graph;

import dev.ferrolens.graph.Collector.Asked;
import dev.ferrolens.measureme.Profile;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntRBTreeSet;
import it.unimi.dsi.fastutil.ints.IntSortedSet;
import it.unimi.dsi.fastutil.ints.IntSortedSets;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The graph of uses between the instances of a compilation. Nodes are instances for which code is generated, including
 * functions without type arguments, and statics.
 *
 * <p>A recording tells for each instance its first user, from which the collector reached it. Later uses are answered
 * from the compiler's cache; if cache hits were recorded, they are known, too, and the graph is complete.
 */
public final class InstanceGraph {
    /** The user of a root of the collector. */
    public static final int NONE = -1;
    /** The largest number of instances of a definition that are tried for one callee. */
    private static final int MOST_TRIED = 1_000;

    /**
     * An instance or a static.
     *
     * @param key a key with its name
     * @param name the name
     * @param isStatic whether it is a static
     * @param firstUser the number of the node from which the collector reached it, or {@link #NONE}
     * @param knownBy the evidence for the first user
     */
    public record Node(int key, Name name, boolean isStatic, int firstUser, KnownBy knownBy) {}

    /** A use of one node by another. */
    public record Use(int user, int used, KnownBy knownBy, boolean isFirst) {}

    private final List<Node> nodes;
    private final List<Use> uses;
    private final boolean isComplete;

    private InstanceGraph(List<Node> nodes, List<Use> uses, boolean isComplete) {
        this.nodes = nodes;
        this.uses = uses;
        this.isComplete = isComplete;
    }

    /**
     * Returns the graph of a compilation; empty if no arguments were recorded.
     *
     * @param profile the profile
     * @param names the name of each key, or null
     * @param isCollected whether each key is an instance of the collector for which code is generated
     * @param crate the compiled crate
     * @param exports whether other crates may call its functions; the code of a program begins at its main
     */
    public static InstanceGraph of(Profile profile, Name[] names, boolean[] isCollected, String crate,
            boolean exports) {
        return new Builder(profile, names, isCollected, crate, exports).build();
    }

    /** Returns the nodes, in the order in which the collector reached them; their numbers are their places. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Returns the uses, each pair once. */
    public List<Use> uses() {
        return uses;
    }

    /** Returns whether all uses are known, and not only the first of each instance. */
    public boolean isComplete() {
        return isComplete;
    }

    private static final class Builder {
        private final Name[] names;
        private final Collector collector;
        private final Walk walk;
        private final int[] nodeOfVisit;
        private final Codegen codegen;
        private final IntArrayList firstVisit = new IntArrayList();
        private final List<Name> nodeName = new ArrayList<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        /** The nodes that refer to a node in code generation, by node. */
        private final Map<Integer, IntSortedSet> referencedBy = new TreeMap<>();
        /** The nodes whose references are all known from code generation. */
        private final BitSet isGenerated = new BitSet();
        private final List<Node> nodes = new ArrayList<>();
        private final List<Use> uses = new ArrayList<>();
        private final Long2IntOpenHashMap known = new Long2IntOpenHashMap();
        private final Map<String, IntArrayList> byItem = new HashMap<>();
        private final Map<String, IntArrayList> byDefinition = new HashMap<>();
        /** The nodes of resolved callees, by key. */
        private final Int2IntOpenHashMap resolved = new Int2IntOpenHashMap();

        Builder(Profile profile, Name[] names, boolean[] isCollected, String crate, boolean exports) {
            this.names = names;
            this.collector = new Collector(profile, names, isCollected);
            this.walk = new Walk(collector, names, crate, exports);
            this.codegen = new Codegen(profile);
            this.nodeOfVisit = new int[collector.visits.size()];
            resolved.defaultReturnValue(NONE);
            known.defaultReturnValue(NONE);
        }

        InstanceGraph build() {
            number();
            findReferences();
            addNodes();
            for (int node = 0; node < nodes.size(); node++) {
                Node n = nodes.get(node);
                if (n.firstUser >= 0) {
                    add(n.firstUser, node, n.knownBy, true);
                }
            }
            referencedBy.forEach((used, users) -> users.forEach(user -> add(user, used, KnownBy.HIT, false)));
            for (int visit = 0; visit < nodeOfVisit.length; visit++) {
                if (!isGenerated.get(nodeOfVisit[visit])) {
                    for (Asked question : walk.used(visit)) {
                        int used = target(question.key(), question.resolvedTo());
                        add(nodeOfVisit[visit], used, question.isHit() ? KnownBy.HIT : how(used), false);
                    }
                }
            }
            return new InstanceGraph(nodes, uses, collector.hasHits());
        }

        private KnownBy how(int used) {
            return used >= 0 && nodes.get(used).name.isDropGlue() ? KnownBy.DROP_GLUE : KnownBy.RESOLVE;
        }

        /** Numbers the nodes in the order of the visits. */
        private void number() {
            for (int visit = 0; visit < nodeOfVisit.length; visit++) {
                Name name = names[collector.visits.get(visit).key()];
                Integer same = numbers.putIfAbsent(name.kind() + " " + name.item(), firstVisit.size());
                nodeOfVisit[visit] = same == null ? firstVisit.size() : same;
                if (same == null) {
                    firstVisit.add(visit);
                    nodeName.add(name);
                    byItem.computeIfAbsent(name.item(), item -> new IntArrayList(1)).add(nodeOfVisit[visit]);
                    byDefinition.computeIfAbsent(name.definition(), d -> new IntArrayList(1))
                            .add(nodeOfVisit[visit]);
                }
                if (walk.calledAs[visit] >= 0) {
                    resolved.putIfAbsent(walk.calledAs[visit], nodeOfVisit[visit]);
                }
            }
        }

        private int node(int key) {
            return key < 0 || names[key] == null ? NONE
                    : numbers.getOrDefault(names[key].kind() + " " + names[key].item(), NONE);
        }

        /** Finds the references between nodes from the queries of code generation. */
        private void findReferences() {
            codegen.users().forEach(key -> {
                if (node(key) >= 0) {
                    isGenerated.set(node(key));
                }
            });
            for (Codegen.Reference reference : codegen.references()) {
                if (reference.used() >= 0 && reference.called() >= 0 && node(reference.used()) >= 0
                        && names[reference.called()] != null
                        && names[reference.called()].method().equals(names[reference.used()].method())) {
                    resolved.put(reference.called(), node(reference.used()));
                }
            }
            for (Codegen.Reference reference : codegen.references()) {
                int user = node(reference.user());
                int used = reference.used() >= 0 ? node(reference.used())
                        : names[reference.called()] == null ? NONE : target(reference.called(), -1);
                if (user >= 0 && used >= 0 && user != used) {
                    referencedBy.computeIfAbsent(used, node -> new IntRBTreeSet()).add(user);
                }
            }
        }

        private void addNodes() {
            for (int node = 0; node < firstVisit.size(); node++) {
                int visit = firstVisit.getInt(node);
                int user = walk.user[visit] < 0 ? NONE : nodeOfVisit[walk.user[visit]];
                KnownBy how = walk.knownBy[visit];
                IntSortedSet users = referencedBy.getOrDefault(node, IntSortedSets.EMPTY_SET);
                // The collector reaches an instance from the user that it reached first.
                boolean isEarlier = how == KnownBy.VTABLE && !users.isEmpty() && user < users.firstInt();
                if (!users.isEmpty() && how != KnownBy.ROOT && !isEarlier) {
                    user = users.firstInt();
                    how = KnownBy.HIT;
                }
                boolean isRefuted = users.isEmpty() && user >= 0 && isGenerated.get(user) && how.isGuess();
                if (isRefuted && !nodeName.get(node).isGeneric() && !nodeName.get(node).isClosure()) {
                    user = NONE;
                    how = KnownBy.ROOT;
                }
                nodes.add(new Node(collector.visits.get(visit).key(), nodeName.get(node),
                        collector.visits.get(visit).isStatic(), user, how));
            }
        }

        private void add(int user, int used, KnownBy how, boolean isFirst) {
            if (user < 0 || used < 0 || user == used) {
                return;
            }
            long pair = (long) user << 32 | used;
            if (known.putIfAbsent(pair, uses.size()) == NONE) {
                uses.add(new Use(user, used, how, isFirst));
            }
        }

        /** Returns the node of a callee, or {@link #NONE}. */
        private int target(int callee, int definition) {
            int found = resolved.get(callee);
            if (found >= 0) {
                return found;
            }
            IntArrayList same = byItem.get(names[callee].item());
            if (same != null) {
                found = same.getInt(0);
            } else if (definition >= 0 && names[definition].method().equals(names[callee].method())) {
                found = fitting(callee, names[definition].definition());
            }
            if (found >= 0) {
                resolved.put(callee, found);
            }
            return found;
        }

        /** Returns the only instance of a definition whose type arguments are all in those of the callee. */
        private int fitting(int callee, String definition) {
            int found = NONE;
            IntArrayList instances = byDefinition.get(definition);
            for (int i = 0; instances != null && i < Math.min(instances.size(), MOST_TRIED); i++) {
                Name name = nodeName.get(instances.getInt(i));
                boolean fits = name.argumentList().stream().allMatch(argument -> argument.endsWith("::Global")
                        || names[callee].mentions(argument));
                if (fits) {
                    if (found >= 0) {
                        return NONE;
                    }
                    found = instances.getInt(i);
                }
            }
            return found;
        }
    }
}
