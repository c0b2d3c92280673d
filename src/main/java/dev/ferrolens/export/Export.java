package dev.ferrolens.export;

import dev.ferrolens.file.FileName;
import dev.ferrolens.file.NewFile;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.store.Database;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Writes a session to files for other tools. An existing file is replaced, but stays unchanged if anything fails. Text
 * is gzipped if the file's name ends in {@code .gz}.
 *
 * <pre>{@code
 * s.export().trace("trace.json.gz")       // ui.perfetto.dev, chrome://tracing
 * s.export().folded("stacks.folded")      // inferno-flamegraph, flamegraph.pl
 * s.export().speedscope("s.json")         // www.speedscope.app
 * s.export().database("s.duckdb")         // the duckdb shell, and open("s.duckdb")
 * s.export().parquet("folder")            // whatever reads Parquet
 * }</pre>
 *
 * <p>All methods throw a {@link FerrolensException} if the file cannot be written.
 */
public final class Export {
    private final Database database;

    /** Creates the exports of a session. */
    public Export(Database database) {
        this.database = database;
    }

    /**
     * Writes a Chrome trace: every event with its arguments and its times in nanoseconds, threads and crates by name,
     * sizes as counters. {@code Ferrolens.open} reads it back with the same times, nesting and keys, but without cache
     * hits, sizes and the command line. An event without duration at the very end of another one is then nested in it.
     */
    public void trace(Path file) {
        trace(file, TraceOptions.WHOLE);
    }

    /** Writes the same to a file given by name. */
    public void trace(String file) {
        trace(FileName.path(file));
    }

    /** Writes a Chrome trace without short events, or with fewer rows. */
    public void trace(Path file, TraceOptions options) {
        NewFile.writeText(file, out -> trace(out, options));
    }

    /** Writes the same to a file given by name. */
    public void trace(String file, TraceOptions options) {
        trace(FileName.path(file), options);
    }

    /** Writes a Chrome trace as text, without closing the writer. */
    public void trace(Writer out, TraceOptions options) throws IOException {
        FerrolensException.requireGiven(out, "writer");
        ChromeTrace.write(database, FerrolensException.requireGiven(options, "options"), out);
    }

    /**
     * Writes folded stacks: lines {@code rustc;label;label… self_ns}, sorted. The line {@code rustc} is the time of
     * threads between their events. The line {@code rustc;…} is the time of all stacks that are deeper than 500 labels
     * or longer than 10,000 characters. The SQL is {@code queries/folded-stacks.sql}.
     */
    public void folded(Path file) {
        NewFile.writeText(file, this::folded);
    }

    /** Writes the same to a file given by name. */
    public void folded(String file) {
        folded(FileName.path(file));
    }

    /** Writes folded stacks as text, without closing the writer. */
    public void folded(Writer out) throws IOException {
        FoldedStacks.write(database, FerrolensException.requireGiven(out, "writer"));
    }

    /** Writes the JSON of www.speedscope.app: a profile for each thread of each compilation, in nanoseconds. */
    public void speedscope(Path file) {
        NewFile.writeText(file, this::speedscope);
    }

    /** Writes the same to a file given by name. */
    public void speedscope(String file) {
        speedscope(FileName.path(file));
    }

    /** Writes the JSON of www.speedscope.app as text, without closing the writer. */
    public void speedscope(Writer out) throws IOException {
        Speedscope.write(database, FerrolensException.requireGiven(out, "writer"));
    }

    /**
     * Writes a DuckDB database with all tables and views of the session. {@code Ferrolens.open} opens it without the
     * recordings, and the files of {@code queries/} run on it unchanged.
     */
    public void database(Path file) {
        DatabaseFile.write(database, file);
    }

    /** Writes the same to a file given by name. */
    public void database(String file) {
        database(FileName.path(file));
    }

    /**
     * Writes a new folder with a folder of Parquet files for each table, such as {@code
     * event/crate=NAME/data_0.parquet}. Rows that belong to a compilation are partitioned by its crate; rows of other
     * tables, such as {@code key}, are in one {@code data.parquet}. The columns are those of {@link
     * dev.ferrolens.session.Session#schema}.
     *
     * <pre>{@code
     * SELECT crate, sum(self_ns)
     * FROM read_parquet('folder/event/crate=inventory/data_0.parquet', hive_partitioning = true)
     * GROUP BY crate
     * }</pre>
     *
     * @throws FerrolensException if the folder is not empty
     */
    public void parquet(Path folder) {
        ParquetFolder.write(database, folder);
    }

    /** Writes the same to a folder given by name. */
    public void parquet(String folder) {
        parquet(FileName.path(folder));
    }
}
