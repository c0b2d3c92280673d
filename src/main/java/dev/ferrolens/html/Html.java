package dev.ferrolens.html;

import dev.ferrolens.file.LocalPaths;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;

/** Text made part of HTML. Every name from a recording passes through here on its way into a page. */
public final class Html {
    /** The classes of what a notebook's MathJax shall leave alone: version 2 knows the one, version 3 the other. */
    public static final String NO_MATHS = "tex2jax_ignore mathjax_ignore";

    private Html() {}

    /**
     * The text as the content of an element or of an attribute in quotes: it comes out as it is, on one line, and
     * nothing in it is markup. Characters that no terminal should see, such as ESC, are U+FFFD, and absolute paths are
     * relative.
     *
     * <pre>{@code escape("<T as Into<U>>")    &lt;T as Into&lt;U&gt;&gt;}</pre>
     */
    @SuppressWarnings("EscapedEntity")
    public static String escape(String text) {
        String line = Printable.line(LocalPaths.removed(FerrolensException.requireGiven(text, "text")));
        StringBuilder safe = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
