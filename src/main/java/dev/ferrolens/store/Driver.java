package dev.ferrolens.store;

import dev.ferrolens.message.FerrolensException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB's driver, which loads its native library at first use: unpacked from the jar into the folder for temporary
 * files, or else from beside the jar. If unpacking fails, the driver leaves an incomplete file, and cannot be used in
 * this process.
 */
final class Driver {
    private static final String LIBRARY = "libduckdb_java";
    private static final String ENDING = ".so";

    private static boolean isLoaded;
    private static FerrolensException failure;

    private Driver() {}

    /**
     * Connects to a new database in memory.
     *
     * @throws FerrolensException if the native library cannot be unpacked or loaded
     */
    static Connection connect(Properties properties) throws SQLException {
        load();
        return new DuckDBDriver().connect("jdbc:duckdb:", properties);
    }

    @SuppressWarnings("StaticAssignmentOfThrowable")
    private static synchronized void load() {
        if (isLoaded) {
            return;
        }
        if (failure != null) {
            throw failure;
        }
        Path folder = FerrolensException.temporaryFolder();
        Set<Path> before = libraries(folder);
        try {
            Class.forName("org.duckdb.DuckDBNative");
            isLoaded = true;
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            failure = failure(folder, root(e));
            if (inJar() != null) {
                deleteTorn(folder, before);
            }
            throw failure;
        }
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    private static FerrolensException failure(Path folder, Throwable cause) {
        if (inJar() == null) {
            return new FerrolensException("DuckDB's library for this machine cannot be loaded from beside the jar: "
                    + cause.getMessage() + "; unpack the zip of Ferrolens for it again, where programs may run.",
                    cause);
        }
        if (cause instanceof IOException reason) {
            return FerrolensException.ofTemporaryFolder("DuckDB's library cannot be unpacked", reason);
        }
        String message = String.valueOf(cause.getMessage());
        return message.contains("failed to map segment") || message.contains("not permitted")
                ? FerrolensException.ofTemporaryFolder("DuckDB's library cannot be loaded",
                        "lets no program run (noexec)", cause)
                : new FerrolensException("DuckDB's library cannot be loaded from " + folder + ": " + message + ".",
                        cause);
    }

    private static Set<Path> libraries(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                String name = file.getFileName().toString();
                return name.startsWith(LIBRARY) && name.endsWith(ENDING);
            }).collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException e) {
            return Set.of();
        }
    }

    /**
     * Deletes the incomplete library. Whole ones may belong to other processes, or are deleted at the end of this one.
     */
    private static void deleteTorn(Path folder, Set<Path> before) {
        long whole = size();
        for (Path file : libraries(folder)) {
            File torn = file.toFile();
            if (!before.contains(file) && torn.length() < whole && !torn.delete()) {
                torn.deleteOnExit();
            }
        }
    }

    /** Returns the library for this machine, by the driver's name for it, or null if it is not in the jar. */
    private static URL inJar() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = LIBRARY + ENDING + "_" + (system.startsWith("windows") ? "windows" : system.startsWith("mac")
                ? "macos" : "linux") + "_" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
        return DuckDBDriver.class.getResource("/" + name);
    }

    /** Returns the size of the library in the jar. */
    private static long size() {
        try {
            return inJar().openConnection().getContentLengthLong();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
