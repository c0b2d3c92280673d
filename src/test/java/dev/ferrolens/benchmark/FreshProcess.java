package dev.ferrolens.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A command that runs as a process of its own, and the most memory that it had. */
final class FreshProcess implements Callable<Object> {
    private static final String JAR = "target/ferrolens.jar";

    private final List<String> command;
    private long peakKilobytes;

    FreshProcess(List<String> command) {
        this.command = command;
    }

    /** The built jar with arguments for the JVM, and its own after {@code -jar}. */
    static FreshProcess jar(List<String> jvm, String... arguments) {
        return java(jvm, List.of("-jar", JAR), arguments);
    }

    /** A script of one line that opens a recording and prints its details. */
    static FreshProcess details(List<String> jvm, Path recording) {
        return java(jvm, List.of("-cp", JAR + File.pathSeparator + "target/test-classes",
                PrintDetails.class.getName()),
                recording.toString());
    }

    /**
     * The same on one core, by Linux's {@code taskset}: told of one processor, Java would heed it, but neither its
     * compiler nor DuckDB.
     */
    FreshProcess onOneCore() {
        List<String> bound = new ArrayList<>(List.of("taskset", "-c", "0"));
        bound.addAll(command);
        return new FreshProcess(bound);
    }

    private static FreshProcess java(List<String> jvm, List<String> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(program);
        command.addAll(List.of(arguments));
        return new FreshProcess(command);
    }

    @Override
    public Object call() throws Exception {
        Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            peakKilobytes = Math.max(peakKilobytes, peakKilobytes(process.pid()));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("failed: " + command);
        }
        return null;
    }

    /** The most memory of all runs; 0 where the system does not tell. */
    long peakMegabytes() {
        return peakKilobytes / 1024;
    }

    /** Source: proc(5), {@code VmHWM}. */
    private static long peakKilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
