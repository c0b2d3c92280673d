package dev.ferrolens.record;

import dev.ferrolens.message.FerrolensException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The compiler that records.
 *
 * @param name what rustup calls it; empty for the one that the project's folder, or the PATH, gives
 * @param version what {@code rustc --version} prints
 */
record Toolchain(Optional<String> name, String version) {
    /**
     * The toolchain for a project: the one that was asked for; else the one that the project pins, since it is the one
     * to be measured; else a nightly one; else what is there.
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
     * A nightly toolchain, if one is installed and the project does not pin another.
     *
     * @param active what {@code rustup show active-toolchain} prints in the project's folder
     * @param installed what {@code rustup toolchain list} prints: one a line
     */
    static Optional<String> choose(String active, String installed) {
        if (active.contains("overrid")) {
            return Optional.empty();
        }
        List<String> nightlies = installed.lines().map(line -> line.strip().split(" ")[0])
                .filter(name -> name.startsWith("nightly")).sorted().toList();
        // A dated one, which sorts before, was installed for a reason of its own.
        return nightlies.isEmpty() ? Optional.empty() : Optional.of(nightlies.get(nightlies.size() - 1));
    }

    /** The words that run one of its programs. */
    List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(name.map(toolchain -> List.of("rustup", "run", toolchain))
                .orElse(List.of()));
        command.addAll(words);
        return command;
    }

    /** Whether it takes the profiler's flags, which are unstable, only with {@code RUSTC_BOOTSTRAP=1}. */
    boolean needsBootstrap() {
        return !version.contains("-nightly") && !version.contains("-dev");
    }

    /** Returns which compiler it is, and whether it needs {@code RUSTC_BOOTSTRAP}, as a message. */
    @Override
    public String toString() {
        return name.map(toolchain -> "the toolchain " + toolchain + ", ").orElse("") + version
                + (needsBootstrap() ? ", which takes the profiler's flags with RUSTC_BOOTSTRAP=1" : "");
    }

    /** What rustup prints; nothing where it is not installed. */
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
