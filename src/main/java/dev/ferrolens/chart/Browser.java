package dev.ferrolens.chart;

import dev.ferrolens.file.NewFile;
import dev.ferrolens.message.FerrolensException;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Shows pages in the user's browser. */
public final class Browser {
    private Browser() {}

    /** Opens the browser on a page; if there is no browser, prints the path of the file with the page. */
    public static void show(String title, String page) {
        Path file;
        try {
            String name = title.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
            file = Files.createTempFile("ferrolens-" + name.substring(0, Math.min(40, name.length())) + "-", ".html");
        } catch (IOException e) {
            throw FerrolensException.ofTemporaryFolder("The page cannot be written, which save(\"page.html\") does", e);
        }
        NewFile.writeText(file, out -> out.write(page));
        if (!isOpenedByJava(file) && !isOpenedByDesktop(file)) {
            System.out.println(file);
        }
    }

    private static boolean isOpenedByJava(Path file) {
        try {
            if (!GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported()
                    && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(file.toUri());
                return true;
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            // A machine without a screen, or a JDK without windows, fails in many ways; the next way is tried then.
        }
        return false;
    }

    /** Opens a file with the command of Linux desktops, including those that Java does not support. */
    private static boolean isOpenedByDesktop(Path file) {
        Map<String, String> variables = System.getenv();
        if (!variables.containsKey("DISPLAY") && !variables.containsKey("WAYLAND_DISPLAY")) {
            return false;
        }
        try {
            Process opening = new ProcessBuilder("xdg-open", file.toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return !opening.waitFor(3, TimeUnit.SECONDS) || opening.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
