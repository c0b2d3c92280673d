package dev.ferrolens.report;

import dev.ferrolens.html.Html;
import dev.ferrolens.relation.Sheet;

/** Formats a sheet, such as the overview of a session, as a fragment of HTML. */
public final class HtmlSheet {
    private HtmlSheet() {}

    /** Returns the fragment: titles as headings, text as paragraphs, answers as in {@link HtmlTable}. */
    public static String of(Sheet sheet) {
        StringBuilder out = new StringBuilder();
        for (Sheet.Part part : sheet.parts()) {
            if (!part.title().isEmpty()) {
                out.append("<h4>").append(Html.escape(part.title())).append("</h4>\n");
            }
            for (String line : part.lines()) {
                out.append("<p>").append(Html.escape(line)).append("</p>\n");
            }
            if (part.answer() != null) {
                out.append(HtmlTable.content(part.answer()));
            }
        }
        return HtmlTable.fragment(out.toString());
    }
}
