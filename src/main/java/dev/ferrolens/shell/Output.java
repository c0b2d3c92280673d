package dev.ferrolens.shell;

import dev.ferrolens.message.Terminal;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Writes the data of a command, and ends the command if they cannot be written. */
final class Output {
    private Output() {}

    /**
     * Ends a command whose data cannot be written. A {@link PrintWriter} hides an {@link IOException}, so the command
     * would continue without an output. This is an error, so that nothing on the way handles it.
     */
    static final class Failure extends Error {
        private static final long serialVersionUID = 1;

        private final boolean isPipe;

        /**
         * Creates a failure.
         *
         * @param isPipe whether the data went to a pipe, which fails only if its reader has closed it
         */
        Failure(IOException reason, boolean isPipe) {
            super(reason);
            this.isPipe = isPipe;
        }

        /** Returns whether the reader closed the pipe, as {@code head} does after some lines. */
        boolean isClosedPipe() {
            return isPipe || String.valueOf(getCause().getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
        }

        /** Returns the message for the user. */
        String message() {
            return "Standard output cannot be written: " + getCause().getMessage() + ".";
        }
    }

    /** A stream that ends the command if it fails. */
    private static final class Ending extends OutputStream {
        private final OutputStream out;
        private final BooleanSupplier isPipe;

        Ending(OutputStream out, BooleanSupplier isPipe) {
            this.out = out;
            this.isPipe = isPipe;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw new Failure(e, isPipe.getAsBoolean());
            }
        }
    }

    /**
     * Returns a writer to standard output, in UTF-8 independent of the locale, since data contain names in any script.
     *
     * @throws Failure when it is written to, if that fails
     */
    static PrintWriter standard() {
        return writer(new Ending(new FileOutputStream(FileDescriptor.out), Output::isPipe));
    }

    /** Returns whether standard output is a pipe, since systems report a broken pipe in different languages. */
    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Returns a writer to a stream, which throws a {@link Failure} if writing fails. */
    static PrintWriter writer(OutputStream stream) {
        return writer(new Ending(stream, () -> false));
    }

    private static PrintWriter writer(Ending stream) {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        return new PrintWriter(Terminal.isPresent() ? new TerminalWriter(out) : out);
    }

    /**
     * Checks whether printing to {@link System#out} failed; the stream does not tell why.
     *
     * @throws Failure if it failed
     */
    static void check() {
        if (System.out.checkError()) {
            new Ending(new FileOutputStream(FileDescriptor.out), Output::isPipe).write('\n');
        }
    }
}
