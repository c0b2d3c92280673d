package dev.ferrolens.report;

import dev.ferrolens.chart.ColumnWords;
import dev.ferrolens.file.Resource;
import dev.ferrolens.html.Html;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Head;
import java.util.Locale;
import java.util.Set;

/**
 * Formats an answer as an HTML table: scaled numbers aligned to the right, code in a code font, a bar behind each
 * share, long names shortened in the middle with the full name on hover, and the count of omitted rows at the end.
 *
 * <pre>{@code HtmlTable.of(s.typeck().byFunction())    <div class="ferrolens …"><table>…</table><p>… and 123 more
 * rows</p></div>}</pre>
 *
 * <p>The result is a fragment for a page or a notebook cell. Text is escaped by {@link Html#escape}, and a notebook's
 * MathJax, which would read text between two dollar signs as a formula, leaves the fragment unchanged.
 */
public final class HtmlTable {
    /** The number of characters shown of a name. */
    private static final int WIDEST = 72;
    /** The number of characters shown on hover, since very long names would make a page of megabytes. */
    private static final int LONGEST = 4000;
    /** The columns whose text is plain words. The text of all others is code: names, paths, keys, options. */
    private static final Set<String> WORDS = Set.of("about", "adds", "area", "lacks", "needs", "options", "phase",
            "verdict", "warning", "what");

    private HtmlTable() {}

    /** Returns whether the text of a column is code, such as names and paths, rather than words. */
    public static boolean isCode(String column) {
        return !WORDS.contains(FerrolensException.requireGiven(column, "column")) && !column.endsWith("kind");
    }

    /** Returns the first 20 rows of an answer, or the error message if the recording lacks data for it. */
    public static String of(Relation answer) {
        return fragment(content(FerrolensException.requireGiven(answer, "answer")));
    }

    /** Returns the first rows of an answer. */
    public static String of(Head head) {
        return fragment(content(FerrolensException.requireGiven(head, "rows")));
    }

    static String content(Relation answer) {
        try {
            return content(answer.head(Relation.SHOWN_ROWS));
        } catch (FerrolensException e) {
            return "<p>" + Html.escape(e.getMessage()) + "</p>\n";
        }
    }

    private static String content(Head head) {
        StringBuilder out = new StringBuilder("<table>\n<thead><tr>");
        Column[] columns = new Column[head.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.of(head, i);
            out.append(columns[i].isNumeric() ? "<th class=\"number\" align=\"right\">" : "<th>")
                    .append(words(head.title(i))).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < head.rows().size(); row++) {
            out.append("<tr>");
            for (int i = 0; i < columns.length; i++) {
                out.append(columns[i].cell(head.rows().get(row).values().get(i), head.text(row, i)));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n");
        head.footer().forEach(line -> out.append("<p>").append(Html.escape(line)).append("</p>\n"));
        return out.toString();
    }

    /** Returns the heading of a column in words, with the name that queries use on hover. */
    private static String words(String title) {
        String words = ColumnWords.of(title);
        return words.equals(title) ? Html.escape(words)
                : "<span title=\"" + Html.escape(title) + "\">" + Html.escape(words) + "</span>";
    }

    /** Returns the content with the styles of tables around it. */
    public static String fragment(String content) {
        return "<div class=\"ferrolens " + Html.NO_MATHS + "\">\n<style>\n"
                + Resource.text(HtmlTable.class, "table.css")
                + "</style>\n" + content + "</div>\n";
    }

    /** The format of the cells of a column. */
    private record Column(String name, boolean isNumeric, boolean isCode, boolean isShare) {
        static Column of(Head head, int column) {
            String name = head.columns().get(column);
            boolean isNumeric = head.isNumeric(column);
            boolean isShare = isNumeric && name.endsWith("_pct") && !name.contains("change");
            return new Column(name, isNumeric, HtmlTable.isCode(name), isShare);
        }

        String cell(Object value, String text) {
            if (!isNumeric) {
                return "<td>" + (text.isEmpty() || !isCode ? named(text) : "<code>" + named(text) + "</code>")
                        + "</td>";
            }
            String bar = isShare && value instanceof Number share ? bar(share.doubleValue()) : "";
            String exact = value == null || text.equals(value.toString()) ? ""
                    : " title=\"" + Html.escape(value.toString()) + "\"";
            return "<td class=\"number\" align=\"right\"" + exact + bar + ">" + Html.escape(text) + "</td>";
        }

        private static String bar(double share) {
            return String.format(Locale.ROOT, " style=\"background: linear-gradient(to right, rgba(66, 133, 244, .25)"
                    + " %1$.1f%%, transparent %1$.1f%%)\"", Math.max(0, Math.min(100, share)));
        }

        private static String named(String text) {
            String shown = Printable.shortened(text, WIDEST);
            return shown.equals(text) ? Html.escape(text)
                    : "<span title=\"" + Html.escape(Printable.shortened(text, LONGEST)) + "\">" + Html.escape(shown)
                            + "</span>";
        }
    }
}
