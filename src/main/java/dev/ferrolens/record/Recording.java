package dev.ferrolens.record;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import dev.ferrolens.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A build of a cargo project to be recorded; {@code Ferrolens.recording} returns it.
 *
 * <pre>{@code
 * recording("path/to/project").release().llvm().open()
 * recording(".").packageName("app").bin("server").features("tls").repetitions(3).open()
 * }</pre>
 *
 * <p>By default, it builds what {@code cargo build} builds in the folder, in the dev profile. The crates of the
 * project's own packages are recorded, and their dependencies are built as usual, or reused if already built. Events
 * are recorded with their arguments, which are the names of functions, generics and traits.
 *
 * <p>The flags that the environment and cargo's configuration set for rustc stay in effect. Cargo does not see the
 * profiler's flags, so it builds the same as without them, and the next build reuses the results.
 *
 * <p>Recordings are immutable: each method returns a new one. Nothing runs before {@link #open} or {@link #run}.
 *
 * @see <a href="https://doc.rust-lang.org/cargo/commands/cargo-build.html">cargo build</a>
 */
public final class Recording {
    /** The names of {@code -Zself-profile-events} that turn arguments on. */
    private static final List<String> ARGUMENTS = List.of("args", "all", "query-keys", "function-args");

    /** The name of {@code -Zself-profile-events} for cache hits. */
    private static final String HITS = "query-cache-hit";

    private final Path project;
    private final List<String> cargo;
    private final List<String> rustc;
    private final List<String> events;
    private final boolean wholeTree;
    private final int repetitions;
    private final Optional<String> toolchain;

    private Recording(Path project, List<String> cargo, List<String> rustc, List<String> events, boolean wholeTree,
            int repetitions, Optional<String> toolchain) {
        this.project = project;
        this.cargo = cargo;
        this.rustc = rustc;
        this.events = events;
        this.wholeTree = wholeTree;
        this.repetitions = repetitions;
        this.toolchain = toolchain;
    }

    /**
     * Returns the build of a project.
     *
     * @param project the folder of the project, or its {@code Cargo.toml}
     * @throws FerrolensException if there is no {@code Cargo.toml}
     */
    public static Recording of(Path project) {
        Path folder = project.endsWith("Cargo.toml") ? project.toAbsolutePath().getParent() : project;
        if (!Files.isRegularFile(folder.resolve("Cargo.toml"))) {
            throw new FerrolensException("The folder " + folder + " is not a cargo project: it has no Cargo.toml.");
        }
        try {
            return new Recording(folder.toRealPath(), List.of(), List.of(), List.of("default", "args"), false, 1,
                    Optional.empty());
        } catch (IOException e) {
            throw FerrolensException.ofReading(folder, e);
        }
    }

    /** Builds this package of a workspace; may be called for several packages. */
    public Recording packageName(String name) {
        return cargoArguments("--package", name);
    }

    /** Builds this binary, and the package's library for it. */
    public Recording bin(String name) {
        return cargoArguments("--bin", name);
    }

    /** Builds the library only. */
    public Recording lib() {
        return cargoArguments("--lib");
    }

    /** Builds this integration test: a file of {@code tests/}. */
    public Recording test(String name) {
        return cargoArguments("--test", name);
    }

    /** Builds this example. */
    public Recording example(String name) {
        return cargoArguments("--example", name);
    }

    /** Builds in the release profile instead of the dev profile. */
    public Recording release() {
        return profile("release");
    }

    /** Builds in the given profile of {@code Cargo.toml} instead of {@code dev}. */
    public Recording profile(String name) {
        return cargoArguments("--profile", name);
    }

    /** Turns features on. */
    public Recording features(String... names) {
        return cargoArguments("--features", String.join(",", names));
    }

    /** Turns all features on. */
    public Recording allFeatures() {
        return cargoArguments("--all-features");
    }

    /** Turns the default features off. */
    public Recording noDefaultFeatures() {
        return cargoArguments("--no-default-features");
    }

    /**
     * Records dependencies, build scripts and proc macros too: the whole build from scratch, in a separate target
     * folder that is deleted afterwards. By default, the project's own packages are cleaned with {@code cargo clean
     * --package}, and only they are recorded.
     */
    public Recording wholeTree() {
        return new Recording(project, cargo, rustc, events, true, repetitions, toolchain);
    }

    /**
     * Records the arguments of events: the names of functions, generics and traits. This is the default unless events
     * are set.
     */
    public Recording args() {
        return withEvents(plus(events, List.of("args")));
    }

    /**
     * Records LLVM's passes too, each with the function that it ran on. LLVM also writes its time trace, with the time
     * of each function's machine code, to a file {@code CRATE-PID.llvm_timings.json} beside the recording.
     */
    public Recording llvm() {
        return withEvents(plus(events, List.of("llvm")));
    }

    /**
     * Records each cache hit of a query with its arguments, by which all users of each instance are known and not the
     * first alone: several times the size. What is recorded so is opened with its instants.
     */
    public Recording graph() {
        return withEvents(plus(events, List.of(HITS)));
    }

    /** Records everything there is, each cache hit included: many times the size. */
    public Recording all() {
        return withEvents(plus(events, List.of("all")));
    }

    /** Records these events of {@code -Zself-profile-events}, instead of {@code default} and {@code args}. */
    public Recording events(String... names) {
        return withEvents(List.of(names));
    }

    private Recording withEvents(List<String> names) {
        return new Recording(project, cargo, rustc, names.stream().distinct().toList(), wholeTree, repetitions,
                toolchain);
    }

    /**
     * Counts something other than time, such as {@code instructions:u}, which varies less between runs. This works on
     * Linux on x86-64 only, and the kernel must permit it; rustc prints a warning if it does not.
     */
    public Recording counter(String name) {
        return rustcArguments("-Zself-profile-counter=" + name);
    }

    /**
     * Builds several times, so that {@link Session#compareTo} can distinguish noise from change. The session contains
     * each compilation that often, and its sums are over all of them.
     */
    public Recording repetitions(int times) {
        if (times < 1) {
            throw new FerrolensException("A build cannot be repeated " + times
                    + " times; the number must be 1 or more.");
        }
        return new Recording(project, cargo, rustc, events, wholeTree, times, toolchain);
    }

    /**
     * Passes more arguments to rustc for the recorded crates. Since cargo does not see them, the results are deleted
     * after the recording.
     */
    public Recording rustcArguments(String... words) {
        return new Recording(project, cargo, plus(rustc, List.of(words)), events, wholeTree, repetitions, toolchain);
    }

    /** Passes more arguments to {@code cargo build}. */
    public Recording cargoArguments(String... words) {
        return new Recording(project, plus(cargo, List.of(words)), rustc, events, wholeTree, repetitions, toolchain);
    }

    /**
     * Records with a toolchain, named as in rustup. By default, it is the one that the project pins, or else a nightly
     * one, or else the active one; a stable toolchain gets {@code RUSTC_BOOTSTRAP=1}.
     */
    public Recording toolchain(String name) {
        return new Recording(project, cargo, rustc, events, wholeTree, repetitions, Optional.of(name));
    }

    /**
     * Builds the project, copies cargo's output to standard error, and opens the recordings.
     *
     * @throws FerrolensException as {@link #run} does
     */
    public Session open() {
        return Sessions.open(run());
    }

    /**
     * Builds the project, and copies cargo's output to standard error. If rustc panics while it records arguments,
     * builds again without them. Waits while another recording of the same target folder runs.
     *
     * <p>Beside each recording {@code CRATE-PID.mm_profdata}, a file {@code CRATE-PID.process.json} has the processor
     * time and memory that rustc used, the number of cores, and the folder of the project.
     *
     * @return the new folder with the recordings: {@code ferrolens/NUMBER} in cargo's target folder
     * @throws FerrolensException if cargo is missing or the build fails. If it fails, the message has cargo's errors,
     *     and names the folder with what was recorded until then
     */
    public Path run() {
        return Recorder.record(this, System.err);
    }

    /** Returns a description: the cargo command, and what it records. */
    @Override
    public String toString() {
        return String.join(" ", buildWords()) + " in " + project + ", with " + String.join(" ", rustcFlags())
                + (wholeTree ? " for the whole tree" : " for its own packages")
                + (repetitions == 1 ? "" : ", " + repetitions + " times") + "; open() records it";
    }

    Path project() {
        return project;
    }

    boolean isOfWholeTree() {
        return wholeTree;
    }

    int repetitions() {
        return repetitions;
    }

    Optional<String> toolchain() {
        return toolchain;
    }

    /**
     * Returns whether rustc gets arguments that cargo does not see, so that its results differ from what cargo expects.
     */
    boolean changesWhatIsBuilt() {
        return rustc.stream().anyMatch(word -> !word.startsWith("-Zself-profile"));
    }

    List<String> buildWords() {
        return plus(List.of("cargo", "build"), cargo);
    }

    /**
     * Returns the command that cleans the packages to be recorded, in the chosen profile and for the chosen target.
     * Without a package, cargo would delete the whole target folder.
     *
     * @throws FerrolensException if there is no package to clean
     */
    List<String> cleanWords(CargoProject from) {
        CargoArguments words = CargoArguments.parse(cargo);
        return plus(plus(List.of("cargo", "clean"), words.forClean()),
                words.packages(from, project).stream().flatMap(name -> Stream.of("--package", name)).toList());
    }

    /** Returns the flags for rustc, except for the one with the folder. */
    List<String> rustcFlags() {
        return plus(plus(List.of("-Zself-profile-events=" + String.join(",", events)),
                events.contains("llvm") ? List.of("-Zllvm-time-trace") : List.of()), rustc);
    }

    /** Returns whether the arguments of events are recorded. */
    boolean recordsArguments() {
        return !Collections.disjoint(events, ARGUMENTS);
    }

    /** Returns whether the instantiation graph is to be exact. */
    boolean recordsHits() {
        return events.contains(HITS) && recordsArguments();
    }

    private static List<String> plus(List<String> words, List<String> more) {
        return Stream.concat(words.stream(), more.stream()).toList();
    }
}
