package dev.ferrolens.export;

import dev.ferrolens.file.Resource;
import dev.ferrolens.relation.Sql;
import dev.ferrolens.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the rows for an export one at a time. */
final class ExportRows {
    private ExportRows() {}

    /** Writes a row. */
    interface RowWriter {
        void write(ResultSet row) throws SQLException, IOException;
    }

    /** Passes each row of a query in {@code queries/export/}, named without {@code .sql}, to a writer. */
    static void each(Database database, String file, RowWriter writer, Object... values) throws IOException {
        each(database, Sql.of(Resource.text(ExportRows.class, "/queries/export/" + file + ".sql"), values), writer);
    }

    /** Passes each row of a query to a writer. */
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
