package dev.ferrolens.export;

import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.store.Database;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Writes folded stacks for flame graph tools: a line {@code rustc;label;label… self_ns} for each distinct stack of
 * labels, sorted. The rows are those of {@code queries/folded-stacks.sql}.
 *
 * @see <a href="https://github.com/rust-lang/measureme/blob/master/analyzeme/src/stack_collapse.rs">stack_collapse</a>
 */
final class FoldedStacks {
    private FoldedStacks() {}

    static void write(Database database, Writer out) throws IOException {
        ExportRows.each(database, Catalog.query("folded-stacks").bind(Map.of()), row -> out.append(row.getString(1))
                .append(' ').append(Long.toString(row.getLong(2))).append('\n'));
    }
}
