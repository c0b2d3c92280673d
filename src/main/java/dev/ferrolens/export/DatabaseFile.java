package dev.ferrolens.export;

import dev.ferrolens.file.NewFile;
import dev.ferrolens.store.Database;
import dev.ferrolens.store.Quoted;
import dev.ferrolens.store.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes the tables of a session to a file for the {@code duckdb} shell and {@code Ferrolens.open}. */
final class DatabaseFile {
    private DatabaseFile() {}

    static void write(Database database, Path file) {
        NewFile.write(file, whole -> database.copy(file, connection -> copy(connection, whole)));
    }

    private static void copy(Connection connection, Path file) throws SQLException {
        String session = connection.getCatalog();
        run(connection, "ATTACH " + Quoted.path(file) + " AS exported (STORAGE_VERSION 'v1.2.0')");
        try {
            run(connection, "COPY FROM DATABASE " + Quoted.name(session) + " TO exported");
            run(connection, "USE exported");
            Schema.comment(connection);
            run(connection, "CHECKPOINT exported");
        } catch (SQLException e) {
            try {
                detach(connection, session);
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        detach(connection, session);
    }

    private static void detach(Connection connection, String session) throws SQLException {
        run(connection, "USE " + Quoted.name(session));
        run(connection, "DETACH exported");
    }

    /** Runs SQL on a new statement, since the driver closes a statement that failed. */
    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
