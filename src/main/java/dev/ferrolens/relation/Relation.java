package dev.ferrolens.relation;

import dev.ferrolens.ProfileException;
import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.ChartSpec;
import dev.ferrolens.export.NewFile;
import dev.ferrolens.store.Database;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * A question to a session: lazy, immutable, refined step by step, and answered when somebody looks.
 *
 * <pre>{@code
 * s.summary().where("self_ns > ?", 1_000_000).orderBy("cache_hits DESC").limit(5)
 *
 * WITH q0 AS (… queries/summary.sql …)
 * SELECT *
 * FROM q0
 * WHERE (self_ns > 1000000)
 * ORDER BY cache_hits DESC
 * LIMIT 5
 * }</pre>
 *
 * <p>Conditions, columns and orders are SQL of the user's own. Values go through question marks: they are bound, never
 * made part of the SQL. What prints is scaled for people; {@link #rows}, {@link #table} and {@link #csv} give numbers
 * as they are, in the unit that a column's name tells.
 */
public final class Relation {
    /** How many rows are shown where nobody says how many. */
    public static final int SHOWN_ROWS = 20;

    private final Database database;
    private final Units units;
    private final String lacking;
    /** Null where the rows are no names, or where it is not known. */
    private final WithoutName withoutName;
    private final List<Sql> before;
    private final Select select;

    private Relation(Database database, Units units, String lacking, WithoutName withoutName, List<Sql> before,
            Select select) {
        this.database = database;
        this.units = units;
        this.lacking = lacking;
        this.withoutName = withoutName;
        this.before = before;
        this.select = select;
    }

    /** The rows of a query. */
    public static Relation of(Database database, Units units, Sql query) {
        return new Relation(database, units, null, null, List.of(query), Select.from("q0"));
    }

    /**
     * The rows of a query by name, in which what has no name stands in rows with brackets.
     *
     * @param name the column of the names
     * @param measure the column of what is shared out among them
     */
    public static Relation byName(Database database, Units units, Sql query, String name, String measure) {
        return new Relation(database, units, null, new WithoutName(name, measure), List.of(query), Select.from("q0"));
    }

    /** A relation that has no rows because the recording lacks what it asks for; the sentence says so when it runs. */
    public static Relation lacking(Database database, Units units, Sql query, String sentence) {
        return new Relation(database, units, sentence, null, List.of(query), Select.from("q0"));
    }

    /**
     * The rows for which a condition holds.
     *
     * <pre>{@code where("label = ? AND self_ns > ?", "typeck", 1_000_000)}</pre>
     *
     * @param condition an SQL condition over the columns
     * @param values what stands for its question marks
     */
    public Relation where(String condition, Object... values) {
        Relation base = select.isPlain() ? this : nested();
        return base.with(base.select.where(Sql.of(condition, values)));
    }

    /**
     * Other columns of the same rows.
     *
     * <pre>{@code select("label", "self_ns / 1e6 AS self_ms")}</pre>
     *
     * @param columns names or SQL expressions
     */
    public Relation select(String... columns) {
        Relation base = select.isPlain() ? this : nested();
        return base.with(base.select.columns(String.join(", ", columns)));
    }

    /**
     * One row for each group.
     *
     * <pre>{@code groupBy("area", "sum(self_ns) AS self_ns", "count(*) AS labels")}</pre>
     *
     * @param keys the columns that make a group, separated by commas
     * @param aggregates what to show of a group; the number of its rows if nothing is named
     */
    public Relation groupBy(String keys, String... aggregates) {
        Relation base = select.isPlain() ? this : nested();
        String shown = aggregates.length == 0 ? "count(*) AS \"rows\"" : String.join(", ", aggregates);
        return base.unnamed().with(base.select.columns(keys + ", " + shown).grouped(keys).ordered(null));
    }

    /**
     * The same rows in another order.
     *
     * @param columns names or expressions, each with {@code ASC} or {@code DESC} if wanted:
     *     {@code orderBy("crate", "self_ns DESC")}
     */
    public Relation orderBy(String... columns) {
        Relation base = select.isPlain() ? this : nested();
        return base.with(base.select.ordered(String.join(", ", columns)));
    }

    /** The rows with the largest values of a column, largest first: {@code top(10, "self_ns")}. */
    public Relation top(int rows, String column) {
        return orderBy(column + " DESC").limit(rows);
    }

    /** The first rows. */
    public Relation limit(int rows) {
        if (rows < 0) {
            throw new ProfileException("A limit is a number of rows from 0 on, not " + rows + ".");
        }
        Relation base = select.limit() == null ? this : nested();
        return base.with(base.select.limited((long) rows));
    }

    /**
     * The rows of both that agree in some columns, each of which is there once in the result.
     *
     * <pre>{@code a.join(b, "label")    SELECT * FROM a JOIN b USING (label)}</pre>
     *
     * @throws ProfileException if they are answers of two sessions, whose tables are not in one database
     */
    public Relation join(Relation other, String... columns) {
        if (other.database != database) {
            throw new ProfileException("Answers of two sessions cannot be joined: open their recordings as one session,"
                    + " or compare them with before.compareTo(after).");
        }
        List<Sql> chain = new ArrayList<>(before);
        chain.add(select.toSql());
        Sql right = other.toSql();
        chain.add(right);
        String from = name(chain.size() - 2) + " JOIN " + name(chain.size() - 1)
                + " USING (" + String.join(", ", columns) + ")";
        String sentence = lacking != null ? lacking : other.lacking;
        return new Relation(database, units, sentence, null, List.copyOf(chain), Select.from(from));
    }

    /** The answer as a Tablesaw table: BIGINT as a LongColumn, INTEGER as an IntColumn, text as a StringColumn. */
    public Table table() {
        return run(toSql(), Tables::read);
    }

    /** The answer as rows, in order; numbers are {@code Long}, {@code Integer} or {@code Double}. */
    public List<Row> rows() {
        return result().rows();
    }

    /**
     * The answer drawn as its columns suggest: bars for a ranking, a heat map or bars in parts for two names crossed,
     * a box plot for names that repeat, a scatter for many instances against time, a timeline for what began when.
     *
     * <pre>{@code s.llvm().byPass().limit(20).chart().show()}</pre>
     *
     * @throws ProfileException if there is nothing to draw: no rows, or no numbers
     */
    public Chart chart() {
        return Chart.of(rows(), units);
    }

    /** The answer drawn as a spec asks for. */
    public Chart chart(ChartSpec spec) {
        return Chart.of(rows(), units, spec);
    }

    /** How its numbers are written for people. */
    public Units units() {
        return units;
    }

    /** How many rows the answer has. */
    public long count() {
        Sql all = toSql().unordered();
        return run(new Sql("SELECT count(*) FROM (\n" + all.text() + "\n)", all.values()), rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** The first rows, as many as asked for, and how many more there are. */
    public Head head(int most) {
        Result head = limit(most + 1).result();
        boolean isWhole = head.rows().size() <= most;
        long left = isWhole ? 0 : count() - most;
        Result shown = isWhole ? head : new Result(head.columns(), head.rows().subList(0, most));
        return Head.of(shown, units, left).below(note(head.columns()));
    }

    /** How much of the whole answer has no name, as a sentence; empty where these columns are not by name. */
    private String note(List<String> columns) {
        if (withoutName == null || !columns.contains(withoutName.name())) {
            return "";
        }
        return run(withoutName.sums(before.get(0)), rows -> {
            rows.next();
            return withoutName.sentence(rows.getDouble(1), rows.getDouble(2), units);
        });
    }

    /** Prints the first 20 rows to standard output, as {@link #toString} gives them. */
    public void show() {
        System.out.println(this);
    }

    /** Prints the first rows to standard output, as many as asked for. */
    public void show(int rows) {
        System.out.println(head(rows));
    }

    /** The SQL that would run, with values in place. */
    public String sql() {
        return toSql().withLiterals();
    }

    /** How DuckDB would run it: its plan, as text. */
    public String explain() {
        Sql all = toSql();
        return run(new Sql("EXPLAIN " + all.text(), all.values()), rows -> {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(2)).append('\n');
            }
            return plan.toString();
        });
    }

    /**
     * Writes the answer to a CSV file: a header, then a line a row; numbers as they are.
     *
     * @throws ProfileException if the file cannot be written
     */
    public void csv(Path file) {
        Result result = result();
        NewFile.writeText(file, out -> Format.CSV.write(result, units, out));
    }

    /** Writes the answer to a CSV file. */
    public void csv(String file) {
        csv(Path.of(file));
    }

    /** Writes the answer in a format; one for people also says how much of it has no name. */
    public void write(Format format, Writer out) throws IOException {
        Result result = result();
        format.write(result, units, out);
        String note = format.isForPeople() ? note(result.columns()) : "";
        if (!note.isEmpty()) {
            out.write("\n" + note + "\n");
        }
    }

    /**
     * The first 20 rows as a table with units scaled for people, and how many more there are. Where the recording
     * lacks what is asked for, or DuckDB refuses the query, the sentence that says so.
     */
    @Override
    public String toString() {
        try {
            return head(SHOWN_ROWS).toString();
        } catch (ProfileException e) {
            return e.getMessage();
        }
    }

    private Result result() {
        return run(toSql(), Result::read);
    }

    private <R> R run(Sql sql, Database.Reader<R> reader) {
        if (lacking != null) {
            throw new ProfileException(lacking);
        }
        return database.query(sql.text(), sql.values(), reader);
    }

    private Relation with(Select other) {
        return new Relation(database, units, lacking, withoutName, before, other);
    }

    /** The same, whose rows are no names any more. */
    private Relation unnamed() {
        return new Relation(database, units, lacking, null, before, select);
    }

    /** The same rows, with the steps so far inside: what comes next sees only their columns. */
    private Relation nested() {
        List<Sql> chain = new ArrayList<>(before);
        chain.add(select.toSql());
        Select outer = Select.from(name(chain.size() - 1));
        return new Relation(database, units, lacking, withoutName, List.copyOf(chain),
                outer.ordered(select.orderOutside()));
    }

    private Sql toSql() {
        Sql first = before.get(0);
        if (before.size() == 1 && select.equals(Select.from("q0"))) {
            return first;
        }
        if (before.size() == 1 && select.equals(Select.from("q0").limited(select.limit())) && first.isOrdered()) {
            // DuckDB sorts all rows of an ordered query inside of another, and looks for the first ones only here.
            return new Sql(first.text() + "\nLIMIT " + select.limit(), first.values());
        }
        List<Object> values = before.stream().flatMap(step -> step.values().stream())
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            steps.add(name(i) + " AS (\n" + before.get(i).text().strip() + "\n)");
        }
        Sql last = select.toSql();
        values.addAll(last.values());
        return new Sql("WITH " + String.join(",\n", steps) + "\n" + last.text(), values);
    }

    private static String name(int step) {
        return "q" + step;
    }
}
