package dev.ferrolens.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the files on the class path that are part of Ferrolens. */
public final class Resource {
    private Resource() {}

    /**
     * Returns the text of a file.
     *
     * @param beside the class that the file lies beside, unless its name begins with a slash
     */
    public static String text(Class<?> beside, String name) {
        return new String(bytes(beside, name), StandardCharsets.UTF_8);
    }

    /** Returns the lines of a file that are neither blank nor a comment, which begins with {@code #}. */
    public static List<String> lines(Class<?> beside, String name) {
        return text(beside, name).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    /** Returns the bytes of a file; its name is as in {@link #text}. */
    public static byte[] bytes(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The file " + name + " is missing on the class path.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
