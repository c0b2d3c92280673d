package dev.ferrolens.store;

import static dev.ferrolens.store.Column.bigint;
import static dev.ferrolens.store.Column.bool;
import static dev.ferrolens.store.Column.integer;
import static dev.ferrolens.store.Column.utf8;

import dev.ferrolens.rust.KeyFacts;
import java.util.List;
import java.util.function.Function;

/** The keys of a profile and their facts, as rows of the store's tables. */
final class KeyColumns {
    private KeyColumns() {}

    /** The keys of a compilation, both with their numbers in the session. */
    record Rows(KeyTable keys, int compilation, int firstKey) {
        private KeyTable.PassFunction function(int place) {
            return keys.functions().get(place);
        }

        private KeyTable.CountedItem countedItem(int place) {
            return keys.countedItems().get(place);
        }

        private KeyTable.TypeArgument typeArgument(int place) {
            return keys.typeArguments().get(place);
        }
    }

    /**
     * The facts of a compilation's keys, once for each subject, since texts take long to write.
     *
     * @param first the number of the first facts in the session
     */
    record Facts(Rows rows, int first) {
        int size() {
            return rows.keys.facts().size();
        }
    }

    /** Returns the columns of the table {@code key} that are not texts, and the number of its facts. */
    static List<Column<Facts>> key() {
        return List.of(
                integer("key", (facts, i) -> facts.rows.firstKey + i),
                bool("is_collected", (facts, i) -> facts.rows.keys.isCollected(i)),
                integer("facts", (facts, i) -> facts.first + facts.rows.keys.factsPlace(i)));
    }

    /** Returns the columns of the table {@code key} that are texts, with the number of these facts. */
    static List<Column<Facts>> facts() {
        return List.of(
                integer("facts", (facts, i) -> facts.first + i),
                fact("form", facts -> facts.form().sqlName()),
                fact("item", KeyFacts::item),
                fact("crate", KeyFacts::crate),
                fact("module", KeyFacts::module),
                fact("definition", KeyFacts::definition),
                fact("function", KeyFacts::function),
                fact("instance_kind", KeyFacts::instanceKind),
                fact("type_arguments", KeyColumns::typeArguments),
                fact("trait", KeyFacts::trait),
                fact("self_type", KeyFacts::selfType),
                fact("source", KeyFacts::source),
                fact("codegen_unit", KeyFacts::codegenUnit));
    }

    /** Returns the columns of the table {@code pass_function}. */
    static List<Column<Rows>> passFunction() {
        return List.of(
                integer("key", (rows, i) -> rows.firstKey + rows.function(i).key()),
                integer("place", (rows, i) -> rows.function(i).place()),
                integer("functions", (rows, i) -> rows.function(i).of()),
                bool("is_instance", (rows, i) -> rows.function(i).isInstance()),
                passFact("item", KeyFacts::item),
                passFact("crate", KeyFacts::crate),
                passFact("definition", KeyFacts::definition),
                passFact("function", KeyFacts::function));
    }

    /** Returns the columns of the table {@code numbered_definition}. */
    static List<Column<Rows>> numberedDefinition() {
        return List.of(
                integer("key", (rows, i) -> rows.firstKey + rows.keys.numberedKeys()[i]),
                utf8("definition", (rows, i) -> Column.bytes(rows.keys.numbered(rows.keys.numberedKeys()[i]))));
    }

    /** Returns the columns of the table {@code type_argument}. */
    static List<Column<Rows>> typeArgument() {
        return List.of(
                integer("key", (rows, i) -> rows.firstKey + rows.typeArgument(i).key()),
                integer("place", (rows, i) -> rows.typeArgument(i).place()),
                integer("arguments", (rows, i) -> rows.typeArgument(i).of()),
                bool("is_first", (rows, i) -> rows.typeArgument(i).isFirst()),
                utf8("type", (rows, i) -> Column.bytes(rows.typeArgument(i).type())),
                utf8("crate", (rows, i) -> Column.bytes(rows.typeArgument(i).crate())));
    }

    /** Returns the columns of the table {@code mono_item}. */
    static List<Column<Rows>> monoItem() {
        return List.of(
                integer("compilation", (rows, i) -> rows.compilation),
                utf8("name", (rows, i) -> Column.bytes(rows.countedItem(i).item().name())),
                utf8("definition", (rows, i) -> Column.bytes(rows.countedItem(i).definition())),
                bigint("placements", (rows, i) -> rows.countedItem(i).item().instantiationCount()),
                bigint("size_estimate", (rows, i) -> rows.countedItem(i).item().sizeEstimate()),
                bigint("total_estimate", (rows, i) -> rows.countedItem(i).item().totalEstimate()));
    }

    private static Column<Rows> passFact(String name, Function<KeyFacts, String> fact) {
        return utf8(name, (rows, i) -> Column.bytes(fact.apply(rows.function(i).facts())));
    }

    private static Column<Facts> fact(String name, Function<KeyFacts, String> fact) {
        return utf8(name, (facts, i) -> Column.bytes(fact.apply(facts.rows.keys.facts().get(i))));
    }

    /** Returns the type arguments, separated by commas; null if there are none. */
    static String typeArguments(KeyFacts facts) {
        return facts.typeArguments().isEmpty() ? null : String.join(", ", facts.typeArguments());
    }
}
