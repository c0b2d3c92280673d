package dev.ferrolens.relation;

import java.util.ArrayList;
import java.util.List;

/** Rows as aligned text: numbers to the right, and of long text the beginning and the end. */
final class TextTable {
    private static final int WIDEST = 72;

    private final Head head;

    TextTable(Head head) {
        this.head = head;
    }

    @Override
    public String toString() {
        List<String> columns = head.columns();
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Printable::line).toList());
        for (int row = 0; row < head.rows().size(); row++) {
            List<String> line = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                line.add(Printable.shortened(head.text(row, column), WIDEST));
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
            right[i] = head.isNumeric(i);
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
}
