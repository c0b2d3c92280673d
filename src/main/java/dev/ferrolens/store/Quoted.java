package dev.ferrolens.store;

import java.nio.file.Path;

/** Names and paths as SQL writes them, for the statements in which DuckDB binds no values: ATTACH, COPY and
 * COMMENT. */
public final class Quoted {
    private Quoted() {}

    /** A path as a string of SQL; absolute, so that DuckDB takes it for a file whatever it begins with. */
    public static String path(Path path) {
        return text(path.toAbsolutePath().toString());
    }

    /** Returns a text as a string of SQL. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The name of a table or a column. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
