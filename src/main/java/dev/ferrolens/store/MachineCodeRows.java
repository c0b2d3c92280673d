package dev.ferrolens.store;

import static dev.ferrolens.store.Column.bigint;
import static dev.ferrolens.store.Column.integer;
import static dev.ferrolens.store.Column.utf8;

import dev.ferrolens.chrome.MachineCode;
import dev.ferrolens.rust.KeyFacts;
import dev.ferrolens.rust.KeyReader;
import java.util.List;

/** The functions in LLVM's time trace beside a recording, with the facts of their symbols. */
final class MachineCodeRows {
    private final int compilation;
    private final List<MachineCode.Function> functions;
    private final List<KeyFacts> facts;

    MachineCodeRows(int compilation, List<MachineCode.Function> functions) {
        this.compilation = compilation;
        this.functions = functions;
        this.facts = functions.stream().map(f -> KeyReader.symbols("OptFunction", List.of(f.symbol())))
                .map(read -> read.isEmpty() ? null : read.get(0).facts()).toList();
    }

    int size() {
        return functions.size();
    }

    /** Returns the columns from which {@code late-machine-code.sql} makes {@code machine_code}. */
    static List<Column<MachineCodeRows>> columns() {
        return List.of(
                integer("compilation", (rows, i) -> rows.compilation),
                utf8("symbol", (rows, i) -> Column.bytes(rows.functions.get(i).symbol())),
                utf8("codegen_unit", (rows, i) -> Column.bytes(rows.functions.get(i).codegenUnit())),
                bigint("emit_ns", (rows, i) -> rows.functions.get(i).nanos()),
                fact("item", KeyFacts::item),
                fact("definition", KeyFacts::definition),
                fact("crate", KeyFacts::crate),
                fact("function", KeyFacts::function));
    }

    private static Column<MachineCodeRows> fact(String name, java.util.function.Function<KeyFacts, String> fact) {
        return utf8(name, (rows, i) -> rows.facts.get(i) == null ? null : Column.bytes(fact.apply(rows.facts.get(i))));
    }
}
