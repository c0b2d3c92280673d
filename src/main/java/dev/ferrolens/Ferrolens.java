package dev.ferrolens;

import dev.ferrolens.file.FileName;
import dev.ferrolens.file.Resource;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.notebook.Notebook;
import dev.ferrolens.record.Recording;
import dev.ferrolens.session.Session;
import dev.ferrolens.session.Sessions;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens recordings of rustc.
 *
 * <pre>{@code
 * import static dev.ferrolens.Ferrolens.*;
 *
 * var s = open("target/self-profile");
 * }</pre>
 */
public final class Ferrolens {
    static {
        Notebook.register();
    }

    private Ferrolens() {}

    /**
     * Opens recordings as one session.
     *
     * <p>A trace contains a compilation for each of its processes. It lacks cache hits, sizes and the command line, and
     * its times are truncated to microseconds. So open the recordings that it was made from, if you have them.
     *
     * <p>A database file that {@link Session#export} wrote is opened by itself, without the recordings.
     *
     * @param paths {@code .mm_profdata} files and Chrome traces as crox writes them, plain or gzipped, or folders of
     *     these. A corrupt file in a folder causes a warning. Traces in a folder with recordings are not read, since
     *     crox makes them from recordings; a warning says so. To read such a trace, name it. The compiler's counts of
     *     {@code -Zdump-mono-stats} are read from a file {@code CRATE.mono_items.json} that is beside a recording or
     *     named here
     * @return the session; print it for the overview
     * @throws FerrolensException if a file does not exist, a folder contains no recording and no trace, or a file is
     *     neither
     */
    public static Session open(String... paths) {
        return open(FileName.paths(paths));
    }

    /** Opens recordings as one session; see {@link #open(String...)}. */
    public static Session open(Path... paths) {
        return Sessions.open(paths);
    }

    /** Opens recordings and keeps events without duration, such as each cache hit, in the table {@code instant}. */
    public static Session openWithInstants(String... paths) {
        return openWithInstants(FileName.paths(paths));
    }

    /** Opens recordings with events without duration; see {@link #openWithInstants(String...)}. */
    public static Session openWithInstants(Path... paths) {
        return Sessions.openWithInstants(paths);
    }

    /**
     * Builds a cargo project with the profiler on, and opens the recordings. For options, use {@code
     * recording(project).open()}.
     *
     * <p>The project's own packages are cleaned with {@code cargo clean --package}, built by {@code cargo build} in the
     * dev profile, and recorded with the arguments of events. Dependencies are built as usual, or reused if already
     * built.
     *
     * @param project the folder with its {@code Cargo.toml}
     * @throws FerrolensException if cargo is missing or the build fails; what was recorded until then is kept
     */
    public static Session record(String project) {
        return recording(project).open();
    }

    /** Builds a cargo project with the profiler on, and opens the recordings; see {@link #record(String)}. */
    public static Session record(Path project) {
        return recording(project).open();
    }

    /**
     * Returns a build of a cargo project that can be recorded. Its methods set what to build and what to record.
     *
     * <pre>{@code recording(".").release().llvm().open()}</pre>
     *
     * @param project the folder with its {@code Cargo.toml}
     * @throws FerrolensException if there is none
     */
    public static Recording recording(String project) {
        return recording(FileName.path(project));
    }

    /** Returns a build of a cargo project that can be recorded; see {@link #recording(String)}. */
    public static Recording recording(Path project) {
        return Recording.of(FerrolensException.requireGiven(project, "project"));
    }

    /** Prints ten useful lines for the prompt. */
    public static void help() {
        System.out.print(Resource.text(Ferrolens.class, "help.txt"));
    }

    /**
     * Prints what a method or a ready-made query answers, with its columns and an example.
     *
     * <pre>{@code help("functions")}</pre>
     *
     * @throws FerrolensException if there is none of this name; the message has the names that are alike
     */
    public static void help(String name) {
        System.out.println(Help.text(name).stripTrailing());
    }

    /** Returns the names of the methods that {@link #help(String)} knows, sorted. */
    public static List<String> methods() {
        return Help.names();
    }
}
