package dev.ferrolens.file;

import dev.ferrolens.message.FerrolensException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files as users write them. */
public final class FileName {
    private FileName() {}

    /**
     * The file or folder with a name.
     *
     * @throws FerrolensException if this system has no such names: with a NUL in them, or with letters that the locale
     *     cannot write
     */
    public static Path path(String name) {
        FerrolensException.requireGiven(name, "name of a file");
        try {
            Path path = Path.of(name);
            if (!path.isAbsolute() && !isFolderKnown()) {
                throw new FerrolensException("The file " + name + " cannot be found from here: the locale cannot"
                        + " represent all letters of this folder's name (" + System.getProperty("sun.jnu.encoding")
                        + "); start java with LC_ALL=C.UTF-8, or from another folder.");
            }
            return path;
        } catch (InvalidPathException e) {
            boolean isForeign = name.chars().anyMatch(c -> c >= 0x80);
            throw new FerrolensException("The file " + name + " cannot be named here: " + (isForeign
                    ? "the locale cannot represent its letters (" + System.getProperty("sun.jnu.encoding")
                            + "); start java with LC_ALL=C.UTF-8, or name the folder that it is in."
                    : e.getReason() + "."), e);
        }
    }

    /** Whether Java knows the folder that it was started in, by which it looks for all others. */
    private static boolean isFolderKnown() {
        try {
            return Files.isDirectory(Path.of(System.getProperty("user.dir")));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The files or folders with names, as {@link #path}. */
    public static Path[] paths(String... names) {
        FerrolensException.requireGiven(names, "names of files");
        Path[] paths = new Path[names.length];
        for (int i = 0; i < names.length; i++) {
            paths[i] = path(names[i]);
        }
        return paths;
    }
}
