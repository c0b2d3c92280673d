package dev.ferrolens.report;

import dev.ferrolens.ProfileException;
import dev.ferrolens.relation.Printable;
import dev.ferrolens.relation.Sheet;
import java.io.PrintWriter;

/** A report for a terminal of 100 columns. */
public final class TextReport {
    private static final int WIDTH = 100;
    private static final int ROWS = 10;

    private TextReport() {}

    /** Prints a report. */
    public static void write(Report report, PrintWriter out) {
        print(report.overview(), out);
        out.println("Findings\n" + report.findings() + "\n");
        print(report.breakdowns(), out);
    }

    private static void print(Sheet sheet, PrintWriter out) {
        for (Sheet.Part part : sheet.parts()) {
            if (!part.title().isEmpty()) {
                out.println(part.title());
            }
            String indent = part.title().isEmpty() ? "" : "  ";
            part.lines().forEach(line -> out.println(Printable.wrapped(indent + line, WIDTH, indent + "  ")));
            if (part.answer() != null) {
                out.println(table(part));
            }
            out.println();
            out.flush();
        }
    }

    /** What a recording lacks for an answer is a sentence in its place. */
    private static String table(Sheet.Part part) {
        try {
            return part.answer().head(ROWS).text(WIDTH);
        } catch (ProfileException e) {
            return Printable.wrapped(e.getMessage(), WIDTH, "");
        }
    }
}
