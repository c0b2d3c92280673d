package dev.ferrolens.report;

import dev.ferrolens.file.Resource;
import dev.ferrolens.finding.Finding;
import dev.ferrolens.finding.Findings;
import dev.ferrolens.html.Html;
import java.util.List;
import java.util.Locale;

/** Findings as HTML: each with its share, its cause, what to try, and the rows behind it. */
public final class HtmlFindings {
    private static final int EVIDENCE_ROWS = 8;

    private HtmlFindings() {}

    /** Returns all of them as a fragment for a notebook's cell; the rows behind each unfold. */
    public static String of(Findings findings) {
        return fragment(content(findings));
    }

    /** Returns one of them as a fragment for a notebook's cell, with the rows behind it. */
    public static String of(Finding finding) {
        return fragment("<ol class=\"findings one\">\n<li>\n" + sentences(finding) + evidence(finding)
                + "</li>\n</ol>\n");
    }

    private static String fragment(String content) {
        return HtmlTable.fragment("<style>\n" + Resource.text(HtmlFindings.class, "findings.css") + "</style>\n"
                + content);
    }

    /** What stands between the heading and the end of a section. */
    static String content(Findings findings) {
        StringBuilder out = new StringBuilder();
        out.append("<p class=\"note\">").append(findings.note()).append("</p>\n<ol class=\"findings\">\n");
        for (Finding finding : findings) {
            out.append("<li>\n").append(sentences(finding)).append("<details><summary>Evidence</summary>\n")
                    .append(evidence(finding)).append("</details>\n</li>\n");
        }
        out.append("</ol>\n");
        for (String line : List.of(findings.hint(), findings.unnamed())) {
            out.append(line.isEmpty() ? "" : "<p class=\"note\">" + marked(line) + "</p>\n");
        }
        return out.toString();
    }

    private static String sentences(Finding finding) {
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

    /** A sentence with code between backticks. */
    private static String marked(String sentence) {
        StringBuilder out = new StringBuilder();
        String[] parts = sentence.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            out.append(i % 2 == 0 ? "" : "<code>").append(Html.escape(parts[i])).append(i % 2 == 0 ? "" : "</code>");
        }
        return out.toString();
    }
}
