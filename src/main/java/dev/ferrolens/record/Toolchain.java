package dev.ferrolens.record;

import dev.ferrolens.message.FerrolensException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The compiler toolchain that records.
 *
 * @param name its name in rustup; empty for the one that the project's folder or the PATH selects
 * @param version the output of {@code rustc --version}
 */
record Toolchain(Optional<String> name, String version) {
    /**
     * Returns the toolchain for a project: the one that was asked for, or else the one that the project pins, or else a
     * nightly one, or else the active one.
     *
     * @throws FerrolensException if it is not installed
     */
    static Toolchain find(Path project, Optional<String> asked) {
        Optional<String> name = asked;
        if (asked.isEmpty()) {
            name = choose(rustup(project, "show", "active-toolchain"), rustup(project, "toolchain", "list"));
        }
        Toolchain unknown = new Toolchain(name, "");
        Program.Outcome rustc = quietly(project, unknown.command(List.of("rustc", "--version")));
        if (rustc.failed()) {
            throw new FerrolensException("The compiler that " + name.map(toolchain -> "rustup calls " + toolchain)
                    .orElse("the folder " + project + " asks for") + " does not run: "
                    + CargoOutput.errors(rustc.err()) + ".");
        }
        return new Toolchain(name, rustc.out().strip());
    }

    /**
     * Returns a nightly toolchain, if one is installed and the project does not pin another.
     *
     * @param active the output of {@code rustup show active-toolchain} in the project's folder
     * @param installed the output of {@code rustup toolchain list}, one toolchain on each line
     */
    static Optional<String> choose(String active, String installed) {
        if (active.contains("overrid")) {
            return Optional.empty();
        }
        List<String> nightlies = installed.lines().map(line -> line.strip().split(" ")[0])
                .filter(name -> name.startsWith("nightly")).sorted().toList();
        // Toolchains with a date sort first; they were installed for special reasons.
        return nightlies.isEmpty() ? Optional.empty() : Optional.of(nightlies.get(nightlies.size() - 1));
    }

    /** Returns the command that runs one of its programs. */
    List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(name.map(toolchain -> List.of("rustup", "run", toolchain))
                .orElse(List.of()));
        command.addAll(words);
        return command;
    }

    /** Returns whether it takes the profiler's flags, which are unstable, only with {@code RUSTC_BOOTSTRAP=1}. */
    boolean needsBootstrap() {
        return !version.contains("-nightly") && !version.contains("-dev");
    }

    /** Returns a description for messages, which says whether it needs {@code RUSTC_BOOTSTRAP}. */
    @Override
    public String toString() {
        return name.map(toolchain -> "the toolchain " + toolchain + ", ").orElse("") + version
                + (needsBootstrap() ? ", which takes the profiler's flags with RUSTC_BOOTSTRAP=1" : "");
    }

    /** Returns the output of rustup; empty if it is not installed. */
    private static String rustup(Path project, String command, String what) {
        try {
            return quietly(project, List.of("rustup", command, what)).out();
        } catch (FerrolensException e) {
            return "";
        }
    }

    private static Program.Outcome quietly(Path project, List<String> words) {
        return Program.run(project, words, Map.of(), OutputStream.nullOutputStream());
    }
}
