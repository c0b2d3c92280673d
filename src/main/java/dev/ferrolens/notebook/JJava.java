package dev.ferrolens.notebook;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** Registers renderers in JJava, the successor of IJava, which finds and calls this class as a service of the jar. */
public final class JJava implements Extension {
    @Override
    public void install(BaseKernel kernel) {
        register(kernel.getRenderer());
    }

    static void register(Renderer renderer) {
        for (Class<?> type : Rendering.TYPES) {
            renderer.createRegistration(type).preferring(MIMEType.TEXT_HTML, MIMEType.IMAGE_SVG)
                    .register(JJava::render);
        }
    }

    private static void render(Object value, RenderContext context) {
        Rendering rendering = Rendering.of(value);
        context.getOutputContainer().putText(rendering.text());
        context.renderIfRequested(MIMEType.TEXT_HTML, rendering::html);
        if (!rendering.svg().isEmpty()) {
            context.renderIfRequested(MIMEType.IMAGE_SVG, rendering::svg);
        }
    }
}
