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

    /** Runs the statements of a file, which begin a transaction and end it, all or none. */
    static void runWhole(String file, Connection connection) throws SQLException {
        try {
            run(file, connection);
        } catch (SQLException e) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK; SET preserve_insertion_order = true;");
            } catch (SQLException none) {
                e.addSuppressed(none);
            }
            throw e;
        }
    }

    /** The statements of a file. */
    static String text(String file) {
        return Resource.text(Script.class, "/queries/store/" + file);
    }
}
