package dev.ferrolens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferrolens.shell.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder for temporary files, into which DuckDB's driver unpacks its library, that is of no use. */
class TemporaryFolderTest {
    private static final String NAME_ANOTHER = "; name another one with java -Djava.io.tmpdir=FOLDER.";

    @TempDir
    private Path folder;

    /** Runs a query, after a command of the shell, in which $1 is the folder; returns what is printed. */
    private String query(Path temporary, String before) throws Exception {
        List<String> shell = List.of("sh", "-c", before + "\"$2\" -XX:-UsePerfData -Djava.io.tmpdir=\"$1\" -cp \"$3\" "
                + Main.class.getName() + " query areas \"$4\" --limit 1; echo \"$? $(ls \"$1\" 2>/dev/null)\"",
                "sh",
                temporary.toString(), Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"), Recordings.own("format/v9").toString());
        Process process = new ProcessBuilder(before.isEmpty() ? shell : apart(shell)).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return printed.strip();
    }

    /** The command where it may mount what nobody else sees. */
    private static List<String> apart(List<String> command) {
        List<String> longer = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount"));
        longer.addAll(command);
        return longer;
    }

    private static boolean canMount() {
        try {
            return new ProcessBuilder(apart(List.of("true"))).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    @Test
    void aMissingOneIsNamed() throws Exception {
        Path missing = folder.resolve("missing");
        assertEquals("DuckDB's library cannot be unpacked: the folder for temporary files, " + missing
                + ", does not exist" + NAME_ANOTHER + "\n1", query(missing, ""));
    }

    @Test
    void aFileInItsPlaceIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals("DuckDB's library cannot be unpacked: the folder for temporary files, " + file
                + ", does not take it (Not a directory)" + NAME_ANOTHER + "\n1 " + file, query(file, ""));
    }

    @ParameterizedTest
    @CsvSource({"'size=20m', unpacked, does not take it (No space left on device)",
        "'size=200m,ro', unpacked, does not take it (Read-only file system)",
        "'size=200m,noexec', loaded, lets no program run (noexec)"})
    void oneThatIsOfNoUseIsNamedAndNothingIsLeftInIt(String options, String verb, String reason) throws Exception {
        assumeTrue(canMount(), "not run: nothing can be mounted here");
        assertEquals("DuckDB's library cannot be " + verb + ": the folder for temporary files, " + folder + ", "
                + reason + NAME_ANOTHER + "\n1", query(folder, "mount -t tmpfs -o " + options + " tmpfs \"$1\"; "));
    }
}
