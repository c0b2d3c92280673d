package dev.ferrolens.export;

import dev.ferrolens.store.Database;
import dev.ferrolens.store.Quoted;
import dev.ferrolens.store.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of a session as a file that the {@code duckdb} shell opens, and {@code Ferrolens.open} too. */
final class DatabaseFile {
    private DatabaseFile() {}

    static void write(Database database, Path file) {
        NewFile.write(file, whole -> database.copy(connection -> copy(connection, whole)));
    }

    private static void copy(Connection connection, Path file) throws SQLException {
        String session = connection.getCatalog();
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH " + Quoted.path(file) + " AS exported (STORAGE_VERSION 'v1.2.0')");
            try {
                statement.execute("COPY FROM DATABASE " + Quoted.name(session) + " TO exported");
                statement.execute("USE exported");
                Schema.comment(connection);
                statement.execute("CHECKPOINT exported");
            } finally {
                statement.execute("USE " + Quoted.name(session));
                statement.execute("DETACH exported");
            }
        }
    }
}
