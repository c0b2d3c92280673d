package dev.ferrolens.message;

import java.io.Console;

/** Finds out whether this process runs on a terminal. */
public final class Terminal {
    private Terminal() {}

    /** Returns whether standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isPresent() {
        Console console = System.console();
        return console != null && isTerminal(console);
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
