package dev.ferrolens.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;

/** Registers renderers in IJava. Its kernel class is found by reflection, since IJava is not in a Maven repository. */
final class IJava {
    private IJava() {}

    static void register() throws ReflectiveOperationException {
        Object kernel = Class.forName("io.github.spencerpark.ijava.IJava").getMethod("getKernelInstance").invoke(null);
        if (kernel instanceof BaseKernel running) {
            register(running.getRenderer());
        }
    }

    static void register(Renderer renderer) {
        for (Class<?> type : Rendering.TYPES) {
            renderer.createRegistration(type).preferring(MIMEType.TEXT_HTML, MIMEType.IMAGE_SVG)
                    .register(IJava::render);
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
