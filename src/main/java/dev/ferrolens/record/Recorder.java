package dev.ferrolens.record;

import dev.ferrolens.ProfileException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs cargo so that rustc records. */
final class Recorder {
    private final Recording recording;
    private final PrintStream live;
    private final Toolchain toolchain;
    private final CargoProject cargo;
    private final Path folder;
    private final Path wrapper;
    private final Path built;
    private final Set<String> complaints = new LinkedHashSet<>();

    private Recorder(Recording recording, PrintStream live) {
        this.recording = recording;
        this.live = live;
        this.toolchain = Toolchain.find(recording.project(), recording.toolchain());
        this.cargo = project();
        this.folder = freshFolder(cargo.target().resolve("ferrolens"));
        this.wrapper = folder.resolve("wrapper");
        this.built = folder.resolve("build");
    }

    /** Records; returns the folder with the recordings. */
    static Path record(Recording recording, PrintStream live) {
        return new Recorder(recording, live).record();
    }

    private Path record() {
        live.println("Recording " + recording.project() + " with " + toolchain + ", into " + folder + ".");
        try {
            Wrapper.compile(wrapper, toolchain);
            Map<String, String> environment = environment();
            for (int i = 0; i < recording.repetitions(); i++) {
                build(environment);
            }
        } finally {
            tidy();
        }
        if (Files.notExists(folder)) {
            throw new ProfileException("Nothing was recorded of " + recording.project() + ": "
                    + (complaints.isEmpty() ? "cargo compiled nothing" : String.join("; ", complaints)) + ".");
        }
        complaints.forEach(live::println);
        return folder;
    }

    private CargoProject project() {
        Path project = recording.project();
        Program.Outcome metadata = Program.run(project, toolchain.command(List.of("cargo", "metadata",
                "--no-deps", "--format-version", "1")), Map.of(), OutputStream.nullOutputStream());
        if (metadata.failed()) {
            throw new ProfileException("Cargo cannot read the project " + project + ": "
                    + CargoOutput.errors(metadata.err()) + ".");
        }
        return CargoProject.parse(metadata.out(), project.resolve("Cargo.toml"));
    }

    private Map<String, String> environment() {
        Optional<String> other = Wrapper.configured(recording.project(), toolchain);
        other.filter(Wrapper::caches).ifPresent(name -> live.println("The wrapper " + name
                + " is left out, since what comes out of a cache is not compiled."));
        List<String> flags = new ArrayList<>(List.of("-Zself-profile=" + folder));
        flags.addAll(recording.rustcFlags());
        Map<String, String> environment = new HashMap<>(Wrapper.environment(wrapper, flags, recording.isOfWholeTree(),
                toolchain, other.filter(name -> !Wrapper.caches(name))));
        if (recording.isOfWholeTree()) {
            // Cargo's configuration may set it apart from the target folder, and then --target-dir does not move it.
            environment.put("CARGO_BUILD_BUILD_DIR", built.toString());
        }
        return environment;
    }

    private void build(Map<String, String> environment) {
        List<String> words = new ArrayList<>(recording.buildWords());
        if (recording.isOfWholeTree()) {
            words.addAll(List.of("--target-dir", built.toString()));
            deleteTree(built);
        } else {
            clean(environment);
        }
        Program.Outcome build = cargo(words, environment);
        complaints.addAll(CargoOutput.profilerWarnings(build.err()));
        if (build.failed()) {
            throw new ProfileException("The build of " + recording.project() + " failed: "
                    + CargoOutput.errors(build.err()) + "; " + (isAnythingRecorded()
                            ? "what was recorded until then can be opened: " + folder + "."
                            : "nothing was recorded until then."));
        }
    }

    private void clean(Map<String, String> environment) {
        Program.Outcome clean = cargo(recording.cleanWords(cargo), environment);
        if (clean.failed()) {
            throw new ProfileException("The packages that are to be recorded cannot be cleaned: "
                    + CargoOutput.errors(clean.err()) + ".");
        }
    }

    private Program.Outcome cargo(List<String> words, Map<String, String> environment) {
        return Program.run(recording.project(), toolchain.command(words), environment, live);
    }

    /** Leaves nothing behind but recordings, after an interrupt too. */
    private void tidy() {
        boolean interrupted = Thread.interrupted();
        try {
            Files.deleteIfExists(wrapper);
            deleteTree(built);
            // Cargo keeps what rustc complained of, and would show it again.
            if (!recording.isOfWholeTree() && (recording.changesWhatIsBuilt() || !complaints.isEmpty())) {
                clean(Map.of());
            }
            if (!isAnythingRecorded()) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new ProfileException("The folder " + folder + " cannot be tidied: " + e.getMessage() + ".", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isAnythingRecorded() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".mm_profdata"));
        } catch (IOException e) {
            throw new ProfileException("The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The first folder 1, 2, 3, … that is not there yet. */
    static Path freshFolder(Path parent) {
        try {
            Files.createDirectories(parent);
            for (int number = 1;; number++) {
                try {
                    return Files.createDirectory(parent.resolve(String.valueOf(number)));
                } catch (FileAlreadyExistsException e) {
                    // An earlier recording.
                }
            }
        } catch (IOException e) {
            throw new ProfileException("No folder for the recording can be made in " + parent + ": " + e.getMessage()
                    + ".", e);
        }
    }

    private static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ProfileException("The folder " + folder + " cannot be deleted: " + e.getMessage() + ".", e);
        }
    }
}
