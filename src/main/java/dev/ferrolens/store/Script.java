package dev.ferrolens.store;

import dev.ferrolens.file.Resource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs the statements of {@code queries/store/}, which create and fill the tables of a session. */
final class Script {
    private Script() {}

    /** Runs the statements of a file. */
    static void run(String file, Connection connection) throws SQLException {
        execute(text(file), connection);
    }

    /**
     * Runs the statements of a file that fills tables, all or none. The order of rows is not preserved, which doubles
     * the speed.
     */
    static void fill(String file, Connection connection) throws SQLException {
        try {
            execute("SET preserve_insertion_order = false; BEGIN TRANSACTION;", connection);
            execute(text(file), connection);
            execute("COMMIT; SET preserve_insertion_order = true;", connection);
        } catch (SQLException e) {
            try {
                execute("ROLLBACK; SET preserve_insertion_order = true;", connection);
            } catch (SQLException none) {
                e.addSuppressed(none);
            }
            throw e;
        }
    }

    /** Runs statements in a new statement, since the driver closes one that failed. */
    private static void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the statements of a file. */
    static String text(String file) {
        return Resource.text(Script.class, "/queries/store/" + file);
    }
}
