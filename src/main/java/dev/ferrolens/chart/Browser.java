package dev.ferrolens.chart;

import dev.ferrolens.ProfileException;
import dev.ferrolens.export.NewFile;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages on the screen of the person who asked for them, or in a file. */
public final class Browser {
    private Browser() {}

    /** Opens the browser on a page; where there is none, prints the path of the file that it was written to. */
    public static void show(String title, String page) {
        Path file;
        try {
            String name = title.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
            file = Files.createTempFile("ferrolens-" + name.substring(0, Math.min(40, name.length())) + "-", ".html");
        } catch (IOException e) {
            throw new ProfileException("No file can be made in the folder for temporary files: " + e.getMessage()
                    + "; save(path) writes to one of your own.", e);
        }
        NewFile.writeText(file, out -> out.write(page));
        if (!isOpened(file)) {
            System.out.println(file);
        }
    }

    private static boolean isOpened(Path file) {
        try {
            if (!GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported()
                    && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(file.toUri());
                return true;
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            // A machine without a screen fails in many ways; the path is the answer to all of them.
        }
        return false;
    }

}
