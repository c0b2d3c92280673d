package dev.ferrolens.html;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window and without a network. Where Chromium is not installed, a test is not run, and says so. */
public final class Chromium {
    private static final Path PROGRAM = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);

    private Chromium() {}

    /**
     * What a browser makes of a page: its document after the scripts have run.
     *
     * @param document the document as HTML
     * @param messages what it wrote to its console
     */
    public record Shown(String document, List<String> messages) {}

    /** Shows a page to a reader who prefers light or dark pages. */
    public static Shown show(String page, boolean isDark, Path folder) throws IOException, InterruptedException {
        assumeTrue(PROGRAM != null, "not run: Chromium is not installed");
        Path file = Files.writeString(folder.resolve("page.html"), page);
        Path document = folder.resolve("document.html");
        Path log = folder.resolve("log");
        Process browser = new ProcessBuilder(PROGRAM.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + folder.resolve("user"),
                "--blink-settings=preferredColorScheme=" + (isDark ? 0 : 1), "--enable-logging=stderr",
                "--window-size=1400,900", "--virtual-time-budget=10000", "--dump-dom", file.toUri().toString())
                .redirectOutput(document.toFile()).redirectError(log.toFile()).start();
        boolean ended = browser.waitFor(120, TimeUnit.SECONDS);
        browser.destroyForcibly();
        assertTrue(ended, "Chromium did not end within two minutes.");
        return new Shown(Files.readString(document),
                Files.readAllLines(log).stream().filter(line -> line.contains(":CONSOLE")).toList());
    }
}
