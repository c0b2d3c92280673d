package dev.ferrolens.notebook;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.ArrayList;
import java.util.List;

/** What a kernel has ready in each notebook, over IJava's own renderer. Public, since cells call it. */
public final class Kernel {
    private static final Renderer RENDERER = new Renderer();
    private static final List<DisplayData> SHOWN = new ArrayList<>();

    static {
        IJava.register(RENDERER);
    }

    private Kernel() {}

    public static DisplayData render(Object value) {
        return RENDERER.render(value);
    }

    public static DisplayData render(Object value, String... as) {
        return RENDERER.renderAs(value, as);
    }

    public static String display(Object value) {
        SHOWN.add(render(value));
        return "display " + SHOWN.size();
    }

    public static String display(Object value, String... as) {
        SHOWN.add(render(value, as));
        return "display " + SHOWN.size();
    }

    /** What was displayed since this was last asked. */
    static List<DisplayData> taken() {
        List<DisplayData> taken = List.copyOf(SHOWN);
        SHOWN.clear();
        return taken;
    }
}
