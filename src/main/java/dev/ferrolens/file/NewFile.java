package dev.ferrolens.file;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.ProgressLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.zip.GZIPOutputStream;

/** Writes files that appear complete or not at all: each is written beside its final place and then moved there. */
public final class NewFile {
    private NewFile() {}

    /** Writes the content of a file. */
    public interface FileWriter {
        void write(Path file) throws IOException;
    }

    /** Writes text. */
    public interface TextWriter {
        void write(Writer out) throws IOException;
    }

    /**
     * Writes a file. An existing file is replaced at the end, and stays unchanged if anything fails.
     *
     * @throws FerrolensException if it cannot be written
     */
    public static void write(Path file, FileWriter writer) {
        FerrolensException.requireGiven(file, "file");
        try (ProgressLine progress = ProgressLine.of("Writing " + file.getFileName())) {
            Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(place) && !Files.isRegularFile(place)) {
                throw new FerrolensException("The file " + file + " cannot be written: it exists and is not a"
                        + " file; name another one.");
            }
            Path folder = Files.createTempDirectory(place.getParent(), ".ferrolens");
            Path whole = folder.resolve("new");
            try {
                writer.write(whole);
                keepMode(place, whole);
                Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Copies the permissions of the file that is replaced, if there is one and the system has permissions. */
    private static void keepMode(Path old, Path whole) throws IOException {
        if (Files.exists(old) && Files.getFileStore(old).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(old));
        }
    }

    /** Writes text in UTF-8, gzipped if the file's name ends in {@code .gz}; otherwise like {@link #write}. */
    public static void writeText(Path file, TextWriter writer) {
        boolean gzipped = FerrolensException.requireGiven(file, "file").toString().endsWith(".gz");
        write(file, whole -> {
            try (Writer out = gzipped
                    ? new BufferedWriter(new OutputStreamWriter(
                            new GZIPOutputStream(Files.newOutputStream(whole), 1 << 16), StandardCharsets.UTF_8))
                    : Files.newBufferedWriter(whole)) {
                writer.write(out);
            }
        });
    }

    /** Returns the exception for a file that cannot be written. */
    public static FerrolensException failure(Path file, IOException e) {
        String reason = e instanceof NoSuchFileException ? "its folder does not exist"
                : e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
        return new FerrolensException("The file " + file + " cannot be written: " + reason + ".", e);
    }
}
