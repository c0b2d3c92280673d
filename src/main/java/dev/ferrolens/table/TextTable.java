package dev.ferrolens.table;

import dev.ferrolens.message.Printable;
import dev.ferrolens.message.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Formats rows as aligned text: numbers to the right, and long text shortened. Within a width, the columns that matter
 * least are left out. The first column of text, which names the row, and the first measure matter most, then the others
 * in their order, and last those without any value.
 */
final class TextTable {
    /** The width of a column of text where the table may have any width. */
    private static final int WIDEST = 72;
    /** The least width of a column of text. */
    private static final int NARROWEST = 16;
    private static final int GAP = 2;

    private final int most;
    private final List<Column> all;
    /** The index of the column that names the row. */
    private final int name;
    /** The indexes of the columns that are shown, in their order. */
    private final List<Integer> shown;

    /**
     * A column as text.
     *
     * @param isMeasure whether it contains times or sizes
     * @param isNumeric whether it contains numbers
     * @param hasValues whether it has a value in any row
     * @param cells its heading, and its values
     */
    private record Column(boolean isMeasure, boolean isNumeric, boolean hasValues, List<String> cells) {
        static Column of(Head head, int at) {
            List<String> cells = new ArrayList<>(List.of(Printable.line(head.title(at))));
            IntStream.range(0, head.rows().size()).forEach(row -> cells.add(head.text(row, at)));
            boolean isNumeric = head.isNumeric(at);
            return new Column(isNumeric && head.columns().get(at).matches(".*_(ns|bytes)"), isNumeric,
                    head.rows().isEmpty() || head.rows().stream().anyMatch(row -> row.values().get(at) != null), cells);
        }

        String title() {
            return cells.get(0);
        }

        int width() {
            return cells.stream().mapToInt(TextTable::width).max().orElse(0);
        }

        /** Returns the column in another width; numbers are never shortened. */
        Column shortened(int width) {
            return isNumeric ? this : new Column(isMeasure, false, hasValues, ShortNames.of(cells, width));
        }
    }

    /** Formats rows within a width. */
    TextTable(Head head, int most) {
        this.most = most;
        this.all = IntStream.range(0, head.columns().size()).mapToObj(at -> Column.of(head, at)).toList();
        this.name = where(column -> !column.isNumeric && column.hasValues).findFirst().orElse(0);
        this.shown = fitting();
    }

    private Stream<Integer> where(Predicate<Column> condition) {
        return IntStream.range(0, all.size()).filter(at -> condition.test(all.get(at))).boxed();
    }

    private List<Integer> fitting() {
        List<Integer> fitting = new ArrayList<>();
        long used = -GAP;
        for (int column : byImportance()) {
            used += GAP + least(column);
            if (used > most && !fitting.isEmpty()) {
                break;
            }
            fitting.add(column);
        }
        return fitting.stream().sorted().toList();
    }

    private List<Integer> byImportance() {
        Stream<Integer> measure = where(Column::isMeasure).findFirst()
                .or(() -> where(Column::isNumeric).findFirst()).stream();
        return Stream.of(where(column -> true).filter(at -> at == name), measure, where(Column::hasValues),
                where(column -> true)).flatMap(Function.identity()).distinct().toList();
    }

    /** Returns the least width of a column. */
    private int least(int at) {
        Column column = all.get(at);
        int width = column.width();
        if (column.isNumeric) {
            return width;
        }
        int least = Math.max(NARROWEST, width(column.title()));
        return Math.min(width, at == name ? Math.min(Math.max(least, most / 5 * 2), most) : least);
    }

    /** Returns the names of the columns without room, as a line to show below the table; empty if there are none. */
    String leftOut() {
        List<String> names = where(column -> true).filter(at -> !shown.contains(at)).map(at -> all.get(at).title())
                .toList();
        return names.isEmpty() ? ""
                : names.size() + " more column" + (names.size() == 1 ? "" : "s") + ": " + String.join(", ", names);
    }

    @Override
    public String toString() {
        int[] widths = narrowed();
        List<Column> columns = IntStream.range(0, widths.length)
                .mapToObj(i -> all.get(shown.get(i)).shortened(widths[i])).toList();
        int[] exact = columns.stream().mapToInt(Column::width).toArray();
        StringBuilder out = new StringBuilder();
        int lines = columns.isEmpty() ? 0 : columns.get(0).cells.size();
        for (int line = 0; line < lines; line++) {
            int at = line;
            appendLine(columns, columns.stream().map(column -> column.cells.get(at)).toList(), exact, out);
            if (line == 0) {
                appendLine(columns, Arrays.stream(exact).mapToObj("─"::repeat).toList(), exact, out);
            }
        }
        return out.toString();
    }

    /** Returns the widths of the shown columns, of which the widest are made narrower until the table fits. */
    private int[] narrowed() {
        int[] widths = shown.stream().mapToInt(at -> all.get(at).width()).toArray();
        int[] least = shown.stream().mapToInt(this::least).toArray();
        if (most == Terminal.UNLIMITED) {
            Arrays.setAll(widths, i -> Math.min(widths[i], WIDEST));
            return widths;
        }
        for (int excess = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - most; excess > 0; excess--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static void appendLine(List<Column> columns, List<String> cells, int[] widths, StringBuilder out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - width(cells.get(i)));
            boolean right = columns.get(i).isNumeric;
            line.append(i == 0 ? "" : " ".repeat(GAP)).append(right ? padding : "").append(cells.get(i))
                    .append(right ? "" : padding);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
