package dev.ferrolens.store;

import static dev.ferrolens.store.Column.bool;
import static dev.ferrolens.store.Column.integer;
import static dev.ferrolens.store.Column.number;
import static dev.ferrolens.store.Column.utf8;

import dev.ferrolens.graph.DominatorTree;
import dev.ferrolens.graph.InstanceGraph;
import dev.ferrolens.graph.InstanceGraph.Node;
import dev.ferrolens.graph.InstanceGraph.Use;
import dev.ferrolens.graph.Name;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyKind;
import java.util.List;

/** The instances of a compilation with their users and dominators, as rows of the store's tables. */
final class GraphColumns {
    private final ProfileColumns profile;
    private final InstanceGraph graph;
    private final DominatorTree tree;

    private GraphColumns(ProfileColumns profile, InstanceGraph graph) {
        this.profile = profile;
        this.graph = graph;
        this.tree = new DominatorTree(graph);
    }

    /** Makes a compilation's graph from its keys. */
    static GraphColumns read(ProfileColumns profile, KeyTable table) {
        Name[] names = new Name[table.size()];
        boolean[] isCollected = new boolean[table.size()];
        for (int key = 0; key < names.length; key++) {
            KeyFacts facts = table.facts(key);
            boolean isNamed = facts.item() != null && facts.definition() != null;
            if (isNamed && (facts.form() == KeyKind.INSTANCE || facts.form() == KeyKind.DEFINITION)) {
                names[key] = new Name(facts.item(), facts.definition(), KeyColumns.typeArguments(facts),
                        facts.instanceKind(), facts.crate(), table.isMethodOfImpl(key));
                isCollected[key] = table.isCollected(key);
            }
        }
        return new GraphColumns(profile,
                InstanceGraph.of(profile.profile(), names, isCollected,
                        profile.recorded().crate(), profile.recorded().exports()));
    }

    int nodes() {
        return graph.nodes().size();
    }

    int uses() {
        return graph.uses().size();
    }

    private Node node(int number) {
        return graph.nodes().get(number);
    }

    private int key(int node) {
        return node < 0 ? -1 : profile.key(node(node).key());
    }

    /** Returns the columns from which {@code late-instance-uses.sql} makes {@code instance_node}. */
    static List<Column<GraphColumns>> nodeColumns() {
        return List.of(
                integer("compilation", (g, i) -> g.profile.compilationNumber()),
                integer("key", (g, i) -> g.key(i)),
                bool("is_instance", (g, i) -> !g.node(i).isStatic()),
                bool("is_estimate", (g, i) -> !g.graph.isComplete()),
                utf8("known_by", (g, i) -> Column.bytes(g.node(i).knownBy().text())),
                number("dominator", (g, i) -> g.key(g.tree.dominator(i))),
                integer("place", (g, i) -> g.tree.place(i)),
                integer("last_place", (g, i) -> g.tree.last(i)),
                integer("level", (g, i) -> g.tree.level(i)),
                bool("is_outermost", (g, i) -> g.tree.isOutermost(i)),
                utf8("asking_crate", (g, i) -> Column.bytes(g.tree.askingCrate(i))));
    }

    /** Returns the columns from which {@code late-instance-uses.sql} makes {@code instance_use}; a root has no user. */
    static List<Column<GraphColumns>> useColumns() {
        return List.of(
                integer("compilation", (g, i) -> g.profile.compilationNumber()),
                number("user_key", (g, i) -> g.key(g.use(i).user())),
                integer("used_key", (g, i) -> g.key(g.use(i).used())),
                utf8("known_by", (g, i) -> Column.bytes(g.use(i).knownBy().text())),
                bool("is_first", (g, i) -> g.use(i).isFirst()));
    }

    private Use use(int number) {
        return graph.uses().get(number);
    }
}
