package dev.ferrolens.store;

import dev.ferrolens.message.FerrolensException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * A table function over rows in memory that are stored as columns, in one or several parts. Each thread scans one chunk
 * of rows after the other; only the columns that a query reads are written.
 *
 * @param <T> the type of a part's rows
 */
final class ColumnScan<T> implements DuckDBTableFunction<List<ColumnScan.Part<T>>, ColumnScan.Cursor<T>, Object> {
    /** Rows that are stored together, and their number. */
    record Part<T>(T rows, int size) {}

    private final List<Column<T>> columns;
    private final Function<DuckDBTableFunctionBindInfo, List<Part<T>>> parts;

    private ColumnScan(List<Column<T>> columns, Function<DuckDBTableFunctionBindInfo, List<Part<T>>> parts) {
        this.columns = columns;
        this.parts = parts;
    }

    /** Makes {@code name()} a table of these parts. */
    static <T> void register(Connection connection, String name, List<Column<T>> columns, List<Part<T>> parts)
            throws SQLException {
        register(connection, name, columns, () -> parts);
    }

    /** Makes {@code name()} a table of the parts that exist when a query runs. */
    static <T> void register(Connection connection, String name, List<Column<T>> columns,
            Supplier<List<Part<T>>> parts) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(name)
                    .withProjectionPushdown()
                    .withFunction(new ColumnScan<>(columns, info -> parts.get()))
                    .register(connection);
        }
    }

    /** Makes {@code name(text)} a table of the part for the text. */
    static <T> void register(Connection connection, String name, List<Column<T>> columns,
            Function<String, Part<T>> part) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(name)
                    .withParameter(String.class)
                    .withProjectionPushdown()
                    .withFunction(new ColumnScan<>(columns,
                            info -> List.of(part.apply(info.getParameter(0).getString()))))
                    .register(connection);
        }
    }

    @Override
    public List<Part<T>> bind(DuckDBTableFunctionBindInfo info) throws UserMessageException {
        for (Column<T> column : columns) {
            info.addResultColumn(column.name(), column.type());
        }
        try {
            List<Part<T>> found = parts.apply(info);
            info.setCardinality(found.stream().mapToLong(Part::size).sum(), true);
            return found;
        } catch (FerrolensException e) {
            throw new UserMessageException(e.getMessage());
        }
    }

    @Override
    public Cursor<T> init(DuckDBTableFunctionInitInfo info) {
        List<Part<T>> found = info.getBindData();
        info.setMaxThreads(Runtime.getRuntime().availableProcessors());
        int[] wanted = new int[(int) info.getColumnCount()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (int) info.getColumnIndex(i);
        }
        return new Cursor<>(found, wanted);
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter output) throws UserMessageException {
        try {
            return write(info, output);
        } catch (FerrolensException e) {
            throw new UserMessageException(e.getMessage());
        }
    }

    private long write(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter output) {
        Cursor<T> cursor = info.getInitData();
        Range<T> range = cursor.next((int) output.capacity());
        if (range == null) {
            return 0;
        }
        for (int i = 0; i < cursor.wanted.length; i++) {
            // If a query reads no column, as in count(*), the one column has no index.
            if (cursor.wanted[i] >= 0 && cursor.wanted[i] < columns.size()) {
                columns.get(cursor.wanted[i]).writer().write(range.rows, range.from, range.count, output.vector(i));
            }
        }
        return range.count;
    }

    /** The progress of a scan, shared by its threads. */
    static final class Cursor<T> {
        private final List<Part<T>> parts;
        private final int[] wanted;
        private final AtomicInteger nextChunk = new AtomicInteger();

        private Cursor(List<Part<T>> parts, int[] wanted) {
            this.parts = parts;
            this.wanted = wanted;
        }

        private Range<T> next(int capacity) {
            long chunk = nextChunk.getAndIncrement();
            for (Part<T> part : parts) {
                int chunks = (part.size() + capacity - 1) / capacity;
                if (chunk < chunks) {
                    int from = (int) chunk * capacity;
                    return new Range<>(part.rows(), from, Math.min(capacity, part.size() - from));
                }
                chunk -= chunks;
            }
            return null;
        }
    }

    private record Range<T>(T rows, int from, int count) {}

    /** An exception without a stack trace, which DuckDB would put into its message. */
    static final class UserMessageException extends Exception {
        private static final long serialVersionUID = 1;

        UserMessageException(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
