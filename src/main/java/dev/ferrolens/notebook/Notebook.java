package dev.ferrolens.notebook;

/**
 * Answers as HTML in a notebook: where IJava or JJava runs, what a cell ends in shows as {@link Rendering} has it.
 *
 * <p>Neither kernel is required. JJava looks for services of the jars on its class path; IJava has no such hook, so the
 * kit looks for IJava when it is first used.
 */
public final class Notebook {
    private Notebook() {}

    /** Tells IJava how to show answers, if it runs this process. */
    public static void register() {
        try {
            IJava.register();
        } catch (ReflectiveOperationException | LinkageError e) {
            // Somewhere else: answers print as text.
        }
    }
}
