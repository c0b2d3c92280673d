package dev.ferrolens;

import dev.ferrolens.chrome.TraceReader;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.measureme.ProfileReader;
import dev.ferrolens.store.Database;
import dev.ferrolens.store.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The door: opens recordings of rustc.
 *
 * <pre>{@code
 * import static dev.ferrolens.Ferrolens.*;
 *
 * var s = open("target/self-profile");
 * }</pre>
 */
public final class Ferrolens {
    private Ferrolens() {}

    /**
     * Opens recordings as one session.
     *
     * <p>A trace holds a compilation for each of its processes. It lacks cache hits, sizes and the command line, and
     * its times are cut to microseconds: open the recordings that it was made from, where they are there.
     *
     * @param paths {@code .mm_profdata} files and Chrome traces as crox writes them, plain or gzipped, or folders that
     *     hold them; a broken file in a folder is a warning of the session, not an end. Traces in a folder are not read
     *     beside recordings, since crox makes them from those; a warning says so, and by its own name a trace is read
     *     anywhere
     * @return the session; print it for the overview
     * @throws ProfileException if there is no such file, a folder holds no recording and no trace, or a file is neither
     */
    public static Session open(String... paths) {
        return open(Arrays.stream(paths).map(Path::of).toArray(Path[]::new));
    }

    /** Opens recordings as one session; see {@link #open(String...)}. */
    public static Session open(Path... paths) {
        return open(ProfileReader::read, paths);
    }

    /** Opens recordings and keeps events without duration, each cache hit among them, in the table {@code instant}. */
    public static Session openWithInstants(String... paths) {
        return open(ProfileReader::readWithInstants, Arrays.stream(paths).map(Path::of).toArray(Path[]::new));
    }

    private static Session open(Function<Path, Profile> reader, Path... paths) {
        // Starting DuckDB takes as long as reading a large file, and needs none.
        CompletableFuture<Database> starting = CompletableFuture.supplyAsync(Database::start);
        try {
            List<Warning> warnings = new ArrayList<>();
            List<Compilation> compilations = read(reader, paths, warnings);
            Database database = starting.join();
            database.load(compilations, warnings);
            return new Session(database, compilations);
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProfileException sentence ? sentence : e;
        } catch (RuntimeException | Error e) {
            starting.thenAccept(Database::close);
            throw e;
        }
    }

    private static List<Compilation> read(Function<Path, Profile> reader, Path[] paths, List<Warning> warnings) {
        if (paths.length == 0) {
            throw new ProfileException("Nothing to open: name a .mm_profdata file, a Chrome trace, or a folder that"
                    + " holds some.");
        }
        List<Attempt> attempts = new ArrayList<>();
        for (Path path : paths) {
            List<Attempt> found = attempts(reader, path);
            attempts.addAll(found);
            if (found.stream().allMatch(attempt -> attempt.failure != null)) {
                throw found.get(0).failure;
            }
        }
        List<Compilation> compilations = new ArrayList<>();
        for (Attempt attempt : attempts) {
            if (attempt.failure == null) {
                for (Profile profile : attempt.profiles) {
                    compilations.add(Compilation.of(profile));
                    profile.warnings().forEach(text -> warnings.add(new Warning(attempt.file.toString(), text)));
                }
            } else {
                warnings.add(new Warning(attempt.file.toString(), attempt.failure.getMessage()));
            }
        }
        return compilations;
    }

    private static List<Attempt> attempts(Function<Path, Profile> reader, Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(Attempt.read(reader, path));
        }
        List<Path> recordings = files(path, ".mm_profdata");
        List<Path> traces = files(path, ".json").stream().filter(TraceReader::isTrace).toList();
        if (recordings.isEmpty() && traces.isEmpty()) {
            throw new ProfileException("The folder " + path + " holds no .mm_profdata file and no Chrome trace; record"
                    + " some with RUSTFLAGS=\"-Zself-profile=" + path + "\" cargo +nightly build.");
        }
        List<Path> read = recordings.isEmpty() ? traces : recordings;
        Stream<Attempt> notRead = recordings.isEmpty() ? Stream.of() : traces.stream().map(Attempt::notRead);
        try (Progress progress = Progress.over(read.size())) {
            Stream<Attempt> attempts = read.parallelStream().map(file -> {
                Attempt attempt = Attempt.read(reader, file);
                progress.step();
                return attempt;
            });
            return Stream.concat(attempts.toList().stream(), notRead).toList();
        }
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending) || file.toString().endsWith(ending + ".gz"))
                    .sorted().toList();
        } catch (IOException e) {
            throw new ProfileException("The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** A file that was read, or why not. A trace holds a profile for each process. */
    private record Attempt(Path file, List<Profile> profiles, ProfileException failure) {
        static Attempt read(Function<Path, Profile> reader, Path file) {
            try {
                return new Attempt(file, TraceReader.isJson(file) ? TraceReader.read(file)
                        : List.of(reader.apply(file)), null);
            } catch (ProfileException e) {
                return new Attempt(file, null, e);
            }
        }

        static Attempt notRead(Path trace) {
            return new Attempt(trace, null, new ProfileException("The trace " + trace + " is not read, since the"
                    + " recordings beside it tell more; open it by its name if it is of other compilations."));
        }
    }
}
