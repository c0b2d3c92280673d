package dev.ferrolens.export;

import dev.ferrolens.file.Folders;
import dev.ferrolens.file.NewFile;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.store.Database;
import dev.ferrolens.store.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the tables of a session as Parquet files, in a folder for each table. Rows that belong to a compilation are in
 * folders {@code crate=NAME}, as Hive partitions.
 */
final class ParquetFolder {
    /** A table, and whether its rows tell their compilation and their crate. */
    private record Table(String name, boolean hasCompilation, boolean hasCrate) {
        /** Returns a query for the rows, each with the crate of its compilation. */
        String rows() {
            String rows = "FROM " + Quoted.name(name);
            return hasCompilation && !hasCrate
                    ? rows + " JOIN (SELECT compilation, crate FROM compilation) USING (compilation)"
                    : rows;
        }
    }

    private ParquetFolder() {}

    static void write(Database database, Path folder) {
        FerrolensException.requireGiven(folder, "folder");
        try {
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw new FerrolensException("The folder " + folder + " is not empty; name a new one.");
            }
            List<Table> tables = new ArrayList<>();
            ExportRows.each(database, "parquet-tables", row -> tables.add(new Table(
                    row.getString("table_name"), row.getBoolean("has_compilation"), row.getBoolean("has_crate"))));
            Path place = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath();
            Path beside = Files.createTempDirectory(place.getParent(), ".ferrolens");
            try {
                Path whole = Files.createDirectory(beside.resolve("new"));
                database.copy(folder, connection -> copy(tables, whole, connection));
                Files.deleteIfExists(place);
                Files.move(whole, place);
            } finally {
                Folders.delete(beside);
            }
        } catch (IOException e) {
            throw NewFile.failure(folder, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private static void copy(List<Table> tables, Path folder, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table table : tables) {
                copy(table, folder.resolve(table.name), statement);
            }
        }
    }

    private static void copy(Table table, Path folder, Statement statement) throws SQLException {
        boolean isEmpty;
        try (ResultSet one = statement.executeQuery(table.rows() + " LIMIT 1")) {
            isEmpty = !one.next();
        }
        if (table.hasCompilation && !isEmpty) {
            statement.execute("COPY (" + table.rows() + ") TO " + Quoted.path(folder)
                    + " (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (crate))");
            return;
        }
        // An empty table has no partitions, so one file is written that has its columns.
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw NewFile.failure(folder, e);
        }
        statement.execute("COPY (" + table.rows() + ") TO " + Quoted.path(folder.resolve("data.parquet"))
                + " (FORMAT parquet, COMPRESSION zstd)");
    }
}
