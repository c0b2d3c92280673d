package dev.ferrolens.relation;

import dev.ferrolens.table.Units;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Computes how much of an answer by name has no name. Such time is in rows like {@code (unattributed)}, which are at
 * the end of the answer and often not shown.
 *
 * @param name the column with the names
 * @param measure the column whose sum is divided among the names
 */
record WithoutName(String name, String measure) {
    /**
     * The condition for rows without a name. The rows in {@code (all others)} have names, and {@code (none)} stands for
     * no type arguments.
     */
    private static final String ROWS = "regexp_full_match(CAST(%1$s AS VARCHAR), '[(][a-z][a-z -]*[)]') AND %1$s NOT IN"
            + " ('(all others)', '(none)')";

    /** How many columns {@link #sumsOf} has. */
    static final int SUMS = 3;

    /** How much has no name, how much there is in all, and in how many rows. */
    record Sums(double without, double all, long rows) {
        static final Sums NONE = new Sums(0, 0, 0);

        /** Returns the sums from the values of {@link #sumsOf}. */
        static Sums of(List<Object> values) {
            return new Sums((Double) values.get(0), (Double) values.get(1), (Long) values.get(2));
        }
    }

    /** Returns the SQL that computes the sums. */
    Sql sums(Sql answer) {
        Sql all = answer.unordered();
        return new Sql("SELECT " + withoutSum() + ", " + allSum() + ", count(*) FROM (\n" + all.text() + "\n)",
                all.values());
    }

    /** Returns the SQL for the sums over a table, as columns beside others. */
    String sumsOf(String table) {
        return Stream.of(withoutSum(), allSum(), "count(*)").map(sum -> "(SELECT " + sum + " FROM " + table + ")")
                .collect(Collectors.joining(", "));
    }

    private String withoutSum() {
        return "CAST(coalesce(sum(" + measure + ") FILTER (" + String.format(ROWS, name) + "), 0) AS DOUBLE)";
    }

    private String allSum() {
        return "CAST(coalesce(sum(" + measure + "), 0) AS DOUBLE)";
    }

    /** Returns the line below a table; empty if all has a name. */
    String message(Sums sums, Units units) {
        return sums.without <= 0 ? ""
                : units.duration(sums.without) + ", " + units.format("share_pct", 100 * sums.without / sums.all)
                        + " of all, has no name: it belongs to no " + name.replace('_', ' ') + ".";
    }
}
