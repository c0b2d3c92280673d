package dev.ferrolens.store;

import dev.ferrolens.input.Compilation;
import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.Keys;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.Crates;
import dev.ferrolens.rust.DefinitionIndex;
import dev.ferrolens.rust.ImplNames;
import dev.ferrolens.rust.Key;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyKind;
import dev.ferrolens.rust.KeyReader;
import dev.ferrolens.rust.KeySubject;
import dev.ferrolens.rust.LearnedImpls;
import dev.ferrolens.rust.MonoItem;
import dev.ferrolens.rust.NamesInKeys;
import dev.ferrolens.rust.RustPath;
import dev.ferrolens.rust.PrintedNames;
import it.unimi.dsi.fastutil.objects.Reference2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The parsed keys of a profile. A symbol of LLVM has the definition of its instance if it is found, so that a
 * definition has one spelling.
 */
final class KeyTable {
    /** The end of the key of an instance that is only mentioned, and needs no code. */
    private static final String MENTIONED = "MentionedItems)";

    private final Profile profile;
    /** The number of each key's subject, since many keys are about the same few. */
    private final int[] subjectOf;
    /** The subjects as trees, with impls by their numbers; null once they are facts. */
    private Key[] subjects;
    /** The subjects as text. */
    private List<KeyFacts> facts;
    private final BitSet collected = new BitSet();
    /** The subjects that are methods of impls. */
    private final BitSet methodsOfImpls = new BitSet();
    /** The definitions of subjects with the numbers of impls, if their facts have names instead. */
    private String[] numbered;
    private int[] numberedKeys = {};
    private final LearnedImpls learned;
    private final List<PassFunction> functions = new ArrayList<>();
    private final List<TypeArgument> typeArguments = new ArrayList<>();
    private final List<CountedItem> countedItems;

    /**
     * A function that a pass of LLVM ran on.
     *
     * @param key the key of the pass
     * @param place its place among the functions of the key, from 0 on
     * @param of the number of functions that the key names
     * @param symbol the parsed symbol
     * @param facts the symbol as text, once impls have names
     * @param isInstance whether its definition was found among the instances
     */
    record PassFunction(int key, int place, int of, Key symbol, KeyFacts facts, boolean isInstance) {
        private PassFunction spelled(RustPath definition) {
            return new PassFunction(key, place, of, symbol.withDefinition(definition), null, true);
        }

        private PassFunction with(KeyFacts named) {
            return new PassFunction(key, place, of, null, named, isInstance);
        }

        /** Returns the same function among those of another key. */
        PassFunction among(int otherKey, int otherPlace, int functions) {
            return new PassFunction(otherKey, otherPlace, functions, symbol, facts, isInstance);
        }
    }

    /**
     * A type argument of an instance.
     *
     * @param key the key of the instance
     * @param place its place among the type arguments, from 0 on
     * @param of the number of type arguments of the instance
     * @param isFirst whether no argument before it is the same type
     * @param type the type
     * @param crate the crate of the type
     */
    record TypeArgument(int key, int place, int of, boolean isFirst, String type, String crate) {}

    /** The compiler's count of a definition, with the definition in which impls have their numbers, or null. */
    record CountedItem(MonoItem item, String definition) {}

    /** Reads all keys of a compilation, on all cores; impls still have numbers. */
    private KeyTable(Compilation compilation) {
        this.profile = compilation.profile();
        this.subjectOf = new int[profile.keys().size()];
        Crates crates = readKeys(compilation);
        ImplEvidence evidence = new ImplEvidence(profile, subjects, subjectOf, compilation.crate());
        this.learned = evidence.learned();
        if (profile.hasKind(EventKind.LLVM_PASS)) {
            addFunctions();
        }
        join(evidence);
        if (profile.hasKind(EventKind.LLVM_PASS)) {
            functions.addAll(ModulePasses.functions(profile, this));
        }
        this.countedItems = countedItems(compilation.monoItems(), crates);
    }

    /** Returns the tables of a session's compilations, with the names of impls that are known from any of them. */
    static List<KeyTable> of(List<Compilation> compilations) {
        List<KeyTable> tables = compilations.stream().map(KeyTable::new).toList();
        List<ImplNames> names = ImplNames.of(tables.stream().map(table -> table.learned).toList());
        for (int i = 0; i < tables.size(); i++) {
            tables.get(i).name(names.get(i));
        }
        return tables;
    }

    /** Writes the keys as text, with the names of impls. */
    private void name(ImplNames names) {
        facts = new ArrayList<>(subjects.length);
        numbered = new String[subjects.length];
        Map<Key, KeyFacts> symbols = new IdentityHashMap<>();
        for (int subject = 0; subject < subjects.length; subject++) {
            RustPath definition = subjects[subject].definition();
            KeyFacts named = names.facts(subjects[subject]);
            facts.add(named);
            if (named.form() == KeyKind.SYMBOL) {
                symbols.put(subjects[subject], named);
            }
            if (definition != null && !definition.text().equals(named.definition())) {
                numbered[subject] = definition.text();
            }
            methodsOfImpls.set(subject, definition != null && definition.isMethodOfImpl());
        }
        numberedKeys = IntStream.range(0, size()).filter(key -> numbered(key) != null).toArray();
        functions.replaceAll(function -> function.with(symbols.computeIfAbsent(function.symbol, names::facts)));
        for (int key = 0; key < size(); key++) {
            if (facts(key).form() == KeyKind.INSTANCE) {
                addTypeArguments(key, facts(key).typeArguments());
            }
        }
        subjects = null;
    }

    private void addTypeArguments(int key, List<String> types) {
        Set<String> seen = new HashSet<>();
        for (int place = 0; place < types.size(); place++) {
            String type = types.get(place);
            String crate = key(key).typeArguments().get(place).crate();
            typeArguments.add(new TypeArgument(key, place, types.size(), seen.add(type), type, crate));
        }
    }

    private List<CountedItem> countedItems(List<MonoItem> items, Crates crates) {
        if (items.isEmpty()) {
            return new ArrayList<>();
        }
        List<Key> instances = IntStream.range(0, size()).filter(this::isCollected).mapToObj(this::key).toList();
        List<RustPath> definitions = Arrays.stream(subjects).filter(key -> key.form() == KeyKind.DEFINITION)
                .map(Key::definition).toList();
        PrintedNames names = PrintedNames.of(instances, definitions, items, crates);
        return new ArrayList<>(items.stream().map(item -> new CountedItem(item, names.definition(item.name()).map(
                RustPath::text).orElse(null))).toList());
    }

    /** Reads all keys and returns the crates in them. */
    private Crates readKeys(Compilation compilation) {
        KeySubject[] ofKeys = new KeySubject[subjectOf.length];
        KeyReader reader = new KeyReader();
        Crates crates = subjects(compilation, reader, ofKeys);
        List<KeySubject> distinct = new ArrayList<>();
        Reference2IntOpenHashMap<KeySubject> numbers = new Reference2IntOpenHashMap<>();
        for (int key = 0; key < subjectOf.length; key++) {
            subjectOf[key] = numbers.computeIfAbsent(ofKeys[key], subject -> distinct.size());
            if (subjectOf[key] == distinct.size()) {
                distinct.add(ofKeys[key]);
            }
        }
        subjects = distinct.parallelStream().map(subject -> reader.read(subject, crates)).toArray(Key[]::new);
        return crates;
    }

    /** Decodes each text once, for the subject of each key and all crates that the compilation names. */
    private Crates subjects(Compilation compilation, KeyReader reader, KeySubject[] ofKeys) {
        BoundedKeyTexts texts = new BoundedKeyTexts(profile);
        boolean[] isCollected = new boolean[ofKeys.length];
        NamesInKeys names = IntStream.range(0, ofKeys.length).parallel().collect(NamesInKeys::new, (found, key) -> {
            String text = texts.string(key);
            int around = reader.around(text);
            found.add(text, around);
            List<String> arguments = Keys.arguments(text, around);
            ofKeys[key] = reader.subject(label(key), arguments, around);
            isCollected[key] = label(key).equals("items_of_instance") && !arguments.get(0).endsWith(MENTIONED);
        }, NamesInKeys::addAll);
        IntStream.range(0, isCollected.length).filter(key -> isCollected[key]).forEach(collected::set);
        return names.known(compilation.crate(), compilation.command().externCrates());
    }

    private void addFunctions() {
        for (int key = 0; key < size(); key++) {
            if (key(key).form() != KeyKind.SYMBOL) {
                continue;
            }
            List<String> arguments = profile.keys().arguments(key);
            List<Key> symbols = arguments.size() == 1 ? List.of(key(key)) : KeyReader.symbols(label(key), arguments);
            for (int place = 0; place < symbols.size(); place++) {
                functions.add(new PassFunction(key, place, symbols.size(), symbols.get(place), null, false));
            }
        }
    }

    /** Joins symbols and calls of trait methods with the definitions in keys. */
    private void join(ImplEvidence evidence) {
        List<Key> symbols = new ArrayList<>(functions.stream().map(PassFunction::symbol).toList());
        symbols.addAll(evidence.unresolvedCalls());
        if (symbols.isEmpty()) {
            return;
        }
        DefinitionIndex index = DefinitionIndex.of(functions.isEmpty() ? called(symbols) : Arrays.asList(subjects),
                symbols,
                learned.traits());
        functions.replaceAll(function -> index.resolve(function.symbol).map(function::spelled).orElse(function));
        for (PassFunction function : functions) {
            if (function.place == 0 && function.isInstance) {
                int subject = subjectOf[function.key];
                subjects[subject] = subjects[subject].withDefinition(function.symbol.definition());
            }
        }
        index.headers().forEach((impl, headers) -> {
            if (!learned.knows(impl)) {
                headers.forEach(header -> evidence.see(impl, header));
            }
        });
    }

    /** Returns the instances that calls of trait methods may lead to, which are those of methods with their names. */
    private List<Key> called(List<Key> calls) {
        Set<String> methods = calls.stream().map(call -> method(call.definition())).collect(Collectors.toSet());
        return Arrays.stream(subjects).filter(key -> key.form() == KeyKind.INSTANCE
                && methods.contains(method(key.definition()))).toList();
    }

    /** Returns the last name of a path, without the number that distinguishes equal names. */
    private static String method(RustPath path) {
        int number = path.name().indexOf('#');
        return number < 0 ? path.name() : path.name().substring(0, number);
    }

    int size() {
        return subjectOf.length;
    }

    private Key key(int key) {
        return subjects[subjectOf[key]];
    }

    KeyFacts facts(int key) {
        return facts.get(subjectOf[key]);
    }

    /** Returns the facts of all subjects. */
    List<KeyFacts> facts() {
        return facts;
    }

    /** Returns the place of a key's facts among those of all subjects. */
    int factsPlace(int key) {
        return subjectOf[key];
    }

    /** Returns whether a key names a method of an impl. */
    boolean isMethodOfImpl(int key) {
        return methodsOfImpls.get(subjectOf[key]);
    }

    /** Returns the codegen unit that a key names, or null. */
    String codegenUnit(int key) {
        return key(key).codegenUnit();
    }

    /** Returns the definition of a key with the numbers of impls, if its facts have names instead, or else null. */
    String numbered(int key) {
        return numbered[subjectOf[key]];
    }

    /** Returns the keys whose definitions have names in place of numbers. */
    int[] numberedKeys() {
        return numberedKeys;
    }

    /** Returns whether a key is that of an instance for which code is generated. */
    boolean isCollected(int key) {
        return collected.get(key);
    }

    /**
     * Returns whether events with a key work for the function around them and not for the one that the key names, as
     * when a call is resolved for the caller.
     */
    boolean isAskedForAnother(int key) {
        return label(key).startsWith("resolve_instance");
    }

    /** Returns the functions that passes of LLVM ran on; none for a pass on a loop. */
    List<PassFunction> functions() {
        return functions;
    }

    /** Returns the type arguments of instances. */
    List<TypeArgument> typeArguments() {
        return typeArguments;
    }

    /** Returns the compiler's own counts, if its file is known. */
    List<CountedItem> countedItems() {
        return countedItems;
    }

    private String label(int key) {
        return profile.labels().get(profile.keys().label(key));
    }
}
