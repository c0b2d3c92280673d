package dev.ferrolens.store;

import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.ImplHeader;
import dev.ferrolens.rust.Key;
import dev.ferrolens.rust.KeyKind;
import dev.ferrolens.rust.LearnedImpls;
import dev.ferrolens.rust.RustPath;
import dev.ferrolens.rust.PrintedImpl;
import dev.ferrolens.rust.RustType;
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
 * Finds the types and traits of impls from the events of a recording.
 *
 * <p>The compiler asks for the parts of an impl inside of the query whose answer is the impl:
 * <ul>
 * <li>{@code resolve_instance_raw(Drop::drop::<Vec<u8>>)} looks at {@code alloc::vec::{impl#26}::drop}, which the call
 *     leads to;
 * <li>{@code codegen_select_candidate(<T as Trait>)} and other goals look at the impl that proves them;
 * <li>{@code coherent_trait(Trait)} and {@code specialization_graph_of(Trait)} look at all impls of the trait;
 * <li>{@code check_well_formed(impl)} proves the goal that the impl states;
 * <li>{@code typeck} asks for the inherent impls of a type, and for the items of each right after it;
 * <li>a goal on a closure prints the impl around the closure, and the key around the goal has the impl's number.
 * </ul>
 * Each is asked for only once, so a query may need an impl that was looked at before.
 */
@SuppressWarnings("ReferenceEquality")
final class ImplEvidence {
    /** Queries about a chosen impl or an item in it; others are about all candidates. */
    private static final Set<String> OF_CHOSEN = Set.of("defaultness", "generics_of", "predicates_of", "def_kind",
            "type_of", "impl_item_implementor_ids");
    private static final Set<String> OF_INHERENT = Set.of("inherent_impls", "incoherent_impls");
    private static final RustPath NONE = RustPath.of("");
    private static final Set<String> OF_ALL_IMPLS = Set.of("orphan_check_impl", "impl_trait_header");
    private static final Set<String> TRAIT_QUERIES = Set.of("coherent_trait", "specialization_graph_of");

    private final Profile.Intervals events;
    private final List<String> labels;
    private final Key[] subjects;
    private final int[] subjectOf;
    private final LearnedImpls learned = new LearnedImpls();
    /** The impls that were looked at inside of events, by event. */
    private final Map<Integer, Set<RustPath>> implsIn = new LinkedHashMap<>();
    /**
     * The goals proved while impls were checked, the types in them, and the types whose inherent impls were asked for
     * before, by impl.
     */
    private final Map<RustPath, List<Key>> goals = new LinkedHashMap<>();
    private final Map<RustPath, Set<RustType>> types = new LinkedHashMap<>();
    private final Map<RustPath, Set<RustType>> inherent = new LinkedHashMap<>();
    /** Impls whose items are called by their own path, unlike those of a trait. */
    private final Set<RustPath> inherentImpls = new LinkedHashSet<>();
    /** The items of impls with queries about a type or a reference to it, by impl and type. */
    private final Map<RustPath, Map<RustPath, Set<String>>> references = new LinkedHashMap<>();
    private final Map<RustPath, Map<RustPath, Set<String>>> mentions = new LinkedHashMap<>();
    private final String crate;
    /** The types at the root of the compiled crate, which are printed without it, by name. */
    private final Map<String, RustPath> rootTypes = new HashMap<>();
    /**
     * The impls of the compiled crate that contain the definitions of subjects, and the paths of their types, by
     * subject.
     */
    private final RustPath[] ownImpl;
    private final RustPath[] typeHead;
    private final RustPath[] typeModule;
    /** The headers that were noted already, since a goal is proved many times. */
    private final Map<RustPath, Set<ImplHeader>> noted = new HashMap<>();
    private final boolean[] isCall;
    private final Map<Integer, Key> goalOfCall = new HashMap<>();
    /** The arguments with which methods of impls are instantiated. */
    private final Map<RustPath, List<List<RustType>>> instancesOfImpl = new HashMap<>();
    private final Map<String, Integer> argumentsOfTrait = new HashMap<>();
    /** The calls whose impl was looked at before, as their symbols would be. */
    private final List<Key> openCalls = new ArrayList<>();

    /**
     * Looks at all events.
     *
     * @param subjects the parsed keys
     * @param subjectOf the place of each key in them
     */
    ImplEvidence(Profile profile, Key[] subjects, int[] subjectOf, String crate) {
        this.events = profile.intervals();
        this.labels = profile.labels();
        this.subjects = subjects;
        this.subjectOf = subjectOf;
        this.crate = crate;
        this.ownImpl = new RustPath[subjects.length];
        this.typeHead = new RustPath[subjects.length];
        this.typeModule = new RustPath[subjects.length];
        this.isCall = new boolean[labels.size()];
        for (int label = 0; label < isCall.length; label++) {
            isCall[label] = labels.get(label).startsWith("resolve_instance");
        }
        RustPath[] implOf = new RustPath[subjects.length];
        for (int number = 0; number < subjects.length; number++) {
            Key key = subjects[number];
            RustPath path = key.definition();
            RustPath impl = path == null ? null : path.impl();
            boolean isOwn = path != null && path.isInCrate(crate);
            ownImpl[number] = isOwn ? impl : null;
            if (key.form() == KeyKind.DEFINITION && (impl != null || path.isImpl())) {
                learned.seeAsked(path.isImpl() ? path : impl);
            }
            if (key.form() == KeyKind.DEFINITION && isOwn && path.length() == 2 && path.isType()) {
                rootTypes.put(path.name(), path);
            } else if (key.form() == KeyKind.TRAIT_GOAL) {
                argumentsOfTrait.merge(key.trait().name(), key.typeArguments().size(), Math::max);
            }
            implOf[number] = key.form() == KeyKind.INSTANCE ? impl : null;
        }
        for (int subject : subjectOf) {
            if (implOf[subject] != null) {
                instancesOfImpl.computeIfAbsent(implOf[subject], seen -> new ArrayList<>())
                        .add(subjects[subject].typeArguments());
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

    /** Returns the impls that were learned. */
    LearnedImpls learned() {
        return learned;
    }

    /** Returns the calls of trait methods for which no impl was seen. */
    List<Key> unresolvedCalls() {
        return openCalls;
    }

    /** Returns the arguments with which the methods of an impl are instantiated. */
    List<List<RustType>> instances(RustPath impl) {
        return instancesOfImpl.getOrDefault(impl, List.of());
    }

    private int subject(int event) {
        return subjectOf[events.key()[event]];
    }

    private Key key(int event) {
        return subjects[subject(event)];
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
        Map<Integer, Set<RustPath>> probed = new HashMap<>();
        Map<Integer, RustType> typeIn = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            int above = events.parent()[i];
            int label = events.label()[i];
            if (events.key()[i] >= 0 && isCall[label] && isOfImpl(key(i).definition())) {
                inherentImpls.add(key(i).definition().impl());
            }
            if (above < 0 || events.key()[i] < 0 || events.key()[above] < 0) {
                continue;
            }
            if (isSteps[label]) {
                probed.remove(above);
            }
            Key child = key(i);
            Key parent = key(above);
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
                Set<RustPath> before = probed.remove(above);
                if (before != null && labels.get(label).equals("incoherent_impls")) {
                    before.forEach(impl -> inherent.computeIfAbsent(impl, path -> new LinkedHashSet<>(1))
                            .add(child.item()));
                }
            } else if (isItems[label]) {
                RustType type = typeIn.get(above);
                if (type != null && isImpl(child.definition())) {
                    inherent.computeIfAbsent(child.definition(), impl -> new LinkedHashSet<>(1)).add(type);
                } else {
                    typeIn.remove(above);
                }
            } else if (isCheck[labelAbove] && isOfImpl(parent.definition())) {
                boolean isWhole = isImpl(parent.definition());
                stated(isWhole ? parent.definition() : parent.definition().impl(), isWhole, child, labels.get(label));
            } else if (isExpansion[label] && isImpl(child.definition())) {
                probed.computeIfAbsent(above, event -> new LinkedHashSet<>(1)).add(child.definition());
            }
            if (ownImpl[subject(above)] != null) {
                mention(subject(above), subject(i));
            }
            if (child.form() == KeyKind.TRAIT_GOAL) {
                if (isCall[labelAbove]) {
                    goalOfCall.put(above, child);
                }
                closure(parent, child);
            }
        }
    }

    /** Notes a goal or type in the check of an impl. */
    private void stated(RustPath impl, boolean isWhole, Key asked, String label) {
        if (asked.form() == KeyKind.TRAIT_GOAL) {
            goals.computeIfAbsent(impl, path -> new ArrayList<>(2)).add(asked);
        } else if (isWhole && label.equals("implied_outlives_bounds") && asked.form() == KeyKind.TYPE) {
            types.computeIfAbsent(impl, path -> new LinkedHashSet<>(2)).add(asked.item());
        }
    }

    /**
     * Notes the impl around a closure. A key has its number, {@code core::option::{impl#0}::map<u8>::{closure#0}}, and
     * a goal inside prints it: {@code {closure@core::option::Option<T>::map<u8>::{closure#0}}}.
     */
    private void closure(Key around, Key goal) {
        RustType numbered = around.form() == KeyKind.TYPE ? around.item()
                : around.typeArguments().isEmpty() ? null : around.typeArguments().get(0);
        PrintedImpl found = PrintedImpl.ofClosure(numbered, goal.selfType());
        if (found != null) {
            see(found.impl(), found.header());
        }
    }

    /** Notes a type of an impl's own module in a query inside of one of its items. */
    private void mention(int subject, int asked) {
        RustPath head = typeHead(asked);
        RustPath impl = ownImpl[subject];
        if (head != NONE && typeModule[asked].equals(subjects[subject].module())) {
            String item = subjects[subject].definition().prefix(impl.length() + 1).text();
            (typeOf(subjects[asked]).isReference() ? references : mentions)
                    .computeIfAbsent(impl, path -> new HashMap<>())
                    .computeIfAbsent(head, path -> new LinkedHashSet<>()).add(item);
        }
    }

    /** Returns the path of a subject's type, if that is of the compiled crate; {@link #NONE} if there is none. */
    private RustPath typeHead(int subject) {
        if (typeHead[subject] == null) {
            RustType type = typeOf(subjects[subject]);
            RustPath head = type == null ? null : PrintedImpl.head(type, crate, rootTypes);
            typeHead[subject] = head == null ? NONE : head;
            typeModule[subject] = head == null ? null : head.parent();
        }
        return typeHead[subject];
    }

    private static RustType typeOf(Key asked) {
        return asked.form() == KeyKind.TYPE ? asked.item() : asked.selfType();
    }

    /**
     * Takes the type that occurs in most items of an impl, if no other of the module comes near it. The check of a
     * method involves its own type, most often behind a reference.
     */
    private void learnOf(Map<RustPath, Map<RustPath, Set<String>>> found) {
        found.forEach((impl, types) -> {
            if (learned.knows(impl)) {
                return;
            }
            List<Map.Entry<RustPath, Set<String>>> byItems = types.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> -entry.getValue().size())).toList();
            int most = byItems.get(0).getValue().size();
            boolean isClear = byItems.size() == 1 || byItems.get(1).getValue().size() * 2 <= most;
            if (isClear) {
                see(impl, new ImplHeader(byItems.get(0).getKey(), learned.traits().get(impl), List.of()));
            }
        });
    }

    private void learnOfChecks() {
        goals.forEach((impl, proved) -> {
            RustPath trait = learned.traits().get(impl);
            if (trait != null) {
                proved.stream().filter(goal -> goal.trait().name().equals(trait.name())).limit(1)
                        .forEach(goal -> {
                            learned.seeTraitShown(trait, goal.trait());
                            see(impl, new ImplHeader(goal.selfType(), goal.trait(), goal.typeArguments()));
                        });
            }
        });
        types.forEach((impl, found) -> {
            RustPath trait = learned.traits().get(impl);
            if (trait != null && !learned.knows(impl) && found.size() == 1) {
                see(impl, new ImplHeader(found.iterator().next(), trait, List.of()));
            }
        });
        inherent.forEach((impl, found) -> {
            if (!learned.traits().containsKey(impl) && !learned.knows(impl) && found.size() == 1) {
                RustType type = PrintedImpl.simplified(found.iterator().next());
                if (type != null) {
                    see(impl, new ImplHeader(type, null, List.of()));
                }
            }
        });
        for (RustPath impl : inherentImpls) {
            RustType primitive = learned.knows(impl) ? null : PrintedImpl.primitiveOf(impl);
            if (primitive != null) {
                see(impl, new ImplHeader(primitive, null, List.of()));
            }
        }
        // Types declared in a method are printed with the impl of the method.
        for (RustPath impl : learned.known()) {
            for (ImplHeader header : learned.headers(impl)) {
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

    private static boolean isGoal(Key key) {
        return key.form() == KeyKind.TRAIT_GOAL || key.form() == KeyKind.PROJECTION;
    }

    private void learn(int event, Set<RustPath> definitions) {
        Key asked = key(event);
        if (isGoal(asked)) {
            RustPath impl = only(definitions.stream().map(d -> d.isImpl() ? d : d.impl()).toList());
            if (impl != null && asked.selfType() != null && asked.trait() != null && isOfTrait(impl, asked.trait())) {
                List<RustType> arguments = asked.form() == KeyKind.TRAIT_GOAL ? asked.typeArguments() : List.of();
                see(impl, new ImplHeader(asked.selfType(), asked.trait(), arguments));
            }
            return;
        }
        TraitCall call = call(event);
        if (call == null) {
            return;
        }
        List<RustPath> ofMethod = definitions.stream().filter(d -> !d.isImpl() && d.name().equals(call.method()))
                .map(RustPath::impl).toList();
        RustPath impl = only(ofMethod.isEmpty() ? definitions.stream().filter(RustPath::isImpl).toList() : ofMethod);
        if (impl != null && isOfTrait(impl, call.trait())) {
            see(impl, new ImplHeader(call.selfType(), call.trait(), call.traitArguments()));
        }
    }

    /** Notes an impl that is found elsewhere. */
    void see(RustPath impl, ImplHeader header) {
        if (noted.computeIfAbsent(impl, path -> new HashSet<>()).add(header)) {
            learned.see(impl, header.at(rootTypes), instances(impl));
        }
    }

    private TraitCall call(int event) {
        Key asked = key(event);
        Key goal = goalOfCall.get(event);
        TraitCall call = TraitCall.of(asked, name -> argumentsOfTrait.getOrDefault(name, 0), goal);
        if (call != null && goal != null && goal.trait() != null) {
            learned.seeTraitShown(call.trait(), goal.trait());
        }
        return call;
    }

    private void openCalls() {
        // Joining calls takes long, so only those are joined that may lead to an impl without a name.
        Set<String> methods = new HashSet<>();
        for (Key key : subjects) {
            RustPath impl = key.form() != KeyKind.INSTANCE ? null : key.definition().impl();
            if (impl != null && !learned.knows(impl)) {
                methods.add(key.definition().names(impl.length()));
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

    /** Returns whether an impl may be of a trait, as far as is known; the trait's path may be that of a re-export. */
    private boolean isOfTrait(RustPath impl, RustPath trait) {
        RustPath known = learned.traits().get(impl);
        return known == null || known.name().equals(trait.name());
    }

    private static RustPath only(List<RustPath> impls) {
        Set<RustPath> different = new LinkedHashSet<>(impls);
        return different.size() == 1 ? different.iterator().next() : null;
    }

    private static boolean isImpl(RustPath definition) {
        return definition != null && definition.isImpl();
    }

    /**
     * Returns whether a definition is an impl or an item of one; a closure in it is no answer to a goal on the impl.
     */
    private static boolean isOfImpl(RustPath definition) {
        int last = definition == null ? -1 : definition.lastImpl();
        return last >= 0 && (last + 1 == definition.length()
                || last + 2 == definition.length() && !definition.name().startsWith("{"));
    }
}
