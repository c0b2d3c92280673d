package dev.ferrolens.html;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that try to get out of where they are put, and what a page must not have in it. */
public final class Hostile {
    /** Begins a script that a browser would run, were it markup. */
    private static final String EVIL = "alert(1)";

    public static final List<String> NAMES = List.of(
            "<script>" + EVIL + "</script>",
            "</script><script>" + EVIL + "</script>",
            "</title></svg></style></div><img src=x onerror=" + EVIL + ">",
            "\"><img src=x onerror='" + EVIL + "'>",
            "'); " + EVIL + "; ('",
            "\\'); " + EVIL + "; (\\'",
            "\\u003cscript>${" + EVIL + "}`",
            "<!--<script>",
            "--> ]]> <![CDATA[",
            "<b>bold</b> &lt;i&gt; &amp;amp; <a href=\"javascript:" + EVIL + "\">a</a>",
            "$a$ %{customdata} {{7*7}}",
            "\\(x\\) \\[y\\] $$z$$ \\begin{equation}1\\end{equation}",
            "\u001b[31mred\u001b[0m\u001b]0;title\u0007",
            "a\u2028b\u2029c\u202ed\u0000e",
            "line\nbreak\ttab\r",
            "<T as core::convert::Into<alloc::vec::Vec<&'a dyn Fn(U) -> V>>>::into",
            "core::iter::Map<".repeat(2_000) + "T" + ">".repeat(2_000),
            "😀".repeat(500));

    private static final Pattern TAG = Pattern.compile("<(?=[a-zA-Z!/?])[^>]*>");

    private Hostile() {}

    /** The tags of a document, those inside scripts too: none of them may come from a name. */
    public static List<String> tags(String html) {
        return TAG.matcher(html).results().map(match -> match.group().split("[\\s>]")[0]).toList();
    }

    /** The first address outside of the document that a browser would load; null if there is none. */
    public static String loaded(String html) {
        String own = html.replaceAll("(?s)<script type=\"text/plain\".*?</script>", "");
        Matcher found = Pattern.compile("(?i)<[a-z][^>]*\\s(?:src|href|action|data)\\s*=[^>]*>|\\.(?:src|href)\\s*="
                + "|url\\(\\s*[\"']?(?!#|data:)[^)]+|@import|\\bimport\\s*\\(|\\bfetch\\s*\\(|XMLHttpRequest|WebSocket"
                + "|sendBeacon|importScripts").matcher(own);
        return found.find() ? found.group() : null;
    }
}
