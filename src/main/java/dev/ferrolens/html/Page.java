package dev.ferrolens.html;

import dev.ferrolens.file.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-contained HTML document of fragments, one below the other. It loads nothing, and its content security policy
 * forbids loading. It contains plotly.js, once, if a fragment needs it.
 *
 * <pre>{@code Page.titled("inventory").with("<h1>Work by area</h1>").with(s.areas().chart().html()).html()}</pre>
 */
public final class Page {
    /** The JavaScript queue of functions that draw charts. A fragment that contains this name needs plotly. */
    public static final String CHARTS = "window.ferrolensCharts";

    private final String title;
    private final List<String> fragments;

    private Page(String title, List<String> fragments) {
        this.title = title;
        this.fragments = fragments;
    }

    /** Returns an empty page with a title for the browser's tab; a heading in the page is a fragment of its own. */
    public static Page titled(String title) {
        return new Page(title, List.of());
    }

    /** Returns the page with another fragment at its end: HTML in which text is escaped by {@link Html#escape}. */
    public Page with(String fragment) {
        List<String> longer = new ArrayList<>(fragments);
        longer.add(fragment);
        return new Page(title, List.copyOf(longer));
    }

    /** Returns the document. */
    public String html() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                + " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.append("<title>").append(Html.escape(title)).append("</title>\n<style>\n")
                .append(Scheme.css()).append(Resource.text(Page.class, "page.css"))
                .append("</style>\n</head>\n<body>\n");
        for (String fragment : fragments) {
            out.append(fragment).append('\n');
        }
        if (fragments.stream().anyMatch(fragment -> fragment.contains(CHARTS))) {
            out.append(plotly());
        }
        return out.append("</body>\n</html>\n").toString();
    }

    /** Returns plotly.js as a fragment that draws all charts of its page. A page or a notebook needs it once. */
    public static String plotly() {
        return Plotly.elements();
    }
}
