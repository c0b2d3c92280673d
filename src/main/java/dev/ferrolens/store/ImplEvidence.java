package dev.ferrolens.store;

import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.ImplNames;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyKind;
import dev.ferrolens.rust.PrintedImpl;
import dev.ferrolens.rust.TraitCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the events of a recording tell of impls: which type and trait each is of.
 *
 * <p>The compiler asks for the parts of an impl inside of the query that it is the answer to:
 * <ul>
 * <li>{@code resolve_instance_raw(Drop::drop::<Vec<u8>>)} looks at {@code alloc::vec::{impl#26}::drop}, which the call
 *     leads to;
 * <li>{@code codegen_select_candidate(<T as Trait>)} and other goals look at the impl that proves them;
 * <li>{@code coherent_trait(Trait)} and {@code specialization_graph_of(Trait)} look at all impls of the trait;
 * <li>{@code check_well_formed(impl)} proves the goal that the impl states;
 * <li>{@code typeck} asks for the inherent impls of a type, and for the items of each right after it;
 * <li>what a goal says of a closure's type prints the impl around the closure, and the key around the goal numbers it.
 * </ul>
 * Each is asked for once, so that what a query looks at may have been looked at before.
 */
final class ImplEvidence {
    private static final String IMPL = "{impl#";
    /** What is asked about an impl, or an item in one, that was chosen; others are asked about each candidate. */
    private static final Set<String> OF_CHOSEN = Set.of("defaultness", "generics_of", "predicates_of", "def_kind",
            "type_of", "impl_item_implementor_ids");
    private static final Set<String> OF_INHERENT = Set.of("inherent_impls", "incoherent_impls");
    private static final int LONGEST_TYPE = 1000;
    private static final Set<String> OF_ALL_IMPLS = Set.of("orphan_check_impl", "impl_trait_header");
    private static final Set<String> TRAIT_QUERIES = Set.of("coherent_trait", "specialization_graph_of");

    private final Profile.Intervals events;
    private final List<String> labels;
    private final KeyFacts[] facts;
    private final ImplNames.Learned learned = new ImplNames.Learned();
    /** By the number of the event that they were asked for in. */
    private final Map<Integer, Set<String>> implsIn = new LinkedHashMap<>();
    /** By impl: what was proved in checking it, types in it, and the types whose own impls were asked for before. */
    private final Map<String, List<KeyFacts>> goals = new LinkedHashMap<>();
    private final Map<String, Set<String>> types = new LinkedHashMap<>();
    private final Map<String, Set<String>> inherent = new LinkedHashMap<>();
    /** Impls whose items are called by their own path, which a trait's are not. */
    private final Set<String> inherentImpls = new LinkedHashSet<>();
    /** By impl, then by type: the items of the impl in which the type, or a reference to it, is asked about. */
    private final Map<String, Map<String, Set<String>>> references = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<String>>> mentions = new LinkedHashMap<>();
    private final String crate;
    /** Types at the root of the compiled crate, which are printed without it, by their name. */
    private final Map<String, String> rootTypes = new HashMap<>();
    /** By key: the impl in the compiled crate that its definition is in, and the path of the type it is about. */
    private final String[] ownImpl;
    private final String[] typeHead;
    /** What was noted already: one goal is proved many times over. */
    private final Map<String, Set<ImplNames.Header>> noted = new HashMap<>();
    private final boolean[] isCall;
    private final Map<Integer, KeyFacts> goalOfCall = new HashMap<>();
    /** The arguments with which methods of impls are instantiated. */
    private final Map<String, List<List<String>>> instancesOfImpl = new HashMap<>();
    private final Map<String, Integer> argumentsOfTrait = new HashMap<>();
    /** Calls whose impl was looked at before, as symbols would show them. */
    private final List<KeyFacts> openCalls = new ArrayList<>();

    ImplEvidence(Profile profile, KeyFacts[] facts, String crate) {
        this.events = profile.intervals();
        this.labels = profile.labels();
        this.facts = facts;
        this.crate = crate;
        this.ownImpl = new String[facts.length];
        this.typeHead = new String[facts.length];
        this.isCall = new boolean[labels.size()];
        for (int label = 0; label < isCall.length; label++) {
            isCall[label] = labels.get(label).startsWith("resolve_instance");
        }
        String root = crate + "::";
        for (int number = 0; number < facts.length; number++) {
            KeyFacts key = facts[number];
            boolean isOwn = key.definition() != null && key.definition().startsWith(root);
            if (isOwn) {
                ownImpl[number] = implOf(key.definition());
            }
            if (key.form() == KeyKind.DEFINITION && key.definition() != null && key.definition().contains(IMPL)) {
                learned.seeAsked(isImpl(key.definition()) ? key.definition() : implOf(key.definition()));
            }
            if (isOwn && key.form() == KeyKind.DEFINITION) {
                String name = key.definition().substring(root.length());
                if (name.indexOf(':') < 0 && !name.isEmpty() && Character.isUpperCase(name.charAt(0))) {
                    rootTypes.put(name, key.definition());
                }
            } else if (key.form() == KeyKind.TRAIT_GOAL) {
                argumentsOfTrait.merge(lastName(key.trait()), key.typeArguments().size(), Math::max);
            } else if (key.form() == KeyKind.INSTANCE && key.definition() != null && key.definition().contains(IMPL)) {
                String impl = implOf(key.definition());
                if (impl != null) {
                    instancesOfImpl.computeIfAbsent(impl, path -> new ArrayList<>()).add(key.typeArguments());
                }
            }
        }
        walk();
        learnOfChecks();
        implsIn.forEach(this::learn);
        learnOf(references);
        learnOf(mentions);
        learned.seeOwnItems(inherentImpls);
        openCalls();
    }

    /** What was learned. */
    ImplNames.Learned learned() {
        return learned;
    }

    /** Calls of trait's methods for which no impl was seen. */
    List<KeyFacts> unresolvedCalls() {
        return openCalls;
    }

    /** The arguments with which the methods of an impl are instantiated. */
    List<List<String>> instances(String impl) {
        return instancesOfImpl.getOrDefault(impl, List.of());
    }

    private void walk() {
        boolean[] isOfChosen = labelsIn(OF_CHOSEN);
        boolean[] isOfAllImpls = labelsIn(OF_ALL_IMPLS);
        boolean[] isOfTrait = labelsIn(TRAIT_QUERIES);
        boolean[] isOfInherent = labelsIn(OF_INHERENT);
        boolean[] isItems = labelsIn(Set.of("associated_items"));
        boolean[] isCheck = labelsIn(Set.of("check_well_formed", "compare_impl_item"));
        boolean[] isExpansion = labelsIn(Set.of("expn_that_defined"));
        boolean[] isSteps = labelsIn(Set.of("method_autoderef_steps"));
        Map<Integer, Set<String>> probed = new HashMap<>();
        Map<Integer, String> typeIn = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            int above = events.parent()[i];
            int label = events.label()[i];
            if (events.key()[i] >= 0 && isCall[label] && isOfImpl(facts[events.key()[i]].definition())) {
                inherentImpls.add(implOf(facts[events.key()[i]].definition()));
            }
            if (above < 0 || events.key()[i] < 0 || events.key()[above] < 0) {
                continue;
            }
            if (isSteps[label]) {
                probed.remove(above);
            }
            KeyFacts child = facts[events.key()[i]];
            KeyFacts parent = facts[events.key()[above]];
            int labelAbove = events.label()[above];
            if (isOfChosen[label] && child.form() == KeyKind.DEFINITION) {
                boolean isAnswer = isCall[labelAbove] || isGoal(parent);
                if (isAnswer && isOfImpl(child.definition())) {
                    implsIn.computeIfAbsent(above, event -> new LinkedHashSet<>(2)).add(child.definition());
                }
            } else if (isOfAllImpls[label] && isOfTrait[labelAbove]) {
                if (isImpl(child.definition()) && parent.definition() != null) {
                    learned.seeTrait(child.definition(), parent.definition());
                }
            } else if (isOfInherent[label]) {
                typeIn.put(above, child.item());
                Set<String> before = probed.remove(above);
                if (before != null && labels.get(label).equals("incoherent_impls")) {
                    before.forEach(impl -> inherent.computeIfAbsent(impl, path -> new LinkedHashSet<>(1))
                            .add(child.item()));
                }
            } else if (isItems[label]) {
                String type = typeIn.get(above);
                if (type != null && isImpl(child.definition())) {
                    inherent.computeIfAbsent(child.definition(), impl -> new LinkedHashSet<>(1)).add(type);
                } else {
                    typeIn.remove(above);
                }
            } else if (isCheck[labelAbove] && isOfImpl(parent.definition())) {
                boolean isWhole = isImpl(parent.definition());
                stated(isWhole ? parent.definition() : implOf(parent.definition()), isWhole, child, labels.get(label));
            } else if (isExpansion[label] && isImpl(child.definition())) {
                probed.computeIfAbsent(above, event -> new LinkedHashSet<>(1)).add(child.definition());
            }
            if (ownImpl[events.key()[above]] != null) {
                mention(events.key()[above], events.key()[i]);
            }
            if (child.form() == KeyKind.TRAIT_GOAL) {
                if (isCall[labelAbove]) {
                    goalOfCall.put(above, child);
                }
                closure(parent, child);
            }
        }
    }

    /** What checking an impl proves of it. */
    private void stated(String impl, boolean isWhole, KeyFacts asked, String label) {
        if (asked.form() == KeyKind.TRAIT_GOAL) {
            goals.computeIfAbsent(impl, path -> new ArrayList<>(2)).add(asked);
        } else if (isWhole && label.equals("implied_outlives_bounds") && asked.form() == KeyKind.TYPE) {
            types.computeIfAbsent(impl, path -> new LinkedHashSet<>(2)).add(asked.item());
        }
    }

    /**
     * The impl around a closure. A key numbers it, {@code core::option::{impl#0}::map<u8>::{closure#0}}, and a goal
     * inside prints it: {@code {closure@core::option::Option<T>::map<u8>::{closure#0}}}.
     */
    private void closure(KeyFacts around, KeyFacts goal) {
        String printed = goal.selfType();
        if (printed == null || !printed.startsWith("{closure@") || printed.indexOf("{closure#") < 0) {
            return;
        }
        String numbered = around.form() == KeyKind.TYPE ? around.item()
                : around.typeArguments().isEmpty() ? null : around.typeArguments().get(0);
        PrintedImpl found = numbered == null ? null : PrintedImpl.ofClosure(numbered, printed);
        if (found != null) {
            see(found.impl(), found.header());
        }
    }

    /** Notes a type of an impl's own module that is asked about in one of its items. */
    private void mention(int key, int asked) {
        String head = typeHead(asked);
        String impl = ownImpl[key];
        if (head.startsWith(crate) && PrintedImpl.isBesides(head, impl)) {
            String definition = facts[key].definition();
            int end = definition.indexOf("::", impl.length() + 2);
            String item = end < 0 ? definition : definition.substring(0, end);
            (typeOf(facts[asked]).startsWith("&") ? references : mentions)
                    .computeIfAbsent(impl, path -> new HashMap<>())
                    .computeIfAbsent(head, path -> new LinkedHashSet<>()).add(item);
        }
    }

    /** The path of the type that a key is about; empty where there is none. */
    private String typeHead(int key) {
        if (typeHead[key] == null) {
            String type = typeOf(facts[key]);
            String head = type == null || type.length() > LONGEST_TYPE ? null : PrintedImpl.head(type, rootTypes);
            typeHead[key] = head == null ? "" : head;
        }
        return typeHead[key];
    }

    private static String typeOf(KeyFacts asked) {
        return asked.form() == KeyKind.TYPE ? asked.item() : asked.selfType();
    }

    /**
     * Takes the type that most items of an impl are about, where no other of the module comes near it: a method has
     * its own type among those that it is checked with, most often behind a reference.
     */
    private void learnOf(Map<String, Map<String, Set<String>>> found) {
        found.forEach((impl, types) -> {
            if (learned.knows(impl)) {
                return;
            }
            List<Map.Entry<String, Set<String>>> byItems = types.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> -entry.getValue().size())).toList();
            int most = byItems.get(0).getValue().size();
            boolean isClear = byItems.size() == 1 || byItems.get(1).getValue().size() * 2 <= most;
            if (isClear) {
                see(impl, new ImplNames.Header(byItems.get(0).getKey(), learned.traits().get(impl), List.of()));
            }
        });
    }

    private void learnOfChecks() {
        goals.forEach((impl, proved) -> {
            String trait = learned.traits().get(impl);
            if (trait != null) {
                proved.stream().filter(goal -> lastName(goal.trait()).equals(lastName(trait))).limit(1)
                        .forEach(goal -> {
                            learned.seeTraitShown(trait, goal.trait());
                            see(impl, new ImplNames.Header(goal.selfType(), goal.trait(), goal.typeArguments()));
                        });
            }
        });
        types.forEach((impl, found) -> {
            String trait = learned.traits().get(impl);
            if (trait != null && !learned.knows(impl) && found.size() == 1) {
                see(impl, new ImplNames.Header(found.iterator().next(), trait, List.of()));
            }
        });
        inherent.forEach((impl, found) -> {
            if (!learned.traits().containsKey(impl) && !learned.knows(impl) && found.size() == 1) {
                String type = PrintedImpl.simplified(found.iterator().next());
                if (type != null) {
                    see(impl, new ImplNames.Header(type, null, List.of()));
                }
            }
        });
        for (String impl : inherentImpls) {
            String primitive = learned.knows(impl) ? null : PrintedImpl.primitiveOf(impl);
            if (primitive != null) {
                see(impl, new ImplNames.Header(primitive, null, List.of()));
            }
        }
        // What is declared in a method is printed with the impl of the method.
        for (String impl : learned.known()) {
            for (ImplNames.Header header : learned.headers(impl)) {
                PrintedImpl outer = PrintedImpl.around(impl, header.selfType());
                if (outer != null && !learned.knows(outer.impl())) {
                    see(outer.impl(), outer.header());
                }
            }
        }
    }

    private boolean[] labelsIn(Set<String> names) {
        boolean[] found = new boolean[labels.size()];
        for (int label = 0; label < found.length; label++) {
            found[label] = names.contains(labels.get(label));
        }
        return found;
    }

    private static boolean isGoal(KeyFacts facts) {
        return facts.form() == KeyKind.TRAIT_GOAL || facts.form() == KeyKind.PROJECTION;
    }

    private void learn(int event, Set<String> definitions) {
        KeyFacts asked = facts[events.key()[event]];
        if (isGoal(asked)) {
            String impl = only(definitions.stream().map(d -> isImpl(d) ? d : implOf(d)).toList());
            if (impl != null && asked.selfType() != null && asked.trait() != null && isOfTrait(impl, asked.trait())) {
                List<String> arguments = asked.form() == KeyKind.TRAIT_GOAL ? asked.typeArguments() : List.of();
                see(impl, new ImplNames.Header(asked.selfType(), asked.trait(), arguments));
            }
            return;
        }
        TraitCall call = call(event);
        if (call == null) {
            return;
        }
        List<String> ofMethod = definitions.stream().filter(d -> !isImpl(d) && d.endsWith("::" + call.method()))
                .map(ImplEvidence::implOf).toList();
        String impl = only(ofMethod.isEmpty() ? definitions.stream().filter(ImplEvidence::isImpl).toList() : ofMethod);
        if (impl != null && isOfTrait(impl, call.trait())) {
            see(impl, new ImplNames.Header(call.selfType(), call.trait(), call.traitArguments()));
        }
    }

    /** Notes what is found elsewhere. */
    void see(String impl, ImplNames.Header header) {
        if (noted.computeIfAbsent(impl, path -> new HashSet<>()).add(header)) {
            learned.see(impl, header.at(rootTypes), instances(impl));
        }
    }

    private TraitCall call(int event) {
        KeyFacts asked = facts[events.key()[event]];
        KeyFacts goal = goalOfCall.get(event);
        TraitCall call = TraitCall.of(asked, name -> argumentsOfTrait.getOrDefault(name, 0), goal);
        if (call != null && goal != null && goal.trait() != null) {
            learned.seeTraitShown(call.trait(), goal.trait());
        }
        return call;
    }

    private void openCalls() {
        // To join a call takes long; only those are worth it that may lead to an impl without a name.
        Set<String> methods = new HashSet<>();
        for (KeyFacts key : facts) {
            String impl = key.form() != KeyKind.INSTANCE || key.definition() == null ? null : implOf(key.definition());
            if (impl != null && !learned.knows(impl)) {
                methods.add(key.definition().substring(impl.length() + 2));
            }
        }
        Set<Integer> seen = new LinkedHashSet<>();
        for (int i = 0; i < events.size(); i++) {
            int key = events.key()[i];
            if (key >= 0 && isCall[events.label()[i]] && !implsIn.containsKey(i) && seen.add(key)) {
                TraitCall call = call(i);
                if (call != null && !call.isOfClosure() && methods.contains(call.method())) {
                    openCalls.add(call.asSymbol());
                }
            }
        }
    }

    /** Whether nothing is known against an impl being of a trait, whose path may be one by which it is seen. */
    private boolean isOfTrait(String impl, String trait) {
        String known = learned.traits().get(impl);
        return known == null || lastName(known).equals(lastName(trait));
    }

    private static String only(List<String> impls) {
        Set<String> different = new LinkedHashSet<>(impls);
        return different.size() == 1 ? different.iterator().next() : null;
    }

    private static boolean isImpl(String definition) {
        return definition != null && definition.endsWith("}") && definition.startsWith(IMPL,
                definition.lastIndexOf('{'));
    }

    /** Whether a definition is an impl, or an item of one; closures in it are no answer to a goal on it. */
    private static boolean isOfImpl(String definition) {
        int last = definition == null ? -1 : definition.lastIndexOf(IMPL);
        int end = last < 0 ? -1 : definition.indexOf('}', last) + 1;
        return end > 0 && (end == definition.length()
                || definition.indexOf("::", end + 2) < 0 && definition.indexOf('{', end) < 0);
    }

    /** The innermost impl that a definition is in, or null. */
    static String implOf(String definition) {
        int last = definition.lastIndexOf("::" + IMPL);
        int end = last < 0 ? -1 : definition.indexOf("::", last + 2);
        return end < 0 ? null : definition.substring(0, end);
    }

    private static String lastName(String path) {
        int last = path.lastIndexOf("::");
        return last < 0 ? path : path.substring(last + 2);
    }
}
