package dev.ferrolens.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Recordings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lines of the README, in a terminal of 80 columns. */
class EightyColumnsTest {
    private static final Pattern TYPED = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final String RECORDING = Recordings.own("inventory/dev/inventory").toString();

    /** Runs the command line with 80 columns and returns what it prints, without the prompts. */
    private static String printed(String typed, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("COLUMNS", "80");
        Process process = builder.start();
        process.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("jshell> ", "");
    }

    private static void assertFits(String printed) {
        assertEquals("", printed.lines().filter(line -> line.codePointCount(0, line.length()) > 80)
                .collect(Collectors.joining("\n")));
    }

    @Test
    void noLineOfThePromptIsWider() throws IOException {
        Matcher block = TYPED.matcher(Files.readString(Path.of("README.md")));
        assertTrue(block.find());
        // A chart is shown in the browser.
        String typed = block.group(1).lines().filter(line -> !line.contains("show()"))
                .collect(Collectors.joining("\n", "", "\n"));
        String printed = printed(typed, RECORDING);
        assertTrue(printed.contains("Work by area"), printed);
        assertTrue(printed.contains(" more columns: "), printed);
        assertFits(printed);
    }

    @Test
    void noLineOfAReportIsWider() throws IOException {
        String printed = printed("", "report", RECORDING);
        assertTrue(printed.contains("more column"), printed);
        assertFits(printed);
    }

    @Test
    void noLineOfTheListOfQueriesIsWider() throws IOException {
        assertFits(printed("", "queries"));
        assertFits(printed("", "queries", "functions"));
    }
}
