package dev.ferrolens.shell;

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

/** Where a command's data go. */
final class Output {
    private Output() {}

    /**
     * What ends a command whose data cannot be written. A {@link PrintWriter} keeps an {@link IOException} to itself,
     * and whoever prints would go on for nobody. An error, since nobody on the way can do anything about it.
     */
    static final class Failure extends Error {
        private static final long serialVersionUID = 1;

        private final transient IOException reason;

        Failure(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        /** Whether who read the data has seen enough, as {@code head} has after some lines. */
        boolean isClosedPipe() {
            return String.valueOf(reason.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")
                    || isPipe("/proc/self/fd/1");
        }

        /** The sentence for the user. */
        String sentence() {
            return "Standard output cannot be written: " + reason.getMessage() + ".";
        }

        /** A system in another language names a broken pipe otherwise; but nothing else can break in a pipe. */
        private static boolean isPipe(String descriptor) {
            try {
                return Files.readSymbolicLink(Path.of(descriptor)).toString().startsWith("pipe:");
            } catch (IOException | RuntimeException e) {
                return false;
            }
        }
    }

    /** A stream whose failures end the command. */
    private static final class Ending extends OutputStream {
        private final OutputStream out;

        Ending(OutputStream out) {
            this.out = out;
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
                throw new Failure(e);
            }
        }
    }

    /**
     * Standard output, in UTF-8 whatever the locale says: the data are names of any script, and files of others.
     *
     * @throws Failure when it is written, if it cannot be
     */
    static PrintWriter standard() {
        return writer(new FileOutputStream(FileDescriptor.out));
    }

    /** Data to a stream, which throws a {@link Failure} if that cannot be written. */
    static PrintWriter writer(OutputStream stream) {
        Writer out = new BufferedWriter(new OutputStreamWriter(new Ending(stream), StandardCharsets.UTF_8));
        return new PrintWriter(System.console() == null ? out : new TerminalWriter(out));
    }

    /**
     * Checks what was printed to {@link System#out}, which tells that it failed and not why.
     *
     * @throws Failure if it could not be written
     */
    static void check() {
        if (System.out.checkError()) {
            new Ending(new FileOutputStream(FileDescriptor.out)).write('\n');
        }
    }
}
