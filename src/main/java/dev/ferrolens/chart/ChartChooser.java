package dev.ferrolens.chart;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the chart that fits an answer by its columns. */
final class ChartChooser {
    /** The largest number of rows for which a ranking shows more than instances against time. */
    private static final int RANKED = 30;
    /** The largest number of parts of a bar that can be told apart. */
    private static final int PARTS = 8;

    private final List<Row> rows;
    private final List<String> texts = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();

    private ChartChooser(List<Row> rows) {
        this.rows = rows;
        for (String column : rows.get(0).columns()) {
            if (rows.stream().anyMatch(row -> row.get(column) instanceof Number)) {
                numbers.add(column);
            } else if (rows.size() == 1 || distinct(column) > 1) {
                texts.add(column);
            }
        }
    }

    /**
     * Returns the chart for rows, of which there is at least one: an icicle for a tree; a timeline if the first number
     * is a start; a heat map or stacked bars for pairs of names; a box plot for names that repeat; a scatter plot for
     * many definitions with instances; or else a bar for each row.
     */
    static ChartSpec spec(List<Row> rows) {
        return new ChartChooser(rows).spec();
    }

    private ChartSpec spec() {
        if (numbers.isEmpty()) {
            throw new FerrolensException("There is nothing to draw: the answer has no column of numbers.");
        }
        String measure = measure();
        if (texts.isEmpty()) {
            return withoutTexts(measure);
        }
        String inclusive = numbers.contains("work_ns") ? "work_ns" : "inclusive_ns";
        if (numbers.contains("level") && numbers.contains(inclusive) && texts.contains("label")) {
            return ChartSpec.tree("label", "level", inclusive);
        }
        String name = texts.get(0);
        if (numbers.get(0).equals("start_ns") && numbers.contains("end_ns")) {
            return ChartSpec.timeline(name, "start_ns", "end_ns");
        }
        if (numbers.contains("instances") && rows.size() > RANKED && !measure.equals("instances")) {
            return ChartSpec.scatter("instances", measure, name);
        }
        if (isUnique(texts.subList(0, 1))) {
            return ChartSpec.bars(name, measure);
        }
        if (texts.size() > 1 && isCrossed(name, texts.get(1))) {
            return distinct(texts.get(1)) <= PARTS ? ChartSpec.bars(name, measure).by(texts.get(1))
                    : ChartSpec.heatMap(name, texts.get(1), measure);
        }
        if (numbers.get(0).equals("threads") && isCrossed(name, "threads")) {
            return ChartSpec.bars(name, measure).by("threads");
        }
        if (!isUnique(texts) && distinct(name) * 2 <= rows.size()) {
            return ChartSpec.boxPlot(name, measure);
        }
        return new ChartSpec(ChartSpec.Kind.BARS, telling(), List.of(measure), null);
    }

    /** Returns the chart for numbers without text: points over time, or a bar for each of the first numbers. */
    private ChartSpec withoutTexts(String measure) {
        String first = numbers.get(0);
        String last = numbers.get(numbers.size() - 1);
        if (numbers.contains("start_ns") && !last.endsWith("_ns")) {
            return ChartSpec.scatter("start_ns", last, "start_ns");
        }
        return rows.size() > RANKED && !measure.equals(first) ? ChartSpec.scatter(first, measure, first)
                : ChartSpec.bars(first, measure);
    }

    /**
     * Returns the column that the answer ranks by: the number that a share follows, or else a time, a size, a share, or
     * any number.
     */
    private String measure() {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i).endsWith("_pct") && numbers.get(i - 1).endsWith("_ns")) {
                return numbers.get(i - 1);
            }
        }
        for (String ending : List.of("_ns", "_bytes", "_pct")) {
            for (String number : numbers) {
                if (number.endsWith(ending) && !Set.of("start_ns", "end_ns", "first_ns", "last_ns").contains(number)) {
                    return number;
                }
            }
        }
        return numbers.get(0);
    }

    /** Returns as few columns as are needed to distinguish the rows. */
    private List<String> telling() {
        for (int most = 1; most <= texts.size(); most++) {
            if (isUnique(texts.subList(0, most))) {
                return List.copyOf(texts.subList(0, most));
            }
        }
        return List.copyOf(texts.subList(0, Math.min(2, texts.size())));
    }

    /** Returns whether both names repeat, most pairs occur once, and a quarter of the possible pairs occur. */
    private boolean isCrossed(String a, String b) {
        long pairs = distinct(a, b);
        return distinct(b) < rows.size() && pairs * 2 > rows.size()
                && distinct(a) * distinct(b) <= 4 * pairs;
    }

    private boolean isUnique(List<String> columns) {
        return distinct(columns.toArray(String[]::new)) == rows.size();
    }

    /**
     * Returns the number of distinct values of columns. They are joined to a text, which can be ordered in a map, so
     * that equal hash codes do no harm.
     */
    private long distinct(String... columns) {
        return rows.stream().map(row -> Stream.of(columns).map(column -> String.valueOf(row.get(column)))
                .collect(Collectors.joining("\0"))).distinct().count();
    }
}
