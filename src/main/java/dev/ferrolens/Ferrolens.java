package dev.ferrolens;

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
     * @param paths {@code .mm_profdata} files, plain or gzipped, or folders that hold them; a broken file in a folder
     *     is a warning of the session, not an end
     * @return the session; print it for the overview
     * @throws ProfileException if there is no such file, a folder holds no recording, or a file is no profile
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
            throw new ProfileException("Nothing to open: name a .mm_profdata file, or a folder that holds some.");
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
                compilations.add(Compilation.of(attempt.profile));
                attempt.profile.warnings().forEach(warning -> warnings.add(new Warning(attempt.file.toString(), warning)));
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
        List<Path> files = recordings(path);
        if (files.isEmpty()) {
            throw new ProfileException("The folder " + path + " holds no .mm_profdata file; record some with"
                    + " RUSTFLAGS=\"-Zself-profile=" + path + "\" cargo +nightly build.");
        }
        try (Progress progress = Progress.over(files.size())) {
            return files.parallelStream().map(file -> {
                Attempt attempt = Attempt.read(reader, file);
                progress.step();
                return attempt;
            }).toList();
        }
    }

    private static List<Path> recordings(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".mm_profdata")
                    || file.toString().endsWith(".mm_profdata.gz")).sorted().toList();
        } catch (IOException e) {
            throw new ProfileException("The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** A file that was read, or why not. */
    private record Attempt(Path file, Profile profile, ProfileException failure) {
        static Attempt read(Function<Path, Profile> reader, Path file) {
            try {
                return new Attempt(file, reader.apply(file), null);
            } catch (ProfileException e) {
                return new Attempt(file, null, e);
            }
        }
    }
}
