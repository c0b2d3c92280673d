package dev.ferrolens.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a build takes without the profiler.
 *
 * @param processor seconds of processor time of cargo and all that it starts, in user and system mode
 * @param wall seconds from start to end
 */
record BuildTime(double processor, double wall) {
    /** The shell knows what its children took, as the JVM does not. Source: POSIX, {@code times}. */
    private static final String SCRIPT =
            "times=$1; shift; \"$@\"; status=$?; LC_ALL=C times > \"$times\"; exit $status";
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    /** Builds the project in a folder from nothing. */
    static BuildTime of(Path folder, List<String> arguments) throws IOException {
        Path target = folder.resolve("target");
        if (Files.exists(target)) {
            Folders.delete(target);
        }
        Path times = Files.createTempFile("times", ".txt");
        Path log = Files.createTempFile("build", ".log");
        List<String> words = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", times.toString(), "cargo", "build",
                "--offline"));
        words.addAll(arguments);
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start();
            int status = process.waitFor();
            double wall = (System.nanoTime() - start) / 1e9;
            if (status != 0) {
                throw new IOException("The build in " + folder + " failed:\n" + Files.readString(log));
            }
            return new BuildTime(ofChildren(Files.readString(times)), wall);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(times);
            Files.delete(log);
        }
    }

    /** The second line of what {@code times} prints: {@code 0m1.250000s 0m0.180000s}. */
    static double ofChildren(String times) {
        Matcher time = TIME.matcher(times.lines().skip(1).findFirst().orElseThrow());
        double seconds = 0;
        while (time.find()) {
            seconds += 60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2));
        }
        return seconds;
    }
}
