package dev.ferrolens.relation;

import dev.ferrolens.file.Resource;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.store.Quoted;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Computes statistics of the columns of an answer. */
final class Statistics {
    private static final int MOST_PIVOTED = 100;
    private static final List<Integer> PERCENTS = List.of(50, 90, 99);

    private Statistics() {}

    static Relation describe(Relation answer) {
        List<String> columns = answer.numericColumns();
        if (columns.isEmpty()) {
            throw new FerrolensException("There is nothing to describe: the answer has no column of numbers.");
        }
        String numbers = IntStream.range(0, columns.size())
                .mapToObj(place -> "SELECT " + place + " AS place, ? AS \"column\", CAST("
                        + Quoted.name(columns.get(place)) + " AS DOUBLE) AS value FROM input")
                .collect(Collectors.joining("\nUNION ALL "));
        return answer.then(input -> new Sql("WITH input AS (FROM " + input + "), number AS (\n" + numbers + "\n)\n"
                + text("describe"), List.copyOf(columns))).unnamed();
    }

    static Relation quantiles(Relation answer, String column, String... by) {
        String name = Quoted.name(FerrolensException.requireGiven(column, "column"));
        String unit = Units.unit(column);
        List<String> statistics = new ArrayList<>(List.of("count(" + name + ") AS \"values\"",
                "min(" + name + ") AS min" + unit));
        PERCENTS.forEach(percent -> statistics.add("quantile_cont(" + name + ", " + percent / 100.0 + ") AS p" + percent
                + unit));
        statistics.add("max(" + name + ") AS max" + unit);
        boolean isOfAll = FerrolensException.requireGiven(by, "columns").length == 0;
        if (isOfAll) {
            String columns = String.join(", ", statistics);
            return answer.then(input -> new Sql("SELECT " + columns + "\nFROM " + input, List.of()), name).unnamed();
        }
        return answer.groupBy(Sql.list("column", by), statistics.toArray(String[]::new))
                .orderBy("p50" + unit + " DESC NULLS LAST", Sql.list("column", by));
    }

    static Histogram histogram(Relation answer, String column) {
        String name = Quoted.name(FerrolensException.requireGiven(column, "column"));
        Relation bins = answer.then(input -> new Sql("WITH number AS (SELECT CAST(" + name
                + " AS DOUBLE) AS value FROM "
                + input + ")\nFROM (\n" + text("histogram") + "\n)", List.of()), name).unnamed();
        return new Histogram(column, bins);
    }

    static Relation pivot(Relation answer, String row, String column, String measure) {
        String key = Quoted.name(FerrolensException.requireGiven(row, "row"));
        String name = "CAST(" + Quoted.name(FerrolensException.requireGiven(column, "column")) + " AS VARCHAR)";
        String sum = "sum(" + Quoted.name(FerrolensException.requireGiven(measure, "measure")) + ")";
        List<String> values = answer.then(input -> new Sql("SELECT " + name + " AS name, " + sum + " AS total\nFROM "
                + input + "\nGROUP BY ALL\nORDER BY total DESC, name", List.of()), name, sum).limit(MOST_PIVOTED + 1)
                .rows().stream().map(found -> found.getString("name")).toList();
        if (values.size() > MOST_PIVOTED) {
            throw new FerrolensException("The column " + column + " has more than " + MOST_PIVOTED
                    + " values, too many for as many columns: keep some of them with where() first.");
        }
        String sums = values.stream().map(value -> ",\n    " + sum + " FILTER (" + name + " IS NOT DISTINCT FROM ?) AS "
                + Quoted.name((value == null ? "(none)" : value) + Units.unit(measure))).collect(Collectors.joining());
        return answer.then(input -> new Sql("SELECT " + key + sums + "\nFROM " + input + "\nGROUP BY " + key
                + "\nORDER BY " + sum + " DESC, " + key, new ArrayList<>(values)), key, sum).unnamed();
    }

    /** Returns the SQL of a file of {@code queries/relation/}, without its header. */
    private static String text(String query) {
        Stream<String> lines = Resource.text(Statistics.class, "/queries/relation/" + query + ".sql").lines();
        return lines.dropWhile(line -> line.startsWith("--")).collect(Collectors.joining("\n"));
    }
}
