package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks the zip for this platform and starts its launcher. */
class DistributionIT {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Path SUMMARY_OF = Path.of("src/test/profiles/format/v9.mm_profdata.gz").toAbsolutePath();
    private static final List<String> QUERY = List.of("query", "summary", SUMMARY_OF.toString(), "--format", "csv");

    @TempDir
    private static Path temporary;

    private static Path home;
    private static String answer;

    private record Ended(int exitCode, String out, String err) {}

    @BeforeAll
    static void unpackAndAskTheJar() throws Exception {
        home = unpacked("a folder");
        List<String> command = new ArrayList<>(List.of(JAVA_HOME.resolve("bin/java").toString(), "-jar",
                "target/ferrolens.jar"));
        command.addAll(QUERY);
        answer = run(Map.of(), command).out;
        assertNotEquals("", answer);
    }

    @Test
    void answersAsTheJarDoes() throws Exception {
        assertEquals(new Ended(0, answer, ""), query(home, ""));
        assertEquals(new Ended(0, answer, ""), query(home, ""), "the second start");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theSecondStartUsesTheArchiveOfTheFirst() throws Exception {
        query(home, "");
        Path archive = archives(home).get(0);
        // Java does not start with this option where it cannot use the archive that is named.
        assertEquals(answer, query(home, "-Xshare:on").out);

        byte[] whole = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, "damaged".getBytes(StandardCharsets.UTF_8));
        try {
            assertNotEquals(0, query(home, "-Xshare:on").exitCode);
            assertEquals(new Ended(0, answer, ""), query(home, ""), "without the option nothing is said");
        } finally {
            Files.write(archive, whole);
        }
    }

    @Test
    void worksWhereNothingCanBeWritten() throws Exception {
        assumeTrue(canMount(), "not run: nothing can be mounted here");
        Path readOnly = unpacked("read only");
        List<String> command = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c",
                "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && \"$0/bin/ferrolens\" \"$@\"",
                readOnly.toString()));
        command.addAll(QUERY);
        assertEquals(new Ended(0, answer, ""), run(Map.of("JAVA_HOME", JAVA_HOME.toString()), command));
        assertEquals(List.of(), archives(readOnly));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void startsByALinkWithTheJavaOnThePath() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("relative"),
                temporary.relativize(home.resolve("bin/ferrolens")));
        Path another = Files.createSymbolicLink(temporary.resolve("another"), link);
        List<String> command = new ArrayList<>(List.of(another.toString()));
        command.addAll(QUERY);
        assertEquals(new Ended(0, answer, ""),
                run(Map.of("JAVA_HOME", "", "PATH", JAVA_HOME.resolve("bin") + ":" + System.getenv("PATH")), command));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysWhatToDoWithoutJava() throws Exception {
        String launcher = home.resolve("bin/ferrolens").toString();
        assertEquals(new Ended(1, "", "JAVA_HOME, /missing, has no bin/java; set it to the folder of a JDK, 17 or"
                + " newer.\n"), run(Map.of("JAVA_HOME", "/missing"), List.of(launcher, "--version")));
        assertEquals(new Ended(1, "", "There is no java on the PATH; install a JDK, 17 or newer, or set JAVA_HOME to"
                + " its folder.\n"), run(Map.of("JAVA_HOME", "", "PATH", "/missing"), List.of(launcher, "--version")));

        Path old = Files.createDirectories(temporary.resolve("old"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Files.createSymbolicLink(Files.createDirectories(old.resolve("bin")).resolve("java"), Path.of("java.real"));
        assertTrue(Files.createFile(old.resolve("bin/java.real")).toFile().setExecutable(true));
        assertEquals(new Ended(1, "", old + "/bin/java is older than Java 17; install a JDK, 17 or newer, and set"
                + " JAVA_HOME to its folder.\n"), run(Map.of("JAVA_HOME", old.toString()), List.of(launcher)));
    }

    @Test
    void isOfTheSizeThatOneDownloads() throws Exception {
        assertTrue(Files.size(zip()) <= 45_000_000, "the zip");
        assertTrue(Files.size(Path.of("target/ferrolens.jar")) <= 95_000_000, "the jar");
    }

    private static Ended query(Path home, String options) throws Exception {
        boolean isWindows = OS.WINDOWS.isCurrentOs();
        List<String> command = new ArrayList<>(List.of(
                home.resolve(isWindows ? "bin/ferrolens.bat" : "bin/ferrolens").toString()));
        command.addAll(QUERY);
        return run(Map.of("JAVA_HOME", JAVA_HOME.toString(), "JDK_JAVA_OPTIONS", options), command);
    }

    private static Ended run(Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(environment);
        process.environment().values().removeIf(String::isEmpty);
        Path err = Files.createTempFile(temporary, "err", "");
        Process started = process.redirectError(err.toFile()).start();
        String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(started.waitFor(), out, Files.readString(err));
    }

    private static List<Path> archives(Path home) throws IOException {
        List<Path> archives = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(home.resolve("lib"), "*.jsa")) {
            found.forEach(archives::add);
        }
        return archives;
    }

    private static Path zip() {
        String system = OS.WINDOWS.isCurrentOs() ? "windows" : OS.MAC.isCurrentOs() ? "macos" : "linux";
        return Path.of("target", "ferrolens-" + System.getProperty("project.version") + "-" + system + "_"
                + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64") + ".zip");
    }

    /** Returns the folder that is in the zip, unpacked into another, with the permissions that it has there. */
    private static Path unpacked(String name) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        boolean isPosix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        try (FileSystem zip = FileSystems.newFileSystem(zip(), Map.of("enablePosixFileAttributes", isPosix));
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : entries.skip(1).toList()) {
                Path to = folder.resolve(entry.toString().substring(1));
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(entry, to);
                    if (isPosix) {
                        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(entry));
                    }
                }
            }
        }
        return folder.resolve("ferrolens-" + System.getProperty("project.version"));
    }

    private static boolean canMount() {
        try {
            return new ProcessBuilder("unshare", "--map-root-user", "--mount", "true").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
