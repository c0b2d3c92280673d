package dev.ferrolens.input;

import dev.ferrolens.chrome.TraceReader;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.ProgressLine;
import dev.ferrolens.rust.MonoItem;
import dev.ferrolens.rust.RustcProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compilations and warnings read from the files to open. */
public record Inputs(List<Compilation> compilations, List<Warning> warnings) {
    private static final String MONO_ITEMS = ".mono_items.json";
    private static final String LLVM_TIMINGS = ".llvm_timings.json";

    /**
     * Reads files and folders.
     *
     * @throws FerrolensException if no file is named, a file cannot be read, or a folder contains no readable file
     */
    public static Inputs read(Function<Path, Profile> reader, Path... paths) {
        Map<Boolean, List<Path>> areMonoItems = Arrays.stream(paths)
                .collect(Collectors.partitioningBy(path -> path.toString().endsWith(MONO_ITEMS)));
        Inputs inputs = new Inputs(new ArrayList<>(), new ArrayList<>());
        inputs.addCompilations(reader, areMonoItems.get(false));
        areMonoItems.get(true).forEach(file -> {
            requireReadable(file);
            inputs.setMonoItems(file, MonoItem.read(file));
        });
        inputs.leaveOutProbes();
        inputs.leaveOutUnfinished();
        Saturation.of(inputs.compilations, inputs.warnings);
        return inputs;
    }

    /** Leaves out cargo's probes of the compiler, which compile nothing, unless nothing else was opened. */
    private void leaveOutProbes() {
        List<Compilation> probes = compilations.stream().filter(c -> c.command().isProbe()).toList();
        if (!probes.isEmpty() && probes.size() < compilations.size()) {
            compilations.removeAll(probes);
            String others = probes.size() == 1 ? "" : ", like " + (probes.size() - 1) + " more";
            warnings.add(Warning.ofLeftOut(probes.get(0).profile().file(), "cargo's or a build script's question to the"
                    + " compiler (rustc - --crate-name " + probes.get(0).crate() + "), which compiles nothing; it is"
                    + " left out" + others));
        }
    }

    /** Leaves out recordings without names, unless all are like that. */
    private void leaveOutUnfinished() {
        List<Compilation> unfinished = compilations.stream().filter(c -> c.profile().lacksNames()).toList();
        if (unfinished.size() < compilations.size()) {
            compilations.removeAll(unfinished);
            for (Compilation compilation : unfinished) {
                String file = compilation.profile().file().toString();
                warnings.removeIf(warning -> warning.file().equals(file));
                warnings.add(Warning.ofLeftOut(compilation.profile().file(), Unfinished.verdict(compilation)));
            }
        }
    }

    /** Rejects pipes, since a pipe may never end and a recording is read from its end. */
    private static void requireReadable(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FerrolensException("The file " + file + " is not read: it is " + (Files.isDirectory(file)
                    ? "a folder." : "a pipe or a device; save its data to a file, and open that."));
        }
    }

    private void addCompilations(Function<Path, Profile> reader, List<Path> paths) {
        if (paths.isEmpty()) {
            throw new FerrolensException("Nothing to open: name a .mm_profdata file, a Chrome trace, or a folder that"
                    + " holds some.");
        }
        for (Path path : paths) {
            List<Attempt> found = attempts(reader, path);
            if (found.stream().allMatch(attempt -> attempt.failure != null)) {
                throw found.get(0).failure;
            }
            found.forEach(this::add);
        }
    }

    private void add(Attempt attempt) {
        if (attempt.failure != null) {
            warnings.add(Warning.ofLeftOut(attempt.file, attempt.failure.getMessage()));
            return;
        }
        for (Profile profile : attempt.profiles) {
            compilations.add(Compilation.of(profile));
            profile.warnings().forEach(text -> warnings.add(new Warning(attempt.file.toString(), text)));
            addMonoItemsBeside(compilations.size() - 1);
            addProcessBeside(compilations.size() - 1);
        }
    }

    private void addMonoItemsBeside(int number) {
        Compilation compilation = compilations.get(number);
        // The name comes from the recording, and may not be a valid name of a crate or file.
        if (!compilation.crate().matches("\\w+")) {
            return;
        }
        Path file = compilation.profile().file().resolveSibling(compilation.crate() + MONO_ITEMS);
        if (Files.isRegularFile(file)) {
            try {
                compilations.set(number, compilation.withMonoItems(MonoItem.read(file)));
            } catch (FerrolensException e) {
                warnings.add(new Warning(file.toString(), e.getMessage()));
            }
        }
    }

    private void addProcessBeside(int number) {
        RustcProcess.beside(compilations.get(number).profile().file()).filter(Files::isRegularFile)
                .ifPresent(file -> addProcess(number, file));
    }

    private void addProcess(int number, Path file) {
        Compilation compilation = compilations.get(number);
        try {
            RustcProcess process = RustcProcess.read(file);
            long id = compilation.profile().metadata().processId();
            if (id >= 0 && process.processId().orElse(id) != id) {
                throw new FerrolensException("The file " + file + " belongs to process "
                        + process.processId().getAsLong() + ", but the recording beside it to " + id
                        + "; the recording is read without it.");
            }
            compilations.set(number, compilation.withProcess(process));
        } catch (FerrolensException e) {
            warnings.add(new Warning(file.toString(), e.getMessage()));
        }
    }

    private void setMonoItems(Path file, List<MonoItem> items) {
        String crate = file.getFileName().toString().replace(MONO_ITEMS, "");
        if (compilations.stream().noneMatch(compilation -> compilation.crate().equals(crate))) {
            warnings.add(new Warning(file.toString(), "No recording of a crate " + crate + " was opened with it."));
        }
        compilations.replaceAll(compilation -> compilation.crate().equals(crate) ? compilation.withMonoItems(items)
                : compilation);
    }

    private static List<Attempt> attempts(Function<Path, Profile> reader, Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(Attempt.read(reader, path));
        }
        List<Path> recordings = files(path, ".mm_profdata");
        // A recording in three files is represented by the first.
        List<Path> ofThreeFiles = files(path, ".events");
        List<Path> traces = files(path, ".json").stream().filter(Files::isRegularFile)
                .filter(TraceReader::isTrace).toList();
        if (recordings.isEmpty() && traces.isEmpty() && !ofThreeFiles.isEmpty()) {
            return ofThreeFiles.stream().map(file -> Attempt.read(reader, file)).toList();
        }
        if (recordings.isEmpty() && traces.isEmpty()) {
            throw new FerrolensException("The folder " + path
                    + " contains no .mm_profdata file and no Chrome trace; record"
                    + " a cargo project with record(\"PROJECT\"), or java -jar ferrolens.jar record PROJECT.");
        }
        List<Path> whole = traces.stream().filter(trace -> !TraceReader.isTimeTrace(trace)).toList();
        List<Path> read = !recordings.isEmpty() ? recordings : whole.isEmpty() ? traces : whole;
        Stream<Attempt> notRead = Stream.concat(
                traces.stream().filter(trace -> !read.contains(trace) && !isOfARecording(trace)).map(Attempt::notRead),
                ofThreeFiles.stream().map(file -> Attempt.read(reader, file)));
        try (ProgressLine progress = ProgressLine.of("Reading files", read.size())) {
            Stream<Attempt> attempts = read.parallelStream().map(file -> {
                Attempt attempt = Attempt.read(reader, file);
                progress.step();
                return attempt;
            });
            return Stream.concat(attempts.toList().stream(), notRead).toList();
        }
    }

    /** Returns whether a trace is LLVM's time trace beside a recording; record --llvm writes both. */
    private static boolean isOfARecording(Path trace) {
        String name = trace.getFileName().toString();
        int ending = name.indexOf(LLVM_TIMINGS);
        try {
            return ending > 0 && Stream.of(".mm_profdata", ".mm_profdata.gz")
                    .anyMatch(recording -> Files.exists(trace.resolveSibling(name.substring(0, ending) + recording)));
        } catch (InvalidPathException e) {
            return false; // the locale cannot write the name
        }
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending) || file.toString().endsWith(ending + ".gz"))
                    .sorted().toList();
        } catch (IOException e) {
            throw new FerrolensException("The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The result of reading a file: its profiles, or the failure. A trace has a profile for each process. */
    private record Attempt(Path file, List<Profile> profiles, FerrolensException failure) {
        static Attempt read(Function<Path, Profile> reader, Path file) {
            try {
                requireReadable(file);
                return new Attempt(file, TraceReader.isJson(file) ? TraceReader.read(file)
                        : List.of(reader.apply(file)), null);
            } catch (RuntimeException | StackOverflowError e) {
                // A file that cannot be read must not prevent reading the rest of the folder.
                return new Attempt(file, null, FerrolensException.ofFault(file, e));
            }
        }

        static Attempt notRead(Path trace) {
            if (TraceReader.isTimeTrace(trace)) {
                return new Attempt(trace, null, new FerrolensException("The time trace " + trace
                        + " of LLVM or the linker is not read with recordings, since it shows the same work; to open"
                        + " it, name it."));
            }
            return new Attempt(trace, null, new FerrolensException("The trace " + trace + " is not read, since the"
                    + " recordings beside it contain more; if it is of other compilations, name it."));
        }
    }
}
