package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.file.Resource;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import jdk.jshell.tool.JavaShellToolBuilder;

/** Starts JShell with an open session. JShell runs in this process, so that it shares the session. */
public final class Prompt {
    private static volatile CompletableFuture<Session> opening;

    private Prompt() {}

    /** Opens JShell; returns when the user leaves it. */
    static void start(List<String> files) {
        if (!files.isEmpty()) {
            opening = CompletableFuture.supplyAsync(() -> Ferrolens.open(files.toArray(new String[0])));
        }
        List<Path> scripts = new ArrayList<>();
        try {
            Map<String, String> preferences = valuesPrintedWhole();
            scripts.add(script("imports.jsh"));
            if (files.isEmpty()) {
                System.out.println("help() lists useful calls; /exit leaves.");
            } else if (opening.isCompletedExceptionally()) {
                opening.join();
            } else {
                scripts.add(script("session.jsh"));
            }
            List<String> arguments = new ArrayList<>(List.of("--execution", OneLineErrorExecution.NAME, "--class-path",
                    System.getProperty("java.class.path"), "--startup", scripts.get(0).toString()));
            scripts.stream().skip(1).forEach(script -> arguments.add(script.toString()));
            PrintStream feedback = new PrintStream(new MethodHints(System.out), true, Charset.defaultCharset());
            JavaShellToolBuilder.builder().persistence(preferences).out(feedback, System.out, System.out)
                    .start(arguments.toArray(new String[0]));
        } catch (CompletionException e) {
            throw FerrolensException.of(e);
        } catch (FerrolensException e) {
            throw e;
        } catch (Exception e) {
            throw new FerrolensException("JShell could not be started: " + e.getMessage() + ".", e);
        } finally {
            scripts.forEach(Prompt::delete);
        }
    }

    /**
     * Returns JShell's preferences with a feedback mode that prints values in full. A startup script cannot set a mode,
     * since modes exist only after it ran. So another JShell without a user runs first and is told to retain the mode.
     */
    private static Map<String, String> valuesPrintedWhole() throws Exception {
        Map<String, String> preferences = new HashMap<>();
        InputStream commands = new ByteArrayInputStream(Resource.bytes(Prompt.class, "feedback.jsh"));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        JavaShellToolBuilder.builder().persistence(preferences).in(commands, null).out(nowhere)
                .start("--execution", "local", "--no-startup");
        // The input of that JShell does not belong in the user's history.
        preferences.keySet().removeIf(key -> key.startsWith("HISTORY"));
        return preferences;
    }

    /**
     * Returns the session on the files of the command line, after waiting until it is open. JShell's startup script
     * calls this.
     *
     * @return the session; null if the files cannot be opened, in which case a message is printed
     */
    public static Session session() {
        return opened(opening, System.out);
    }

    static Session opened(CompletableFuture<Session> opening, PrintStream out) {
        try {
            Session session = opening.join();
            out.println(
                    "s is open: s prints the overview, s.findings() advice, help() more; /exit ends.");
            return session;
        } catch (CompletionException e) {
            out.println("|  " + FerrolensException.of(e).getMessage()
                    + " There is no s; open(\"FILE\") opens another.");
            return null;
        }
    }

    private static Path script(String name) {
        Path script = null;
        try {
            script = Files.createTempFile("ferrolens", ".jsh");
            return Files.write(script, Resource.bytes(Prompt.class, name));
        } catch (IOException e) {
            if (script != null) {
                delete(script);
            }
            throw FerrolensException.ofTemporaryFolder("JShell could not be started", e);
        }
    }

    private static void delete(Path script) {
        try {
            Files.deleteIfExists(script);
        } catch (IOException e) {
            script.toFile().deleteOnExit();
        }
    }
}
