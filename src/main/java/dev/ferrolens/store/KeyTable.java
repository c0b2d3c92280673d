package dev.ferrolens.store;

import dev.ferrolens.input.Compilation;
import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.Crates;
import dev.ferrolens.rust.DefinitionIndex;
import dev.ferrolens.rust.ImplNames;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyKind;
import dev.ferrolens.rust.KeyReader;
import dev.ferrolens.rust.MonoItem;
import dev.ferrolens.rust.NamesInKeys;
import dev.ferrolens.rust.PrintedNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What {@code rust} reads from a profile's keys. Symbols of LLVM carry the definition of their instance where it is
 * found, so that a definition has one spelling.
 */
final class KeyTable {
    /** How the key of an instance ends that was looked at because it is mentioned, but needs no code. */
    private static final String MENTIONED = "MentionedItems)";

    private final Profile profile;
    private final KeyFacts[] facts;
    private final boolean[] isCollected;
    /** The definitions with the numbers of impls, where a name stands for them now. */
    private final String[] numbered;
    private int[] numberedKeys = {};
    private final ImplNames.Learned learned;
    private final List<PassFunction> functions = new ArrayList<>();
    private final List<TypeArgument> typeArguments = new ArrayList<>();
    private final List<CountedItem> countedItems;

    /**
     * A function that a pass of LLVM ran on.
     *
     * @param key the key of the pass
     * @param place its place among the functions of the key, from 0 on
     * @param of how many functions the key names
     * @param isInstance whether its definition was found among the instances
     */
    record PassFunction(int key, int place, int of, KeyFacts facts, boolean isInstance) {
        private PassFunction spelled(String definition) {
            return new PassFunction(key, place, of, facts.withDefinition(definition), true);
        }

        private PassFunction with(KeyFacts named) {
            return new PassFunction(key, place, of, named, isInstance);
        }

        /** The same function as one of those of another key. */
        PassFunction among(int otherKey, int otherPlace, int functions) {
            return new PassFunction(otherKey, otherPlace, functions, facts, isInstance);
        }
    }

    /**
     * A type argument of an instance.
     *
     * @param key the key of the instance
     * @param place its place among the type arguments, from 0 on
     * @param of how many type arguments the instance has
     * @param isFirst whether no argument before it is the same type
     */
    record TypeArgument(int key, int place, int of, boolean isFirst, String type) {}

    /** What the compiler counted of a definition, with the definition in which impls have their numbers, or null. */
    record CountedItem(MonoItem item, String definition) {}

    /** Reads all keys of a compilation, on all cores; impls have numbers still. */
    private KeyTable(Compilation compilation) {
        this.profile = compilation.profile();
        Crates crates = crates(compilation);
        this.facts = new KeyFacts[profile.keys().size()];
        this.isCollected = new boolean[facts.length];
        this.numbered = new String[facts.length];
        Map<String, KeyFacts> known = new ConcurrentHashMap<>();
        IntStream.range(0, facts.length).parallel().forEach(key -> {
            List<String> arguments = profile.keys().arguments(key);
            facts[key] = KeyReader.read(label(key), arguments, crates, known);
            isCollected[key] = label(key).equals("items_of_instance") && !arguments.get(0).endsWith(MENTIONED);
        });
        ImplEvidence evidence = new ImplEvidence(profile, facts, compilation.crate());
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

    /** The tables of a session's compilations, in which impls have the names that any of them tells. */
    static List<KeyTable> of(List<Compilation> compilations) {
        List<KeyTable> tables = compilations.stream().map(KeyTable::new).toList();
        List<ImplNames> names = ImplNames.of(tables.stream().map(table -> table.learned).toList());
        for (int i = 0; i < tables.size(); i++) {
            tables.get(i).name(names.get(i));
        }
        return tables;
    }

    /** Writes the names of impls where facts have their numbers. */
    private void name(ImplNames names) {
        // Keys about the same thing share their facts.
        Map<KeyFacts, KeyFacts> named = new IdentityHashMap<>();
        for (int key = 0; key < facts.length; key++) {
            String definition = facts[key].definition();
            facts[key] = named.computeIfAbsent(facts[key], names::named);
            if (definition != null && !definition.equals(facts[key].definition())) {
                numbered[key] = definition;
            }
        }
        numberedKeys = IntStream.range(0, facts.length).filter(key -> numbered[key] != null).toArray();
        functions.replaceAll(function -> function.with(named.computeIfAbsent(function.facts, names::named)));
        for (int key = 0; key < facts.length; key++) {
            if (facts[key].form() == KeyKind.INSTANCE) {
                List<String> types = facts[key].typeArguments();
                Set<String> seen = new HashSet<>();
                for (int place = 0; place < types.size(); place++) {
                    String type = types.get(place);
                    typeArguments.add(new TypeArgument(key, place, types.size(), seen.add(type), type));
                }
            }
        }
    }

    private List<CountedItem> countedItems(List<MonoItem> items, Crates crates) {
        if (items.isEmpty()) {
            return new ArrayList<>();
        }
        List<KeyFacts> instances =
                IntStream.range(0, facts.length).filter(this::isCollected).mapToObj(this::facts).toList();
        List<String> definitions = Arrays.stream(facts).filter(key -> key.form() == KeyKind.DEFINITION)
                .map(KeyFacts::definition).filter(Objects::nonNull).toList();
        PrintedNames names = PrintedNames.of(instances, definitions, items, crates);
        return new ArrayList<>(items.stream()
                .map(item -> new CountedItem(item, names.definition(item.name()).orElse(null))).toList());
    }

    /** The crates that the compilation names anywhere. */
    private static Crates crates(Compilation compilation) {
        BoundedKeyTexts texts = new BoundedKeyTexts(compilation.profile());
        NamesInKeys names = IntStream.range(0, compilation.profile().keys().size()).parallel().collect(
                NamesInKeys::new, (found, key) -> found.add(texts.string(key)), NamesInKeys::addAll);
        return names.known(compilation.crate(), compilation.command().externCrates());
    }

    private void addFunctions() {
        for (int key = 0; key < facts.length; key++) {
            if (facts[key].form() != KeyKind.SYMBOL) {
                continue;
            }
            List<KeyFacts> symbols = KeyReader.symbols(label(key), profile.keys().arguments(key));
            for (int place = 0; place < symbols.size(); place++) {
                functions.add(new PassFunction(key, place, symbols.size(), symbols.get(place), false));
            }
        }
    }

    /** Joins symbols and calls of traits' methods with the definitions that keys spell. */
    private void join(ImplEvidence evidence) {
        List<KeyFacts> symbols = new ArrayList<>(functions.stream().map(PassFunction::facts).toList());
        symbols.addAll(evidence.unresolvedCalls());
        if (symbols.isEmpty()) {
            return;
        }
        DefinitionIndex index = DefinitionIndex.of(functions.isEmpty() ? called(symbols) : Arrays.asList(facts),
                symbols,
                learned.traits());
        functions.replaceAll(function -> index.resolve(function.facts).map(function::spelled).orElse(function));
        for (PassFunction function : functions) {
            if (function.place == 0 && function.isInstance) {
                facts[function.key] = facts[function.key].withDefinition(function.facts.definition());
            }
        }
        index.headers().forEach((impl, headers) -> {
            if (!learned.knows(impl)) {
                headers.forEach(header -> evidence.see(impl, header));
            }
        });
    }

    /** The instances that calls of traits' methods may lead to: those of methods of these names. */
    private List<KeyFacts> called(List<KeyFacts> calls) {
        Set<String> methods = calls.stream().map(KeyFacts::definition).filter(Objects::nonNull).map(KeyTable::method)
                .collect(Collectors.toSet());
        return Arrays.stream(facts).filter(key -> key.form() == KeyKind.INSTANCE && key.definition() != null
                && methods.contains(method(key.definition()))).toList();
    }

    /** The last name of a path, without the number that tells it from others of the name. */
    private static String method(String path) {
        int start = path.lastIndexOf("::") < 0 ? 0 : path.lastIndexOf("::") + 2;
        int number = path.indexOf('#', start);
        return path.substring(start, number < 0 ? path.length() : number);
    }

    int size() {
        return facts.length;
    }

    KeyFacts facts(int key) {
        return facts[key];
    }

    /** A key's definition as the compiler spells it, impls by their numbers. */
    String spelled(int key) {
        return numbered[key] == null ? facts[key].definition() : numbered[key];
    }

    /** The definition of a key with the numbers of impls, where its facts have names for them; null elsewhere. */
    String numbered(int key) {
        return numbered[key];
    }

    /** The keys whose definition has a name in place of a number. */
    int[] numberedKeys() {
        return numberedKeys;
    }

    /** Whether a key is that of an instance for which code is generated. */
    boolean isCollected(int key) {
        return isCollected[key];
    }

    /**
     * Whether events with a key work for the function around them, not for the one that the key names: which instance
     * a call leads to is asked for the caller.
     */
    boolean isAskedForAnother(int key) {
        return label(key).startsWith("resolve_instance");
    }

    /** The functions that passes of LLVM ran on; none for a pass over a loop. */
    List<PassFunction> functions() {
        return functions;
    }

    /** The type arguments of instances. */
    List<TypeArgument> typeArguments() {
        return typeArguments;
    }

    /** What the compiler itself counted, if its file is known. */
    List<CountedItem> countedItems() {
        return countedItems;
    }

    private String label(int key) {
        return profile.labels().get(profile.keys().label(key));
    }
}
