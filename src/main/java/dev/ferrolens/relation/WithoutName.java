package dev.ferrolens.relation;

import dev.ferrolens.table.Units;

/**
 * How much of an answer by name has no name: what stands in rows such as {@code (unattributed)}, which are at its end
 * and out of sight.
 *
 * @param name the column of the names
 * @param measure the column of what is shared out among them
 */
record WithoutName(String name, String measure) {
    /**
     * As the answers write what has no name, in words. {@code (all others)} have one each, and {@code (none)} is what
     * has no type arguments.
     */
    private static final String ROWS = "regexp_full_match(CAST(%1$s AS VARCHAR), '[(][a-z][a-z -]*[)]') AND %1$s NOT IN"
            + " ('(all others)', '(none)')";

    /** How much has no name, how much there is in all, and in how many rows. */
    record Sums(double without, double all, long rows) {}

    /** The SQL for the sums. */
    Sql sums(Sql answer) {
        Sql all = answer.unordered();
        return new Sql("SELECT CAST(coalesce(sum(" + measure + ") FILTER (" + String.format(ROWS, name)
                + "), 0) AS DOUBLE), CAST(coalesce(sum(" + measure + "), 0) AS DOUBLE), count(*)"
                + " FROM (\n" + all.text() + "\n)",
                all.values());
    }

    /** The sentence; empty where all has a name. */
    String sentence(Sums sums, Units units) {
        return sums.without <= 0 ? ""
                : units.duration(sums.without) + ", " + units.format("share_pct", 100 * sums.without / sums.all)
                        + " of all, has no name: it belongs to no " + name.replace('_', ' ') + ".";
    }
}
