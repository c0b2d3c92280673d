package dev.ferrolens.html;

import dev.ferrolens.file.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Embeds plotly.js from its WebJar in a page, gzipped and in base64, which is a quarter of its size. The browser
 * unpacks it.
 *
 * @see <a href="https://www.webjars.org/">WebJars</a>
 */
final class Plotly {
    private static final String LIBRARY = "/META-INF/resources/webjars/plotly.js-dist/"
            + Resource.text(Plotly.class, "plotly-version.txt").strip() + "/plotly.js";

    private Plotly() {}

    /**
     * Returns elements for a page: the library, and a script that draws the page's charts once the library is loaded.
     */
    static String elements() {
        return Elements.TEXT;
    }

    /** Holds the elements, which are made once in a process, since that takes half a second. */
    private static final class Elements {
        private static final String TEXT = "<script type=\"text/plain\" class=\"ferrolens-plotly\">"
                + Base64.getEncoder().encodeToString(gzipped(Resource.bytes(Plotly.class, LIBRARY))) + "</script>\n"
                + "<script>\nwindow.ferrolensDark = " + Script.json(Scheme.dark()) + ";\n"
                + Resource.text(Plotly.class, "plotly.js") + "</script>\n";
    }

    private static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
