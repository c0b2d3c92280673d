package dev.ferrolens.record;

import dev.ferrolens.message.FerrolensException;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Runs cargo with rustc's profiler on. */
final class Recorder {
    private static final int SECONDS_TO_TIDY = 10;

    private final Recording recording;
    private final Toolchain toolchain;
    private final List<String> clean;
    private final Path folder;
    private final PrintStream live;
    private final Path wrapper;
    private final Path built;
    private final Set<String> complaints = new LinkedHashSet<>();

    private Recorder(Recording recording, Toolchain toolchain, List<String> clean, Path folder, PrintStream live) {
        this.recording = recording;
        this.toolchain = toolchain;
        this.clean = clean;
        this.folder = folder;
        this.live = live;
        this.wrapper = folder.resolve("wrapper").resolve("rustc-wrapper");
        this.built = folder.resolve("build");
    }

    /** Runs the recording; returns the folder with the recordings. */
    static Path record(Recording recording, PrintStream live) {
        Toolchain toolchain = Toolchain.find(recording.project(), recording.toolchain());
        CargoProject cargo = project(recording.project(), toolchain);
        // Fails before anything is deleted if there is no package to clean.
        List<String> clean = recording.isOfWholeTree() ? List.of() : recording.cleanWords(cargo);
        Path parent = cargo.target().resolve("ferrolens");
        try (OneAtATime turn = OneAtATime.in(parent, live)) {
            try {
                return new Recorder(recording, toolchain, clean, freshFolder(parent), live).record();
            } catch (RustcPanicked e) {
                live.println(e.getMessage());
                return new Recorder(recording.events("default"), toolchain, clean, freshFolder(parent), live).record();
            }
        }
    }

    /** Thrown if the compiler panicked while it recorded arguments, for which it formats whatever it works on. */
    private static final class RustcPanicked extends RuntimeException {
        private static final long serialVersionUID = 1;

        RustcPanicked(String message) {
            super(message);
        }
    }

    private Path record() {
        live.println("Recording " + recording.project() + " with " + toolchain + ", into " + folder + ".");
        Thread worker = Thread.currentThread();
        CountDownLatch tidied = new CountDownLatch(1);
        Thread ending = new Thread(() -> endEarly(worker, tidied));
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            Wrapper.compile(wrapper, toolchain);
            Map<String, String> environment = environment();
            for (int i = 0; i < recording.repetitions(); i++) {
                build(environment);
            }
        } finally {
            try {
                tidy();
            } finally {
                tidied.countDown();
                forget(ending);
            }
        }
        if (Files.notExists(folder)) {
            throw new FerrolensException("Nothing was recorded of " + recording.project() + ": "
                    + (complaints.isEmpty() ? "cargo compiled nothing; if another cargo was building it at the same"
                            + " time, record again when that is done"
                            : String.join("; ", complaints)) + ".");
        }
        complaints.forEach(live::println);
        return folder;
    }

    /** Ends the recording when this process is told to end: waits until cargo has ended and the folder is tidy. */
    private void endEarly(Thread worker, CountDownLatch tidied) {
        worker.interrupt();
        try {
            if (tidied.await(SECONDS_TO_TIDY, TimeUnit.SECONDS)) {
                live.println("Interrupted" + untilThen());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Unregisters a hook. Does not return if this process is ending, since {@link #endEarly} prints the message then.
     */
    private static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            while (true) {
                Thread.interrupted();
                LockSupport.park();
            }
        }
    }

    private static CargoProject project(Path project, Toolchain toolchain) {
        Program.Outcome metadata = Program.run(project, toolchain.command(List.of("cargo", "metadata",
                "--no-deps", "--format-version", "1")), Map.of(), OutputStream.nullOutputStream());
        if (metadata.failed()) {
            throw new FerrolensException("Cargo cannot read the project " + project + ": "
                    + CargoOutput.errors(metadata.err()) + ".");
        }
        return CargoProject.parse(metadata.out(), project.resolve("Cargo.toml"));
    }

    private Map<String, String> environment() {
        Optional<String> other = Wrapper.configured(recording.project(), toolchain);
        other.filter(Wrapper::caches).ifPresent(name -> live.println("The wrapper " + name
                + " is not used, since results from a cache are not compiled and so not recorded."));
        List<String> flags = new ArrayList<>(List.of("-Zself-profile=" + folder));
        flags.addAll(recording.rustcFlags());
        Map<String, String> environment = new HashMap<>(Wrapper.environment(wrapper, folder, flags, recording,
                toolchain, other.filter(name -> !Wrapper.caches(name))));
        if (recording.isOfWholeTree()) {
            // Cargo's configuration may set a separate build folder, which --target-dir does not change.
            environment.put("CARGO_BUILD_BUILD_DIR", built.toString());
        }
        // If rustc panics, it would leave a file about the panic in the project.
        environment.put("RUSTC_ICE", System.getenv().getOrDefault("RUSTC_ICE", "0"));
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
        if (!build.failed()) {
            return;
        }
        if (recording.recordsArguments() && CargoOutput.tellsThatRustcPanicked(build.err())) {
            throw new RustcPanicked("The compiler panicked while it recorded the arguments of events"
                    + untilThen()
                    + "\nThe build is repeated with the events `default`, without arguments, so there will be"
                    + " no names of functions, generics and traits.");
        }
        throw new FerrolensException("The build of " + recording.project() + " failed: "
                + CargoOutput.errors(build.err()) + untilThen());
    }

    /** Returns the end of a message about a build that did not finish. */
    private String untilThen() {
        return isAnythingRecorded() ? "; what was recorded until then can be opened: " + folder + "."
                : "; nothing was recorded until then.";
    }

    private void clean(Map<String, String> environment) {
        Program.Outcome outcome = cargo(clean, environment);
        if (outcome.failed()) {
            throw new FerrolensException("The packages to record cannot be cleaned: "
                    + CargoOutput.errors(outcome.err()) + ".");
        }
    }

    private Program.Outcome cargo(List<String> words, Map<String, String> environment) {
        String ended = "Interrupted; ended: " + String.join(" ", words);
        try {
            Program.Outcome outcome = Program.run(recording.project(), toolchain.command(words), environment, live);
            if (outcome.wasInterrupted()) {
                throw new FerrolensException(ended + untilThen());
            }
            return outcome;
        } catch (FerrolensException e) {
            throw Thread.currentThread().isInterrupted() ? new FerrolensException(ended + untilThen(), e) : e;
        }
    }

    /** Deletes everything but the recordings and their files, also after an interrupt. */
    private void tidy() {
        boolean interrupted = Thread.interrupted();
        try {
            deleteTree(wrapper.getParent());
            deleteTree(built);
            // Cargo stores the warnings of rustc, and would show them again.
            if (!recording.isOfWholeTree() && (recording.changesWhatIsBuilt() || !complaints.isEmpty())) {
                clean(Map.of());
            }
            if (!isAnythingRecorded()) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new FerrolensException("The folder " + folder + " cannot be cleaned up: " + e.getMessage() + ".", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isAnythingRecorded() {
        if (Files.notExists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".mm_profdata"));
        } catch (IOException e) {
            throw new FerrolensException("The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Creates the first folder 1, 2, 3, … that does not exist, and returns it. */
    static Path freshFolder(Path parent) {
        try {
            Files.createDirectories(parent);
            for (int number = 1;; number++) {
                try {
                    return Files.createDirectory(parent.resolve(String.valueOf(number)));
                } catch (FileAlreadyExistsException e) {
                    // This folder has an earlier recording.
                }
            }
        } catch (IOException e) {
            throw new FerrolensException("No folder for the recording can be made in " + parent + ": " + e.getMessage()
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
            throw new FerrolensException("The folder " + folder + " cannot be deleted: " + e.getMessage() + ".", e);
        }
    }
}
