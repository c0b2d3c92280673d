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

/** Where a command's data go. */
final class Output {
    private Output() {}

    /**
     * What ends a command whose data cannot be written. A {@link PrintWriter} keeps an {@link IOException} to itself,
     * and whoever prints would go on for nobody. An error, since nobody on the way can do anything about it.
     */
    static final class Failure extends Error {
        private static final long serialVersionUID = 1;

        private final boolean isPipe;

        /**
         * A failure.
         *
         * @param isPipe whether the data went to a pipe, in which nothing but its other end can break
         */
        Failure(IOException reason, boolean isPipe) {
            super(reason);
            this.isPipe = isPipe;
        }

        /** Whether who read the data has seen enough, as {@code head} has after some lines. */
        boolean isClosedPipe() {
            return isPipe || String.valueOf(getCause().getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
        }

        /** Returns the message for the user. */
        String message() {
            return "Standard output cannot be written: " + getCause().getMessage() + ".";
        }
    }

    /** A stream whose failures end the command. */
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
     * Standard output, in UTF-8 whatever the locale says: the data are names of any script, and files of others.
     *
     * @throws Failure when it is written, if it cannot be
     */
    static PrintWriter standard() {
        return writer(new Ending(new FileOutputStream(FileDescriptor.out), Output::isPipe));
    }

    /** Whether standard output is a pipe; that a pipe is broken, a system says in its own language. */
    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Data to a stream, which throws a {@link Failure} if that cannot be written. */
    static PrintWriter writer(OutputStream stream) {
        return writer(new Ending(stream, () -> false));
    }

    private static PrintWriter writer(Ending stream) {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        return new PrintWriter(Terminal.isPresent() ? new TerminalWriter(out) : out);
    }

    /**
     * Checks what was printed to {@link System#out}, which tells that it failed and not why.
     *
     * @throws Failure if it could not be written
     */
    static void check() {
        if (System.out.checkError()) {
            new Ending(new FileOutputStream(FileDescriptor.out), Output::isPipe).write('\n');
        }
    }
}
