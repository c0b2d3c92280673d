package dev.ferrolens.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /** The statements of a file. */
    static String text(String file) {
        try (InputStream in = Script.class.getResourceAsStream("/queries/store/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
