package dev.ferrolens.html;

import dev.ferrolens.file.LocalPaths;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;

/** Escapes text for HTML. Every name from a recording is escaped here before it becomes part of a page. */
public final class Html {
    /**
     * The CSS classes of elements that a notebook's MathJax leaves unchanged: the first for version 2, the second for
     * 3.
     */
    public static final String NO_MATHS = "tex2jax_ignore mathjax_ignore";

    private Html() {}

    /**
     * Returns the text escaped for the content of an element or a quoted attribute. The browser shows it on one line,
     * and nothing in it is markup. Unsafe control characters, such as ESC, become U+FFFD, and absolute paths become
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
