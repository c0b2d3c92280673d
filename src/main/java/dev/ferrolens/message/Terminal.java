package dev.ferrolens.message;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds out whether this process runs on a terminal, and how wide that is. */
public final class Terminal {
    /** The width of a text that is for no terminal. */
    public static final int UNLIMITED = Integer.MAX_VALUE;
    /** The width of a terminal that does not tell its own. */
    private static final int USUAL = 80;
    /** How long a width is taken to be right, since a window may change its size. */
    private static final long VALID = TimeUnit.SECONDS.toNanos(1);
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static volatile Measured last;

    private Terminal() {}

    /** A width, and when the terminal had it. */
    private record Measured(int width, long at) {}

    /** Returns whether standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isPresent() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** Returns whether standard error is on the same terminal as standard output. */
    static boolean isWatched() {
        return Watched.IS;
    }

    /** What does not change while the process runs. */
    private static final class Watched {
        static final boolean IS = isPresent() && isOneStream();

        private static boolean isOneStream() {
            try {
                return Files.isSameFile(Path.of("/dev/stdout"), Path.of("/dev/stderr"));
            } catch (IOException e) {
                // Windows does not have these files.
                return System.getProperty("os.name").startsWith("Windows");
            }
        }
    }

    /**
     * Returns the number of columns for text: the variable {@code COLUMNS} of the environment if it is set, or else the
     * width of the terminal. Without a terminal, for instance in a pipe, it is {@link #UNLIMITED}.
     */
    public static int width() {
        return width(System.getenv("COLUMNS"), isPresent());
    }

    static int width(String columns, boolean isTerminal) {
        if (columns != null && columns.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(columns);
        }
        return isTerminal ? measured() : UNLIMITED;
    }

    private static int measured() {
        Measured known = last;
        if (known == null || System.nanoTime() - known.at > VALID) {
            known = new Measured(measure(), System.nanoTime());
            last = known;
        }
        return known.width;
    }

    /** Asks the program that knows the size of the terminal; there is none for this in the JDK. */
    private static int measure() {
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = isWindows ? List.of("cmd", "/c", "mode", "con") : List.of("stty", "size");
        try {
            Process process = new ProcessBuilder(command).redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD).start();
            return columns(new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** Returns the second number of a text, since both programs print the rows first. */
    static int columns(String size) {
        List<String> numbers = NUMBER.matcher(size).results().map(MatchResult::group).limit(2).toList();
        boolean isKnown = numbers.size() == 2 && numbers.get(1).matches("[1-9]\\d{0,4}");
        return isKnown ? Integer.parseInt(numbers.get(1)) : USUAL;
    }

    /**
     * Returns whether a console is a terminal. Since Java 22 there may be a console without one, which has a method for
     * that.
     */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
