package dev.ferrolens.store;

import java.util.List;

/**
 * Something odd about a file.
 *
 * @param file the file
 * @param sentence what is odd
 */
public record Warning(String file, String sentence) {
    static List<Column<List<Warning>>> columns() {
        return List.of(
                Column.utf8("file", (warnings, i) -> Column.bytes(warnings.get(i).file)),
                Column.utf8("warning", (warnings, i) -> Column.bytes(warnings.get(i).sentence)));
    }
}
