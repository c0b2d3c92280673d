package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import jdk.jshell.tool.JavaShellToolBuilder;

/** JShell with a session open in it. It runs in this process, so that what is open here is open there. */
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
            JavaShellToolBuilder.builder().persistence(preferences).start(arguments.toArray(new String[0]));
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
     * JShell's preferences with a feedback mode that does not cut values short. A script cannot set it, since modes
     * are there only after scripts ran; so a first JShell, without a user, is told to retain it.
     */
    private static Map<String, String> valuesPrintedWhole() throws Exception {
        Map<String, String> preferences = new HashMap<>();
        try (InputStream commands = Prompt.class.getResourceAsStream("feedback.jsh")) {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            JavaShellToolBuilder.builder().persistence(preferences).in(commands, null).out(nowhere)
                    .start("--execution", "local", "--no-startup");
        }
        // What it was told is nothing that the user typed.
        preferences.keySet().removeIf(key -> key.startsWith("HISTORY"));
        return preferences;
    }

    /**
     * The session that the command line named; a script that JShell loads asks for it, and waits until it is open.
     *
     * @return null if the files cannot be opened, which is said
     */
    public static Session session() {
        return opened(opening, System.out);
    }

    static Session opened(CompletableFuture<Session> opening, PrintStream out) {
        try {
            Session session = opening.join();
            out.println(
                    "s is open: s prints the overview, s.findings() what to do about it, help() more; /exit leaves.");
            return session;
        } catch (CompletionException e) {
            out.println("|  " + FerrolensException.of(e).getMessage()
                    + " There is no s; open(\"FILE\") opens another.");
            return null;
        }
    }

    private static Path script(String name) {
        Path script = null;
        try (InputStream in = Prompt.class.getResourceAsStream(name)) {
            script = Files.createTempFile("ferrolens", ".jsh");
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
            return script;
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
