package dev.ferrolens.store;

import dev.ferrolens.input.Inputs;
import dev.ferrolens.input.Warning;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.ProfileReader;
import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBResultSetMetaData;
import org.duckdb.StatementReturnType;

/**
 * The embedded DuckDB of a session: in memory, with the tables of {@code queries/store/schema.sql} and a table function
 * {@code read_mm_profdata('file')}.
 *
 * <p>Safe for use by several threads, which wait for each other. The interruption of a thread stops its query.
 */
public final class Database implements AutoCloseable {
    /** The bytes after the checksum of 8 bytes at the start of a database file; see DuckDB's {@code MainHeader}. */
    private static final byte[] MAGIC = {'D', 'U', 'C', 'K'};
    private static final int MAGIC_OFFSET = 8;

    private final Connection connection;
    private final SerialExecutor turns = new SerialExecutor(this::stop);
    private volatile Statement running;
    private final LateTables lateTables;

    private Database(Connection connection, LateTables lateTables) {
        this.connection = connection;
        this.lateTables = lateTables;
    }

    /**
     * Starts unpacking and loading the driver's native library, which takes a third of a second, in the background. The
     * process must not exit before that is done, since the driver would leave an incomplete file.
     */
    public static CompletableFuture<Void> preload() {
        return CompletableFuture.runAsync(() -> empty().close());
    }

    /**
     * Returns a database with the tables of a session.
     *
     * @param reading the reader of the recordings; meanwhile DuckDB starts, which takes as long as reading a large file
     * @throws FerrolensException if they cannot be read, or DuckDB cannot be started or fill its tables
     */
    public static Database ofRecordings(Supplier<Inputs> reading) {
        CompletableFuture<Connection> starting = CompletableFuture.supplyAsync(Database::connect);
        try {
            Inputs inputs = reading.get();
            Connection connection = starting.join();
            return new Database(connection, load(inputs, connection));
        } catch (RuntimeException | Error e) {
            CompletableFuture<Void> unused = starting.thenAccept(Database::close);
            throw e;
        }
    }

    /**
     * Returns the tables of a file that {@code s.export().database(file)} wrote, and does not change it.
     *
     * @throws FerrolensException if it is no database, or a database of another program
     */
    public static Database ofFile(Path file) {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH " + Quoted.path(file) + " AS session (READ_ONLY)");
            statement.execute("USE session");
            if (!Schema.ofSession().isIn(connection)) {
                throw new FerrolensException("The file " + file + " is a DuckDB database, but none that this version of"
                        + " Ferrolens wrote; open the recordings, and export them again.");
            }
            return new Database(connection, LateTables.filled(connection));
        } catch (SQLException e) {
            close(connection);
            throw new FerrolensException("The database " + file + " cannot be opened: " + firstLine(e) + ".", e);
        } catch (FerrolensException e) {
            close(connection);
            throw e;
        }
    }

    /** Returns a database with the tables of a comparison, {@code queries/store/comparison.sql}, empty. */
    public static Database forComparison() {
        Database database = empty();
        try {
            Schema.read("comparison.sql").create(database.connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of a comparison could not be made", e);
        }
        return database;
    }

    /** Returns a database without tables. */
    public static Database empty() {
        Connection connection = connect();
        return new Database(connection, LateTables.filled(connection));
    }

    /** Starts DuckDB; the first time in a process takes a while. */
    private static Connection connect() {
        Properties properties = new Properties();
        // All extensions in use are linked in, so none is downloaded.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("errors_as_json", "true");
        try {
            Connection connection = Driver.connect(properties);
            ColumnScan.register(connection, "read_mm_profdata", ProfileColumns.eventWithKeyText(), file -> {
                Profile profile = ProfileReader.read(Path.of(file));
                return part(ProfileColumns.of(profile), p -> p.profile().intervals().size());
            });
            return connection;
        } catch (SQLException e) {
            throw new FerrolensException("DuckDB could not be started: " + firstLine(e) + ".", e);
        }
    }

    /** Creates the tables of a session and fills all but the late tables. */
    private static LateTables load(Inputs inputs, Connection connection) {
        List<ProfileColumns> session = ProfileColumns.of(inputs.compilations());
        List<ProfileColumns.Label> labels = ProfileColumns.labels(session);
        List<Warning> warnings = inputs.warnings();
        Loading loading = new Loading(session, connection);
        try {
            loading.register("loaded_compilation", ProfileColumns.compilation(), p -> 1);
            loading.register("loaded_extern", ProfileColumns.extern(), ProfileColumns::externs);
            loading.register("loaded_event", ProfileColumns.packedEvent(), p -> p.profile().intervals().size());
            loading.register("loaded_cache_hit", ProfileColumns.cacheHit(), p -> p.profile().cacheHits().size());
            loading.register("loaded_artifact", ProfileColumns.artifact(), p -> p.profile().artifacts().size());
            loading.register("loaded_instant", ProfileColumns.instant(), p -> p.profile().instants().size());
            ColumnScan.register(connection, "loaded_warning", ProfileColumns.warning(),
                    List.of(new ColumnScan.Part<>(warnings, warnings.size())));
            ColumnScan.register(connection, "loaded_label", ProfileColumns.Label.columns(),
                    List.of(new ColumnScan.Part<>(labels, labels.size())));
            Schema.ofSession().create(connection);
            Script.run("macros.sql", connection);
            Script.fill("load.sql", connection);
            return new LateTables(session, connection);
        } catch (SQLException e) {
            throw new FerrolensException("DuckDB cannot fill the tables of the session: " + firstLine(e) + ".", e);
        }
    }

    private record Loading(List<ProfileColumns> session, Connection connection) {
        void register(String name, List<Column<ProfileColumns>> columns, Function<ProfileColumns, Integer> size)
                throws SQLException {
            ColumnScan.register(connection, name, columns, session.stream().map(p -> part(p, size)).toList());
        }
    }

    private static ColumnScan.Part<ProfileColumns> part(ProfileColumns rows, Function<ProfileColumns, Integer> size) {
        return new ColumnScan.Part<>(rows, size.apply(rows));
    }

    /** Appends rows to a table: numbers, texts or nulls, in the order of its columns. */
    public void insert(String table, List<List<Object>> rows) {
        turns.takeAnyway(() -> append(table, rows));
    }

    private void append(String table, List<List<Object>> rows) {
        try (DuckDBAppender appender = ((DuckDBConnection) connection)
                .createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            for (List<Object> row : rows) {
                appender.beginRow();
                for (Object value : row) {
                    if (value == null) {
                        appender.appendNull();
                    } else if (value instanceof Integer number) {
                        appender.append(number);
                    } else if (value instanceof Long number) {
                        appender.append(number);
                    } else {
                        appender.append((String) value);
                    }
                }
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the table " + table + " could not be filled", e);
        }
    }

    /** Returns whether a file begins like a DuckDB database. */
    public static boolean isDatabase(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(MAGIC_OFFSET);
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the names of the late tables that have been filled. */
    Set<String> filled() {
        return lateTables.filled();
    }

    /** Copies all tables to another place. */
    public interface Copy {
        /** Copies the tables by statements of this connection, whose settings it restores. */
        void run(Connection connection) throws SQLException;
    }

    /**
     * Fills all tables and has them copied.
     *
     * @param place the file or folder to copy to, for the message
     * @throws FerrolensException if DuckDB cannot write them, with DuckDB's reason; if this thread is interrupted
     */
    public void copy(Path place, Copy copy) {
        take(() -> {
            lateTables.fillAll();
            copy.run(connection);
            return null;
        }, e -> "The tables cannot be written to " + place + ": " + SqlError.of(e).writeFailure() + ".");
    }

    /**
     * Returns a function from the numbers of keys to their texts, as in the table {@code key_text}: the arguments, each
     * but the first after a character U+001E. Not safe for use by several threads.
     */
    public IntFunction<String> keyTexts() {
        return lateTables.keyArguments().<IntFunction<String>>map(texts -> texts::text).orElseGet(() -> query(Script
                .text("key-texts.sql"), List.of(), rows -> {
                    Map<Integer, String> texts = new HashMap<>();
                    while (rows.next()) {
                        texts.put(rows.getInt(1), rows.getString(2));
                    }
                    return texts::get;
                }));
    }

    /** Reads the rows of a query. */
    public interface Reader<R> {
        /** Reads rows until there are no more. */
        R read(ResultSet rows) throws SQLException;
    }

    /**
     * Runs a query with its values bound.
     *
     * @throws FerrolensException if DuckDB refuses it, with DuckDB's reason; if this thread is interrupted, which stops
     *     the query
     */
    public <R> R query(String sql, List<Object> values, Reader<R> reader) {
        return query(sql, values, List.of(), reader);
    }

    /**
     * Runs a query with its values bound.
     *
     * @param written the parts of the query that the user wrote, which the message cites if DuckDB refuses it
     * @throws FerrolensException if DuckDB refuses it, with DuckDB's reason; if there are more values than
     *     placeholders, or less; if this thread is interrupted, which stops the query
     */
    public <R> R query(String sql, List<Object> values, List<String> written, Reader<R> reader) {
        return take(() -> {
            lateTables.fillFor(sql);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                running = statement;
                bind(statement, values);
                try (ResultSet rows = statement.executeQuery()) {
                    return reader.read(rows);
                }
            } finally {
                running = null;
            }
        }, e -> SqlError.of(e).refusal(sql, written));
    }

    /** Binds values, after checking their number, since DuckDB takes missing ones for NULL. */
    private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        int placeholders = statement.getParameterMetaData().getParameterCount();
        if (placeholders != values.size()) {
            throw new FerrolensException("The SQL has " + placeholders + " placeholders, and " + values.size()
                    + " values were given: give one value for each, in their order.");
        }
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            boolean isText = value instanceof CharSequence || value instanceof Character || value instanceof Enum
                    || value instanceof Path;
            statement.setObject(i + 1, isText ? value.toString() : value);
        }
    }

    /**
     * Returns whether DuckDB takes a text for one SELECT, or for a statement that can replace it, such as VALUES or
     * DESCRIBE.
     */
    public boolean isSelect(String sql) {
        return query("SELECT json_extract_string(parsed, '$.error_type'), json_array_length(parsed, '$.statements')"
                + " FROM (SELECT json_serialize_sql(?) AS parsed)", List.of(sql), rows -> {
                    rows.next();
                    // Text that is no SQL fails as a SELECT does.
                    return !"not implemented".equals(rows.getString(1)) && rows.getInt(2) <= 1;
                });
    }

    /** Reads the result of a statement without rows. */
    public interface ChangeReader<R> {
        /** Reads the number of rows that it changed or wrote; -1 if it changes none. */
        R read(long changed);
    }

    /**
     * Runs a statement other than SELECT.
     *
     * @throws FerrolensException as {@link #query}
     */
    public <R> R execute(String sql, List<Object> values, Reader<R> reader, ChangeReader<R> changes) {
        return take(() -> {
            lateTables.fillFor(sql);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                running = statement;
                bind(statement, values);
                boolean changesRows = statement.getMetaData() instanceof DuckDBResultSetMetaData meta
                        && meta.getReturnType() == StatementReturnType.CHANGED_ROWS;
                if (!statement.execute()) {
                    return changes.read(changesRows ? statement.getLargeUpdateCount() : -1);
                }
                try (ResultSet rows = statement.getResultSet()) {
                    return reader.read(rows);
                }
            } finally {
                running = null;
            }
        }, e -> SqlError.of(e).refusal(sql, List.of(sql)));
    }

    private <R> R take(Callable<R> work, Function<SQLException, String> sentence) {
        try {
            return turns.take(() -> {
                if (connection.isClosed()) {
                    throw new FerrolensException("The session is closed; open it again.");
                }
                return work.call();
            });
        } catch (SQLException e) {
            // The driver has an error of its own for text that does not fit into memory.
            throw String.valueOf(e.getMessage()).contains("Java heap space")
                    ? ofMemory(e)
                    : new FerrolensException(sentence.apply(e), e);
        } catch (OutOfMemoryError e) {
            throw ofMemory(e);
        } catch (Exception | StackOverflowError e) {
            throw FerrolensException.of(e);
        }
    }

    private static FerrolensException ofMemory(Throwable e) {
        return new FerrolensException("The answer needs more memory than the "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB that Java may use; start java with a larger -Xmx, or ask for less.", e);
    }

    private void stop() {
        Statement statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException e) {
            // The database is closed, so there is nothing to stop.
        }
    }

    private static String firstLine(SQLException e) {
        return SqlError.of(e).firstLine();
    }

    /** Closes the database; results that were read from it stay valid. */
    @Override
    public void close() {
        turns.end(() -> close(connection));
    }

    private static void close(Connection connection) {
        try {
            connection.close();
            // The driver keeps a list of all registered functions.
            DuckDBDriver.clearFunctionsRegistry();
        } catch (SQLException e) {
            throw new FerrolensException("DuckDB could not be closed: " + firstLine(e) + ".", e);
        }
    }
}
