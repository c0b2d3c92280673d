package dev.ferrolens.record;

import dev.ferrolens.message.FerrolensException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs to their end. The processes that they start do not outlive an interrupt or this process. */
final class Program {
    private static final int SECONDS_TO_END = 5;

    private Program() {}

    /** The exit code and output of a program. */
    record Outcome(int exitCode, String out, String err) {
        boolean failed() {
            return exitCode != 0;
        }

        /** Returns whether it was ended by Ctrl-C (SIGINT) or SIGTERM. */
        boolean wasInterrupted() {
            return exitCode == 128 + 2 || exitCode == 128 + 15;
        }
    }

    /**
     * Runs a program.
     *
     * @param words the program and its arguments, which no shell interprets
     * @param environment the variables to add to the environment of this process
     * @param live the stream to which its output is copied while it runs
     * @throws FerrolensException if there is no such program, or the thread was interrupted
     */
    static Outcome run(Path folder, List<String> words, Map<String, String> environment, OutputStream live) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new FerrolensException("The program " + words.get(0)
                    + " cannot be run: install Rust, with cargo, from"
                    + " https://rustup.rs, or put it on the PATH.", e);
        }
        Thread killer = new Thread(() -> kill(process));
        boolean ending = !add(killer);
        try {
            Pump out = Pump.start(process.getInputStream(), live);
            Pump err = Pump.start(process.getErrorStream(), live);
            int exitCode = process.waitFor();
            return new Outcome(exitCode, out.text(), err.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FerrolensException("Interrupted; ended: " + String.join(" ", words) + ".", e);
        } finally {
            kill(process);
            if (!ending) {
                forget(killer);
            }
        }
    }

    /** Registers a thread to run when this process ends; returns false if it is already ending. */
    private static boolean add(Thread killer) {
        try {
            Runtime.getRuntime().addShutdownHook(killer);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void kill(Process process) {
        // The program is killed first, so that it starts no more processes.
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        // Until they have ended they may still write.
        CompletableFuture.allOf(Stream.concat(Stream.of(process.toHandle()), descendants.stream())
                .map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, SECONDS_TO_END, TimeUnit.SECONDS).join();
    }

    private static void forget(Thread killer) {
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            // This process is ending, and the killer is already running.
        }
    }

    /** A thread that copies and collects the output of a program. */
    private static final class Pump extends Thread {
        private final InputStream from;
        private final OutputStream live;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        private Pump(InputStream from, OutputStream live) {
            this.from = from;
            this.live = live;
        }

        static Pump start(InputStream from, OutputStream live) {
            Pump pump = new Pump(from, live);
            pump.setDaemon(true);
            pump.start();
            return pump;
        }

        @Override
        public void run() {
            byte[] bytes = new byte[8192];
            try {
                for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
                    kept.write(bytes, 0, read);
                    live.write(bytes, 0, read);
                    live.flush();
                }
            } catch (IOException e) {
                // The program was killed, or the copy is no longer read.
            }
        }

        String text() throws InterruptedException {
            join();
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
