package dev.ferrolens.shell;

import dev.ferrolens.file.FileName;
import dev.ferrolens.file.Resource;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.store.Database;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Runs the command line, {@code java -jar ferrolens.jar}. Without a command it opens JShell on the files. */
@Command(
        name = "ferrolens.jar",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Shows why a Rust crate is slow to compile, from the profiles that rustc records.")
public final class Main implements Runnable {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final List<Class<?>> COMMANDS = List.of(ReportCommand.class, QueryCommand.class,
            QueriesCommand.class,
            SqlCommand.class, CompareCommand.class, ExportCommand.class, RecordCommand.class, SkillCommand.class);

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description = "Profiles (.mm_profdata) or Chrome traces, plain or .gz, or folders of them. Opens JShell"
                    + " with the session s on these files.")
    private List<String> files = List.of();

    /** Runs a command and exits: 0 on success, 1 on failure, 2 for invalid arguments. */
    public static void main(String[] args) {
        CompletableFuture<Void> database = opensFiles(args) ? Database.preload()
                : CompletableFuture.completedFuture(null);
        int exitCode = run(Output.standard(), new PrintWriter(System.err, true, Charset.defaultCharset()), args);
        database.exceptionally(failure -> null).join();
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Returns whether a command opens files. If so, the database starts while the command line is parsed. */
    private static boolean opensFiles(String... args) {
        return args.length > 1 && !args[0].equals("queries");
    }

    /** Runs a command with data going to one writer and everything else to another; returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new Main());
        commands(args).forEach(commandLine::addSubcommand);
        commandLine.setOut(out).setErr(err);
        commandLine.setParameterExceptionHandler((e, words) -> usageError(e, err));
        commandLine.setExecutionExceptionHandler((e, command, words) -> failure(e, err));
        commandLine.registerConverter(Path.class, Main::path);
        try {
            int exitCode = execute(commandLine, err, args);
            out.flush();
            Output.check();
            return exitCode;
        } catch (Output.Failure e) {
            return failure(e, err);
        } catch (OutOfMemoryError e) {
            err.println("This needs more memory than the " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB that Java may use; start java with a larger -Xmx, or ask for fewer rows.");
            return FAILED;
        }
    }

    private static Path path(String name) {
        try {
            return FileName.path(name);
        } catch (FerrolensException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static int execute(CommandLine commandLine, PrintWriter err, String... args) {
        try {
            return commandLine.execute(args);
        } catch (Output.Failure | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return failure(e, err);
        }
    }

    /** Returns the named command, or else all. Reading the options of all of them takes longer than a small query. */
    private static List<Class<?>> commands(String... args) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(type -> args.length > 0 && type.getAnnotation(Command.class).name().equals(args[0])).toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    private static int usageError(ParameterException e, PrintWriter err) {
        err.println(e.getMessage());
        err.println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        return WRONG_USAGE;
    }

    private static int failure(Throwable e, PrintWriter err) {
        err.println(FerrolensException.of(e).getMessage());
        return FAILED;
    }

    /** Ends a command whose output cannot be written; a reader that closes its pipe early is not a failure. */
    private static int failure(Output.Failure e, PrintWriter err) {
        if (e.isClosedPipe()) {
            return 0;
        }
        err.println(e.message());
        return FAILED;
    }

    @Override
    public void run() {
        Prompt.start(files);
    }

    /** Reads the version, which the build writes from pom.xml. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Ferrolens " + Resource.text(Main.class, "version.txt").strip()};
        }
    }
}
