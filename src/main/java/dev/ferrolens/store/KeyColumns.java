package dev.ferrolens.store;

import static dev.ferrolens.store.Column.integer;
import static dev.ferrolens.store.Column.utf8;

import dev.ferrolens.Compilation;
import dev.ferrolens.measureme.Keys;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.rust.Crates;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A profile's keys seen as rows of the table {@code key}: their texts, and what {@code rust} reads from them. */
final class KeyColumns {
    /** The rows of a vector of DuckDB: columns are written one after the other, and each row is to be read once. */
    private static final int BLOCK = 2048;

    private final Compilation compilation;
    private final Profile profile;
    private final int firstKey;
    private Crates crates;
    private final ThreadLocal<Block> lastBlock = new ThreadLocal<>();

    KeyColumns(Compilation compilation, int firstKey) {
        this.compilation = compilation;
        this.profile = compilation.profile();
        this.firstKey = firstKey;
    }

    int size() {
        return profile.keys().size();
    }

    static List<Column<KeyColumns>> columns() {
        return List.of(
                integer("key", (keys, i) -> keys.firstKey + i),
                utf8("text", (keys, i) -> keys.block(i).texts[i % BLOCK]),
                fact("form", facts -> facts.form().sqlName()),
                fact("item", KeyFacts::item),
                fact("crate", KeyFacts::crate),
                fact("module", KeyFacts::module),
                fact("definition", KeyFacts::definition),
                fact("function", KeyFacts::function),
                fact("instance_kind", KeyFacts::instanceKind),
                fact("type_arguments", facts ->
                        facts.typeArguments().isEmpty() ? null : String.join(", ", facts.typeArguments())),
                fact("trait", KeyFacts::trait),
                fact("self_type", KeyFacts::selfType),
                fact("source", KeyFacts::source),
                fact("codegen_unit", KeyFacts::codegenUnit));
    }

    private static Column<KeyColumns> fact(String name, Function<KeyFacts, String> fact) {
        return utf8(name, (keys, i) -> Column.bytes(fact.apply(keys.block(i).facts[i % BLOCK])));
    }

    private Block block(int key) {
        Block block = lastBlock.get();
        if (block == null || block.number != key / BLOCK) {
            block = read(key / BLOCK);
            lastBlock.set(block);
        }
        return block;
    }

    private Block read(int number) {
        int from = number * BLOCK;
        int count = Math.min(BLOCK, size() - from);
        Block block = new Block(number, new byte[count][], new KeyFacts[count]);
        Keys keys = profile.keys();
        Crates known = crates();
        for (int i = 0; i < count; i++) {
            block.texts[i] = keys.text(from + i);
            String label = profile.labels().get(keys.label(from + i));
            block.facts[i] = KeyReader.read(label, Keys.arguments(block.texts[i]), known);
        }
        return block;
    }

    /** The crates that the compilation names anywhere, found when the first key is read. */
    private synchronized Crates crates() {
        if (crates == null) {
            Set<String> names = IntStream.range(0, size()).parallel().collect(HashSet::new,
                    (found, key) -> Crates.addNamesIn(profile.keys().text(key), found), Set::addAll);
            names.addAll(compilation.command().externCrates());
            names.remove(compilation.crate());
            crates = new Crates(compilation.crate(), names);
        }
        return crates;
    }

    private record Block(int number, byte[][] texts, KeyFacts[] facts) {}
}
