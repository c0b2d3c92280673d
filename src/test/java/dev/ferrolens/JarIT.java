package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Looks into the jar with everything: it leaves out parts of libraries, and has the licences of what it contains. */
@Tag("slow")
class JarIT {
    private static final String PATH = "target/ferrolens.jar";
    /** The tests run against the library's own jar. */
    private static final Path OWN = Path.of("target").toAbsolutePath();

    /** What is not there with the whole libraries either: annotations, the notebooks' kernels, and Smile. */
    private static final String NEVER_NEEDED = "javax\\.annotation|com\\.google\\.errorprone|com\\.google\\.j2objc"
            + "|org\\.checkerframework|io\\.github\\.spencerpark|org\\.dflib\\.jjava|smile\\.data";

    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(PATH);
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void lacksNoClassOfALibraryThatIsThereInPart() {
        StringWriter printed = new StringWriter();
        StringWriter errors = new StringWriter();
        int exitCode = ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(printed, true),
                new PrintWriter(errors, true), "--multi-release", "base", "--missing-deps", PATH);
        assertEquals(0, exitCode, errors.toString());
        List<String> missing = printed.toString().lines()
                .filter(line -> line.startsWith(" ") && !line.matches(".*-> +(" + NEVER_NEEDED + ")\\..*")).toList();
        assertEquals(List.of(), missing, "pom.xml leaves out classes that others use");
    }

    @Test
    void namesTheLicenceOfEachLibrary() {
        List<String> named = text(jar, "META-INF/THIRD-PARTY.txt").lines().map(line -> line.strip().split(" ")[0])
                .toList();
        assertEquals(List.of(), libraries().keySet().stream().filter(library -> !named.contains(library)).toList(),
                "src/main/legal/THIRD-PARTY.txt has no line for these");
    }

    @Test
    void hasEachLicenceAndNoticeOfItsLibraries() {
        libraries().forEach((library, path) -> {
            try (JarFile from = new JarFile(path.toFile())) {
                from.stream().filter(entry -> entry.getName().matches("(META-INF/)?([\\w-]*LICENSE|NOTICE)[\\w.-]*"))
                        .forEach(entry -> assertTrue(
                                text(jar, entry.getName()).contains(text(from, entry.getName()).strip()),
                                entry.getName() + " of " + library));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void printsTheVersionOfThePom() throws Exception {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                PATH,
                "--version").redirectErrorStream(true).start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor(), printed);
        assertEquals("Ferrolens " + System.getProperty("project.version") + System.lineSeparator(), printed);
    }

    @Test
    void hasTheVersionThatTheGuideSays() {
        String notebooks = Guide.text(Guide.FOLDER.resolve("notebooks.md"));
        String scripts = Guide.text(Guide.FOLDER.resolve("scripts.md"));
        String version = System.getProperty("project.version");
        assertTrue(notebooks.contains("%maven dev.ferrolens:ferrolens:" + version + "\n"), version);
        assertTrue(scripts.contains("  <version>" + version + "</version>\n"), version);
    }

    /** Returns the libraries on the tests' class path that are in the jar, in whole or in part, by their names. */
    private static Map<String, Path> libraries() {
        Map<String, Path> libraries = new TreeMap<>();
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(path -> path.toString().endsWith(".jar") && !path.startsWith(OWN) && isIn(path))
                .forEach(path -> libraries.put(path.getParent().getParent().getFileName().toString(), path));
        assertFalse(libraries.isEmpty());
        return libraries;
    }

    private static boolean isIn(Path library) {
        try (JarFile from = new JarFile(library.toFile())) {
            return from.stream().map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/") || name.endsWith(".js"))
                    .anyMatch(name -> jar.getEntry(name) != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JarFile jar, String name) {
        try {
            JarEntry entry = jar.getJarEntry(name);
            return entry == null ? "" : new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
