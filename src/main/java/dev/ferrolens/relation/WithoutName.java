package dev.ferrolens.relation;

import dev.ferrolens.table.Units;

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

    /** The sum without a name, the total, and the number of rows. */
    record Sums(double without, double all, long rows) {}

    /** Returns the SQL that computes the sums. */
    Sql sums(Sql answer) {
        Sql all = answer.unordered();
        return new Sql("SELECT CAST(coalesce(sum(" + measure + ") FILTER (" + String.format(ROWS, name)
                + "), 0) AS DOUBLE), CAST(coalesce(sum(" + measure + "), 0) AS DOUBLE), count(*)"
                + " FROM (\n" + all.text() + "\n)",
                all.values());
    }

    /** Returns a message for people; empty if everything has a name. */
    String message(Sums sums, Units units) {
        return sums.without <= 0 ? ""
                : units.duration(sums.without) + ", " + units.format("share_pct", 100 * sums.without / sums.all)
                        + " of all, has no name: it belongs to no " + name.replace('_', ' ') + ".";
    }
}
