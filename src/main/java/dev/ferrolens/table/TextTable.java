package dev.ferrolens.table;

import dev.ferrolens.message.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formats rows as aligned text: numbers to the right, and long text shortened in the middle. */
final class TextTable {
    private static final int WIDEST = 72;

    /** The least width of a text column. */
    private static final int NARROWEST = 16;

    private final Head head;
    private final int most;

    TextTable(Head head) {
        this(head, Integer.MAX_VALUE);
    }

    /** Formats rows within a width, if the numbers leave room for that, by shortening the longest names. */
    TextTable(Head head, int most) {
        this.head = head;
        this.most = most;
    }

    @Override
    public String toString() {
        List<String> columns = head.columns();
        List<List<String>> lines = new ArrayList<>();
        lines.add(IntStream.range(0, columns.size()).mapToObj(head::title).map(Printable::line)
                .collect(Collectors.toCollection(ArrayList::new)));
        for (int row = 0; row < head.rows().size(); row++) {
            List<String> line = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                line.add(Printable.shortened(head.text(row, column), WIDEST));
            }
            lines.add(line);
        }
        boolean[] right = new boolean[columns.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = head.isNumeric(i);
        }
        int[] widths = widths(lines);
        for (int i = widest(widths, right); i >= 0 && total(widths) > most; i = widest(widths, right)) {
            int fitting = Math.max(NARROWEST, widths[i] - (total(widths) - most));
            for (List<String> line : lines) {
                line.set(i, Printable.shortened(line.get(i), fitting));
            }
            widths = widths(lines);
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

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        return widths;
    }

    private static int total(int[] widths) {
        return Arrays.stream(widths).sum() + 2 * (widths.length - 1);
    }

    /** Returns the widest column of text that can become narrower, or -1. */
    private static int widest(int[] widths, boolean[] right) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (!right[i] && widths[i] > NARROWEST && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
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
