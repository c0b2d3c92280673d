package dev.ferrolens.report;

import dev.ferrolens.file.Resource;
import dev.ferrolens.finding.Finding;
import dev.ferrolens.finding.Findings;
import dev.ferrolens.html.Html;
import java.util.List;
import java.util.Locale;

/** Formats findings as HTML: each with its share, its cause, its advice, and the rows that support it. */
public final class HtmlFindings {
    private static final int EVIDENCE_ROWS = 8;

    private HtmlFindings() {}

    /** Returns all findings as a fragment for a notebook cell; the rows that support each can be unfolded. */
    public static String of(Findings findings) {
        return fragment(content(findings));
    }

    /** Returns one finding as a fragment for a notebook cell, with the rows that support it. */
    public static String of(Finding finding) {
        return fragment("<ol class=\"findings one\">\n<li>\n" + text(finding) + evidence(finding)
                + "</li>\n</ol>\n");
    }

    private static String fragment(String content) {
        return HtmlTable.fragment("<style>\n" + Resource.text(HtmlFindings.class, "findings.css") + "</style>\n"
                + content);
    }

    /** Returns the content of the section, without its heading. */
    static String content(Findings findings) {
        StringBuilder out = new StringBuilder();
        out.append("<p class=\"note\">").append(findings.note()).append("</p>\n<ol class=\"findings\">\n");
        for (Finding finding : findings) {
            out.append("<li>\n").append(text(finding)).append("<details><summary>Evidence</summary>\n")
                    .append(evidence(finding)).append("</details>\n</li>\n");
        }
        out.append("</ol>\n");
        for (String line : List.of(findings.hint(), findings.unnamed())) {
            out.append(line.isEmpty() ? "" : "<p class=\"note\">" + marked(line) + "</p>\n");
        }
        return out.toString();
    }

    private static String text(Finding finding) {
        return "<h3>" + marked(finding.title()) + "</h3>\n"
                + (finding.place().isEmpty() ? "" : "<p class=\"cost\"><code>" + Html.escape(finding.place())
                        + "</code></p>\n")
                + String.format(Locale.ROOT, "<div class=\"share\"><i style=\"width: %.1f%%\"></i></div>\n",
                        Math.min(100, finding.sharePercent()))
                + "<p class=\"cost\">" + Html.escape(finding.summary()) + "</p>\n<p>" + marked(finding.why())
                + "</p>\n<p><b>Try</b> " + marked(finding.advice()) + "</p>\n";
    }

    private static String evidence(Finding finding) {
        return HtmlTable.of(finding.evidence().head(EVIDENCE_ROWS));
    }

    /** Returns text as HTML, with code elements for the parts between backticks. */
    private static String marked(String text) {
        StringBuilder out = new StringBuilder();
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            out.append(i % 2 == 0 ? "" : "<code>").append(Html.escape(parts[i])).append(i % 2 == 0 ? "" : "</code>");
        }
        return out.toString();
    }
}
