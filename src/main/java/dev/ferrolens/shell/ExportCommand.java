package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.export.Export;
import dev.ferrolens.export.TraceOptions;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a session for another tool. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = "Writes a Chrome trace, folded stacks or speedscope JSON, to standard output unless --out is"
                + " given, or writes a DuckDB database or a folder of Parquet files.")
final class ExportCommand implements Callable<Integer> {
    /** The formats that can be written. */
    enum Kind { trace, folded, speedscope, database, parquet }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*", description = "Profiles, or folders of them.")
    private List<String> files;

    @Option(names = "--out", paramLabel = "PATH",
            description = "The file to write, or the folder for parquet. Text is gzipped if the name ends in .gz.")
    private Path out;

    @Option(names = "--minimum-duration", paramLabel = "MICROSECONDS", defaultValue = "0",
            description = "Omit events shorter than this from a trace.")
    private long minimumMicros;

    @Option(names = "--collapse-threads",
            description = "Put threads that do not overlap in time on one row of a trace.")
    private boolean collapseThreads;

    @Override
    public Integer call() throws IOException {
        boolean isText = kind != Kind.database && kind != Kind.parquet;
        if (!isText && out == null) {
            throw new ParameterException(spec.commandLine(),
                    "The format " + kind + " cannot be printed; name a file or folder with --out.");
        }
        if (kind != Kind.trace && (minimumMicros != 0 || collapseThreads)) {
            throw new ParameterException(spec.commandLine(),
                    "--minimum-duration and --collapse-threads apply to trace only, not to " + kind + ".");
        }
        Duration minimum = Duration.of(minimumMicros, ChronoUnit.MICROS);
        TraceOptions options = new TraceOptions(minimum, collapseThreads);
        try (Session s = Ferrolens.open(files.toArray(new String[0]))) {
            if (out == null) {
                print(s.export(), options, spec.commandLine().getOut());
            } else {
                write(s.export(), options);
            }
        }
        return 0;
    }

    private void print(Export export, TraceOptions options, PrintWriter to) throws IOException {
        switch (kind) {
            case trace -> export.trace(to, options);
            case folded -> export.folded(to);
            case speedscope -> export.speedscope(to);
            default -> throw new IllegalStateException(kind + " is no text");
        }
    }

    private void write(Export export, TraceOptions options) {
        switch (kind) {
            case trace -> export.trace(out, options);
            case folded -> export.folded(out);
            case speedscope -> export.speedscope(out);
            case database -> export.database(out);
            case parquet -> export.parquet(out);
        }
    }
}
