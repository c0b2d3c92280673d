package dev.ferrolens.notebook;

/**
 * Makes notebooks show answers as HTML. In IJava and JJava, the value of a cell is shown as {@link Rendering} defines.
 *
 * <p>Neither kernel is required. JJava looks for services of the jars on its class path. IJava does not, so Ferrolens
 * looks for IJava when it is first used.
 */
public final class Notebook {
    private Notebook() {}

    /** Tells IJava how to show answers, if this process is its kernel. */
    public static void register() {
        try {
            IJava.register();
        } catch (ReflectiveOperationException | LinkageError e) {
            // This is not IJava; answers print as text.
        }
    }
}
