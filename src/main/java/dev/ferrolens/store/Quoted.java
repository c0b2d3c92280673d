package dev.ferrolens.store;

import java.nio.file.Path;

/** Quotes names and paths for SQL, for statements in which DuckDB binds no values: ATTACH, COPY and COMMENT. */
public final class Quoted {
    private Quoted() {}

    /** Returns an absolute path as a string of SQL, so that DuckDB takes it for a file whatever it begins with. */
    public static String path(Path path) {
        return text(path.toAbsolutePath().toString());
    }

    /** Returns a text as a string of SQL. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Returns the name of a table or a column as an identifier of SQL. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
