package dev.ferrolens.html;

import dev.ferrolens.file.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * An HTML document of fragments, one below the other, that needs nothing else: it loads nothing, and its policy forbids
 * the browser to. plotly.js is in it, once, if a fragment is drawn by it.
 *
 * <pre>{@code Page.titled("inventory").with("<h1>Work by area</h1>").with(s.areas().chart().html()).html()}</pre>
 */
public final class Page {
    /** What a fragment contains that plotly draws: its function is queued here. */
    public static final String CHARTS = "window.ferrolensCharts";

    private final String title;
    private final List<String> fragments;

    private Page(String title, List<String> fragments) {
        this.title = title;
        this.fragments = fragments;
    }

    /** An empty page whose title stands on its tab; a heading in the page is a fragment. */
    public static Page titled(String title) {
        return new Page(title, List.of());
    }

    /** The page with another fragment at its end: HTML, in which text has passed through {@link Html#escape}. */
    public Page with(String fragment) {
        List<String> longer = new ArrayList<>(fragments);
        longer.add(fragment);
        return new Page(title, List.copyOf(longer));
    }

    /** The document. */
    public String html() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                + " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n");
        out.append("<title>").append(Html.escape(title)).append("</title>\n<style>\n")
                .append(Resource.text(Page.class, "page.css"))
                .append("</style>\n</head>\n<body>\n");
        for (String fragment : fragments) {
            out.append(fragment).append('\n');
        }
        if (fragments.stream().anyMatch(fragment -> fragment.contains(CHARTS))) {
            out.append(plotly());
        }
        return out.append("</body>\n</html>\n").toString();
    }

    /** plotly.js as a fragment, which draws all charts of the page it is on: once a page, or once a notebook. */
    public static String plotly() {
        return Plotly.elements();
    }
}
