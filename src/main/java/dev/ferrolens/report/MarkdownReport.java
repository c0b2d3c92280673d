package dev.ferrolens.report;

import dev.ferrolens.file.LocalPaths;
import dev.ferrolens.finding.Finding;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.table.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Formats a report for a comment on a pull request: as GitHub Markdown with code in backticks, within the limit of
 * 65,536 characters for a comment.
 */
public final class MarkdownReport {
    /** The limit for the breakdowns, which leaves room for a note about omitted parts. */
    static final int LONGEST = 65_000;
    private static final int ROWS = 10;
    private static final int WIDEST = 72;

    private MarkdownReport() {}

    /** Returns the report as text. Breakdowns that do not fit are omitted, with a note at the end. */
    public static String of(Report report) {
        FerrolensException.requireGiven(report, "report");
        StringBuilder out = new StringBuilder("## " + text(report.title()) + "\n\n");
        if (report.isChange() || report.isVerdict()) {
            append(parts(report.overview()), out);
        }
        if (report.isVerdict()) {
            return out.toString();
        }
        out.append(report.isChange() ? "### Findings after the change\n\n" : "### Findings\n\n");
        append(findings(report), out);
        if (!report.isChange()) {
            folded("Overview", report.overview(), out);
        }
        folded("Breakdowns", report.breakdowns(), out);
        return out.toString();
    }

    private static List<String> parts(Sheet sheet) {
        return sheet.parts().stream().map(MarkdownReport::part).flatMap(Optional::stream).toList();
    }

    private static void folded(String title, Sheet sheet, StringBuilder out) {
        out.append("<details><summary>").append(title).append("</summary>\n\n");
        append(parts(sheet), out);
        out.append("</details>\n\n");
    }

    /** Appends blocks as long as they fit. */
    private static void append(List<String> blocks, StringBuilder out) {
        int left = 0;
        for (String block : blocks) {
            if (left > 0 || out.length() + block.length() > LONGEST) {
                left++;
            } else {
                out.append(block);
            }
        }
        if (left > 0) {
            out.append(left == 1 ? "One more part does" : left + " more parts do").append(" not fit here.\n\n");
        }
    }

    private static List<String> findings(Report report) {
        List<String> blocks = new ArrayList<>();
        for (Finding finding : report.findings()) {
            blocks.add(finding(blocks.size() + 1, finding));
        }
        blocks.add(text(report.findings().note()) + "\n\n");
        for (String line : List.of(report.findings().hint(), report.findings().unnamed())) {
            if (!line.isEmpty()) {
                blocks.add(text(line) + "\n\n");
            }
        }
        return blocks;
    }

    private static String finding(int number, Finding finding) {
        return number + ". **" + marked(finding.title()) + "**  \n   "
                + (finding.place().isEmpty() ? "" : code(finding.place()) + "  \n   ") + text(finding.summary())
                + "  \n   "
                + marked(finding.why()) + "  \n   *Try:* " + marked(finding.advice()) + "\n\n";
    }

    private static Optional<String> part(Sheet.Part part) {
        String title = part.title().isEmpty() ? "" : "#### " + text(part.title()) + "\n\n";
        if (part.answer() != null) {
            return Report.head(part, ROWS).map(head -> title + table(head) + "\n");
        }
        String bullet = part.title().isEmpty() ? "" : "- ";
        return Optional.of(title + part.lines().stream().map(line -> bullet + text(line) + "\n")
                .collect(Collectors.joining()) + "\n");
    }

    private static String table(Head head) {
        IntStream columns = IntStream.range(0, head.columns().size());
        StringBuilder out = new StringBuilder(IntStream.range(0, head.columns().size()).mapToObj(head::title)
                .map(MarkdownReport::text)
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        out.append(columns.mapToObj(column -> head.isNumeric(column) ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        for (int row = 0; row < head.rows().size(); row++) {
            int number = row;
            out.append(IntStream.range(0, head.columns().size()).mapToObj(column -> cell(head, number, column))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        head.footer().forEach(line -> out.append('\n').append(text(line)).append('\n'));
        return out.toString();
    }

    private static String cell(Head head, int row, int column) {
        String value = head.text(row, column);
        boolean isCode = !head.isNumeric(column) && !value.isEmpty() && HtmlTable.isCode(head.columns().get(column));
        return isCode ? code(value).replace("|", "\\|") : text(value);
    }

    /**
     * Returns code between as many backticks as it needs. A bar ends a table's column even inside code, so it is
     * escaped.
     */
    private static String code(String name) {
        String shown = Printable.shortened(Printable.line(LocalPaths.removed(name)), WIDEST);
        return shown.contains("`") ? "`` " + shown.replace("``", "` `") + " ``" : "`" + shown + "`";
    }

    /** Returns text in which the parts between backticks are code, and the rest is escaped. */
    private static String marked(String text) {
        String[] parts = text.split("`", -1);
        return IntStream.range(0, parts.length).mapToObj(i -> i % 2 == 0 ? text(parts[i]) : "`" + LocalPaths.removed(
                parts[i]) + "`")
                .collect(Collectors.joining());
    }

    /**
     * Returns text in which nothing is markup. A comment after an at sign or a hash keeps GitHub from making a link.
     */
    private static String text(String plain) {
        StringBuilder safe = new StringBuilder();
        Printable.line(LocalPaths.removed(plain)).codePoints().forEach(c -> {
            if ("\\`*_{}[]<>#|~&@".indexOf(c) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(c).append(c == '@' || c == '#' ? "<!-- -->" : "");
        });
        return safe.toString();
    }
}
