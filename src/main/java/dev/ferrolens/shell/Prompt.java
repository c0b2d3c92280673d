package dev.ferrolens.shell;

import dev.ferrolens.Ferrolens;
import dev.ferrolens.ProfileException;
import dev.ferrolens.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
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
        Path script = null;
        try {
            script = startScript(files.isEmpty() ? "start.jsh" : "start-with-session.jsh");
            if (!files.isEmpty()) {
                session();
            }
            JavaShellToolBuilder.builder()
                    .persistence(new HashMap<>())
                    .start("--execution", "local", "--class-path", System.getProperty("java.class.path"),
                            "--startup", script.toString());
        } catch (ProfileException e) {
            throw e;
        } catch (Exception e) {
            throw new ProfileException("JShell could not be started: " + e.getMessage() + ".", e);
        } finally {
            delete(script);
        }
    }

    /** The session that the command line named; JShell's start script asks for it. */
    public static Session session() {
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProfileException sentence ? sentence : e;
        }
    }

    private static Path startScript(String name) throws IOException {
        Path script = Files.createTempFile("ferrolens", ".jsh");
        try (InputStream in = Prompt.class.getResourceAsStream(name)) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return script;
    }

    private static void delete(Path script) {
        try {
            if (script != null) {
                Files.deleteIfExists(script);
            }
        } catch (IOException e) {
            script.toFile().deleteOnExit();
        }
    }
}
