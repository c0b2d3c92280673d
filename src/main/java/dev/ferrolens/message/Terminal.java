package dev.ferrolens.message;

import java.io.Console;

/** Whether a person reads what is written. */
public final class Terminal {
    private Terminal() {}

    /** Returns whether standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isPresent() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** From Java 22 on there is a console without a terminal too, and it tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
