package dev.ferrolens;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests or the project that runs in a process of its own, with temporary files of its own. */
public final class OwnProcess {
    private OwnProcess() {}

    /** Runs {@code main} in a folder; what it prints comes from the process's input stream. */
    public static Process start(Path folder, Path temporary, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(),
                "-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData", "-classpath",
                System.getProperty("java.class.path")));
        if (System.getProperty("leak.sessions") != null) {
            command.add("-Dleak.sessions=" + System.getProperty("leak.sessions"));
        }
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    }
}
