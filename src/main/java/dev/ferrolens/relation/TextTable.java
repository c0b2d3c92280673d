package dev.ferrolens.relation;

import java.util.ArrayList;
import java.util.List;

/** Rows as aligned text: numbers to the right, and of long text the beginning and the end. */
final class TextTable {
    private static final int WIDEST = 72;

    private final Result result;
    private final Units units;

    TextTable(Result result, Units units) {
        this.result = result;
        this.units = units;
    }

    @Override
    public String toString() {
        List<String> columns = result.columns();
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Printable::line).toList());
        for (Row row : result.rows()) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                line.add(shortened(units.format(columns.get(i), row.values().get(i))));
            }
            lines.add(line);
        }
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        boolean[] right = new boolean[columns.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = Format.isNumeric(result, columns.get(i));
        }
        StringBuilder out = new StringBuilder();
        for (int l = 0; l < lines.size(); l++) {
            appendLine(lines.get(l), widths, right, out);
            if (l == 0) {
                appendLine(rules(widths), widths, right, out);
            }
        }
        return out.toString();
    }

    private static List<String> rules(int[] widths) {
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("─".repeat(width));
        }
        return rules;
    }

    private static void appendLine(List<String> cells, int[] widths, boolean[] right, StringBuilder out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : "  ").append(right[i] ? padding : "").append(cells.get(i))
                    .append(right[i] ? "" : padding);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** What tells long names apart is at both ends. */
    private static String shortened(String text) {
        if (width(text) <= WIDEST) {
            return text;
        }
        int head = text.offsetByCodePoints(0, WIDEST * 2 / 3);
        int tail = text.offsetByCodePoints(text.length(), -(WIDEST - WIDEST * 2 / 3 - 1));
        return text.substring(0, head) + "…" + text.substring(tail);
    }
}
