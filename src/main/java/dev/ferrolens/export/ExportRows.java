package dev.ferrolens.export;

import dev.ferrolens.relation.Sql;
import dev.ferrolens.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows that files are made of, one at a time. */
final class ExportRows {
    private ExportRows() {}

    /** What writes a row. */
    interface RowWriter {
        void write(ResultSet row) throws SQLException, IOException;
    }

    /** Gives each row of a file of {@code queries/export/}, which is named without {@code .sql}. */
    static void each(Database database, String file, RowWriter writer, Object... values) throws IOException {
        try (InputStream in = ExportRows.class.getResourceAsStream("/queries/export/" + file + ".sql")) {
            each(database, Sql.of(new String(in.readAllBytes(), StandardCharsets.UTF_8), values), writer);
        }
    }

    /** Gives each row of a query. */
    static void each(Database database, Sql sql, RowWriter writer) throws IOException {
        try {
            database.query(sql.text(), sql.values(), rows -> {
                while (rows.next()) {
                    write(rows, writer);
                }
                return null;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(ResultSet row, RowWriter writer) throws SQLException {
        try {
            writer.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
