package dev.ferrolens.file;

import dev.ferrolens.message.FerrolensException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Converts file names that users type to paths. */
public final class FileName {
    private FileName() {}

    /**
     * Returns the path for the name of a file or folder.
     *
     * @throws FerrolensException if the name is invalid on this system, since it contains NUL or letters that the
     *     locale cannot represent
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

    /** Returns whether Java knows its working directory, from which it resolves relative paths. */
    private static boolean isFolderKnown() {
        try {
            return Files.isDirectory(Path.of(System.getProperty("user.dir")));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Returns the paths for names; see {@link #path}. */
    public static Path[] paths(String... names) {
        FerrolensException.requireGiven(names, "names of files");
        Path[] paths = new Path[names.length];
        for (int i = 0; i < names.length; i++) {
            paths[i] = path(names[i]);
        }
        return paths;
    }
}
