package dev.ferrolens.store;

import dev.ferrolens.Compilation;
import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.Keys;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.Crates;
import dev.ferrolens.rust.DefinitionIndex;
import dev.ferrolens.rust.Form;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyReader;
import dev.ferrolens.rust.MonoItem;
import dev.ferrolens.rust.PrintedNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    /** What the compiler counted of a definition, with the definition as instances spell it, or null. */
    record CountedItem(MonoItem item, String definition) {}

    /** Reads all keys of a compilation, on all cores. */
    KeyTable(Compilation compilation) {
        this.profile = compilation.profile();
        Crates crates = crates(compilation);
        this.facts = new KeyFacts[profile.keys().size()];
        this.isCollected = new boolean[facts.length];
        IntStream.range(0, facts.length).parallel().forEach(key -> {
            List<String> arguments = Keys.arguments(text(key));
            facts[key] = KeyReader.read(label(key), arguments, crates);
            isCollected[key] = label(key).equals("items_of_instance") && !arguments.get(0).endsWith(MENTIONED);
        });
        for (int key = 0; key < facts.length; key++) {
            if (facts[key].form() == Form.INSTANCE) {
                List<String> types = facts[key].typeArguments();
                Set<String> seen = new HashSet<>();
                for (int place = 0; place < types.size(); place++) {
                    String type = types.get(place);
                    typeArguments.add(new TypeArgument(key, place, types.size(), seen.add(type), type));
                }
            }
        }
        if (profile.hasKind(EventKind.LLVM_PASS)) {
            nameFunctions();
        }
        this.countedItems = countedItems(compilation.monoItems(), crates);
    }

    private List<CountedItem> countedItems(List<MonoItem> items, Crates crates) {
        if (items.isEmpty()) {
            return List.of();
        }
        List<KeyFacts> instances =
                IntStream.range(0, facts.length).filter(this::isCollected).mapToObj(this::facts).toList();
        List<String> definitions = Arrays.stream(facts).filter(key -> key.form() == Form.DEFINITION)
                .map(KeyFacts::definition).filter(Objects::nonNull).toList();
        PrintedNames names = PrintedNames.of(instances, definitions, items, crates);
        return items.stream().map(item -> new CountedItem(item, names.definition(item.name()).orElse(null))).toList();
    }

    /** The crates that the compilation names anywhere. */
    private static Crates crates(Compilation compilation) {
        KeyTexts texts = new KeyTexts(compilation.profile());
        Set<String> names = IntStream.range(0, compilation.profile().keys().size()).parallel().collect(HashSet::new,
                (found, key) -> Crates.addNamesIn(texts.text(key), found), Set::addAll);
        names.addAll(compilation.command().externCrates());
        names.remove(compilation.crate());
        return new Crates(compilation.crate(), names);
    }

    private void nameFunctions() {
        for (int key = 0; key < facts.length; key++) {
            if (facts[key].form() != Form.SYMBOL) {
                continue;
            }
            List<KeyFacts> symbols = KeyReader.symbols(label(key), Keys.arguments(text(key)));
            for (int place = 0; place < symbols.size(); place++) {
                functions.add(new PassFunction(key, place, symbols.size(), symbols.get(place), false));
            }
        }
        DefinitionIndex index =
                DefinitionIndex.of(Arrays.asList(facts), functions.stream().map(PassFunction::facts).toList());
        functions.replaceAll(function -> index.resolve(function.facts).map(function::spelled).orElse(function));
        for (PassFunction function : functions) {
            if (function.place == 0 && function.isInstance) {
                facts[function.key] = facts[function.key].withDefinition(function.facts.definition());
            }
        }
        functions.addAll(ModulePasses.functions(profile, this));
    }

    int size() {
        return facts.length;
    }

    byte[] text(int key) {
        return profile.keys().text(key);
    }

    KeyFacts facts(int key) {
        return facts[key];
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
