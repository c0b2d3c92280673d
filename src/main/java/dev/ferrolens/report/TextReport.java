package dev.ferrolens.report;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.message.Terminal;
import dev.ferrolens.relation.Sheet;
import dev.ferrolens.table.Head;
import java.io.PrintWriter;
import java.util.Optional;

/** Formats a report for a terminal, in at most 100 columns. */
public final class TextReport {
    private static final int WIDEST = 100;
    private static final int ROWS = 10;

    private TextReport() {}

    /** Prints a report. */
    public static void write(Report report, PrintWriter out) {
        FerrolensException.requireGiven(out, "writer");
        print(FerrolensException.requireGiven(report, "report").overview(), out);
        if (report.isVerdict()) {
            return;
        }
        out.println((report.isChange() ? "Findings after the change\n" : "Findings\n") + report.findings() + "\n");
        print(report.breakdowns(), out);
    }

    private static void print(Sheet sheet, PrintWriter out) {
        int width = Math.min(WIDEST, Terminal.width());
        for (Sheet.Part part : sheet.parts()) {
            StringBuilder text = new StringBuilder(part.title().isEmpty() ? "" : part.title() + "\n");
            String indent = part.title().isEmpty() ? "" : "  ";
            part.lines().forEach(line -> text.append(Printable.wrapped(indent + line, width, indent + "  ")).append(
                    '\n'));
            if (part.answer() != null) {
                Optional<Head> head = Report.head(part, ROWS);
                if (head.isEmpty()) {
                    continue;
                }
                text.append(head.get().text(width)).append('\n');
            }
            out.println(text);
            out.flush();
        }
    }
}
