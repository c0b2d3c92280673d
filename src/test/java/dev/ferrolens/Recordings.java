package dev.ferrolens;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The real recordings that tests use: those that ship with the project, and more beside it where they are there. */
public final class Recordings {
    private static final Path OWN = Path.of("src/test/profiles");
    private static final Path MORE = Path.of("../shared/profiles");
    private static final String RECORDING = ".mm_profdata.gz";

    private Recordings() {}

    /** A recording that ships with the project: {@code inventory/dev/inventory}. */
    public static Path own(String name) {
        return OWN.resolve(name + RECORDING);
    }

    /** A recording that lies beside the project; where it does not, the test is skipped and says so. */
    public static Path beside(String name) {
        Path file = MORE.resolve(name + RECORDING);
        assumeTrue(Files.exists(file), "not run: the recording " + file + " is not here");
        return file;
    }

    /** All recordings with the summary of the reference tool beside them. */
    public static List<Path> withReference() {
        return all().stream().filter(file -> Files.exists(sibling(file, ".summary.json.gz"))).toList();
    }

    /** All recordings, once each: those that ship with the project lie beside it, too. */
    public static List<Path> all() {
        Map<Path, Path> byName = new TreeMap<>();
        Stream.of(MORE, OWN).filter(Files::isDirectory)
                .forEach(folder -> files(folder).forEach(file -> byName.put(folder.relativize(file), file)));
        return List.copyOf(byName.values());
    }

    /** All recordings that ship with the project. */
    public static List<Path> own() {
        return files(OWN).toList();
    }

    /** The file of the same name with another ending. */
    public static Path sibling(Path recording, String ending) {
        return Path.of(recording.toString().replace(RECORDING, ending));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(RECORDING)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
