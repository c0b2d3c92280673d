package dev.ferrolens.store;

import dev.ferrolens.file.Resource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The statements of {@code queries/store/}, which make and fill the tables of a session. */
final class Script {
    private Script() {}

    /** Runs the statements of a file. */
    static void run(String file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text(file));
        }
    }

    /**
     * Runs the statements of a file that fills tables, all or none. The order of rows does not matter, and keeping it
     * would cost half the speed.
     */
    static void fill(String file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET preserve_insertion_order = false; BEGIN TRANSACTION;");
            try {
                statement.execute(text(file));
                statement.execute("COMMIT");
            } catch (SQLException e) {
                statement.execute("ROLLBACK");
                throw e;
            } finally {
                statement.execute("SET preserve_insertion_order = true");
            }
        }
    }

    /** Returns the statements of a file. */
    static String text(String file) {
        return Resource.text(Script.class, "/queries/store/" + file);
    }
}
