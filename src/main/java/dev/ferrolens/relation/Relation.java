package dev.ferrolens.relation;

import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.ChartSpec;
import dev.ferrolens.file.FileName;
import dev.ferrolens.file.NewFile;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.store.Database;
import dev.ferrolens.table.Format;
import dev.ferrolens.table.Head;
import dev.ferrolens.table.Result;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
    /** So many rows are read even where fewer are shown: to count more of them, the query runs again. */
    private static final int FEW = 200;

    private final Database database;
    private final Units units;
    private final Supplier<Optional<String>> obstacle;
    /** Null where the rows are no names, or where it is not known. */
    private final WithoutName withoutName;
    /** What the user wrote of the SQL: errors cite that, and nothing of what is around it. */
    private final List<String> written;
    private final List<Sql> before;
    private final Select select;

    private Relation(Database database, Units units, Supplier<Optional<String>> obstacle, WithoutName withoutName,
            List<String> written, List<Sql> before, Select select) {
        this.database = database;
        this.units = units;
        this.obstacle = obstacle;
        this.withoutName = withoutName;
        this.written = written;
        this.before = before;
        this.select = select;
    }

    /** Returns the rows of a query that the user wrote. */
    public static Relation of(Database database, Units units, Sql query) {
        return new Relation(database, units, Optional::empty, null, List.of(query.text().strip()), List.of(query),
                Select.from("q0"));
    }

    /**
     * Returns the rows of a ready-made query.
     *
     * @param obstacle why it has no answer, as a message, if there is a reason; asked for when it runs
     */
    public static Relation of(Database database, Units units, Sql query, Supplier<Optional<String>> obstacle) {
        return new Relation(database, units, obstacle, null, List.of(), List.of(query), Select.from("q0"));
    }

    /**
     * Returns the rows of a ready-made query by name, in which what has no name is a row in brackets.
     *
     * @param obstacle why it has no answer, as a message, if there is a reason; asked for when it runs
     * @param name the column of the names
     * @param measure the column of what is shared out among them
     */
    public static Relation byName(Database database, Units units, Sql query, Supplier<Optional<String>> obstacle,
            String name, String measure) {
        return new Relation(database, units, obstacle, new WithoutName(name, measure), List.of(), List.of(query),
                Select.from("q0"));
    }

    /**
     * Returns the answer to any SQL. A SELECT runs when its rows are read. Any other statement runs now, once, since it
     * may change something; its answer is its result.
     */
    public static Relation ofStatement(Database database, Units units, Sql sql) {
        if (sql.isTransaction()) {
            throw new FerrolensException("Transactions are not supported: each statement is a transaction of its own.");
        }
        if (sql.isPlainSelect() || database.isSelect(sql.text())) {
            return of(database, units, sql);
        }
        Result result = database.execute(sql.text(), sql.values(), Result::read, changed -> Result.of(
                changed < 0 ? "done" : "rows", changed < 0 ? Printable.line(sql.withLiterals()) : changed));
        return of(database, units, Sql.giving(result));
    }

    /** Returns a relation that fails with a message when it runs, since the recording lacks what it asks for. */
    public static Relation lacking(Database database, Units units, Sql query, String message) {
        return of(database, units, query, () -> Optional.of(message));
    }

    /**
     * Keeps the rows for which a condition holds.
     *
     * <pre>{@code where("label = ? AND self_ns > ?", "typeck", 1_000_000)}</pre>
     *
     * @param condition an SQL condition over the columns
     * @param values what stands for its question marks, one for each
     * @throws FerrolensException if there are more values than question marks, or less
     */
    public Relation where(String condition, Object... values) {
        Sql checked = Sql.part("condition", condition, values);
        Relation base = select.isPlain() ? this : nested();
        return base.with(base.select.where(checked), checked.text());
    }

    /**
     * Selects columns of the same rows.
     *
     * <pre>{@code select("label", "self_ns / 1e6 AS self_ms")}</pre>
     *
     * @param columns names or SQL expressions
     */
    public Relation select(String... columns) {
        String checked = Sql.list("column", columns);
        Relation base = select.isPlain() ? this : nested();
        return base.with(base.select.columns(checked), checked);
    }

    /**
     * Groups the rows: one row for each group.
     *
     * <pre>{@code groupBy("area", "sum(self_ns) AS self_ns", "count(*) AS labels")}</pre>
     *
     * @param keys the columns that make a group, separated by commas
     * @param aggregates what to show of a group; the number of its rows if nothing is named
     */
    public Relation groupBy(String keys, String... aggregates) {
        String groups = Sql.list("group", keys);
        String shown = aggregates != null && aggregates.length == 0
                ? "count(*) AS \"rows\"" : Sql.list("aggregate", aggregates);
        Relation base = select.isPlain() ? this : nested();
        return base.unnamed().with(base.select.columns(groups + ", " + shown).grouped(groups).ordered(null), groups,
                shown);
    }

    /**
     * Orders the rows.
     *
     * @param columns names or expressions, each with {@code ASC} or {@code DESC} if wanted:
     *     {@code orderBy("crate", "self_ns DESC")}
     */
    public Relation orderBy(String... columns) {
        String checked = Sql.list("order", columns);
        Relation base = select.isPlain() ? this : nested();
        return base.with(base.select.ordered(checked), checked);
    }

    /** Keeps the rows with the largest values of a column, largest first: {@code top(10, "self_ns")}. */
    public Relation top(int rows, String column) {
        return orderBy(Sql.list("column", column) + " DESC").limit(rows);
    }

    /** Keeps the first rows. */
    public Relation limit(int rows) {
        return limit((long) rows);
    }

    private Relation limit(long rows) {
        if (rows < 0) {
            throw new FerrolensException("A limit is a number of rows, 0 or more, not " + rows + ".");
        }
        Relation base = select.limit() == null ? this : nested();
        return base.with(base.select.limited(rows));
    }

    /**
     * Joins two answers by columns with equal values, each of which is in the result once.
     *
     * <pre>{@code a.join(b, "label")    SELECT * FROM a JOIN b USING (label)}</pre>
     *
     * @throws FerrolensException if they are answers of two sessions, whose tables are not in one database
     */
    public Relation join(Relation other, String... columns) {
        String shared = Sql.list("column", columns);
        if (FerrolensException.requireGiven(other, "other answer").database != database) {
            throw new FerrolensException(
                    "Answers of two sessions cannot be joined: open their recordings as one session,"
                            + " or compare them with before.compareTo(after).");
        }
        List<Sql> chain = new ArrayList<>(before);
        chain.add(select.toSql());
        Sql right = other.toSql();
        chain.add(right);
        String from = name(chain.size() - 2) + " JOIN " + name(chain.size() - 1)
                + " USING (" + shared + ")";
        List<String> pieces = new ArrayList<>(written);
        pieces.addAll(other.written);
        pieces.add(shared);
        return new Relation(database, units, () -> obstacle.get().or(other.obstacle), null, pieces, List.copyOf(chain),
                Select.from(from));
    }

    /**
     * Returns the answer as a Tablesaw table: BIGINT as a LongColumn, INTEGER as an IntColumn, text as a StringColumn.
     */
    public Table table() {
        return run(toSql(), Tables::read);
    }

    /** Returns the answer as rows, in order; numbers are {@code Long}, {@code Integer} or {@code Double}. */
    public List<Row> rows() {
        return result().rows();
    }

    /**
     * Draws the answer as its columns suggest: bars for a ranking, a heat map or bars in parts for two names crossed, a
     * box plot for names that repeat, a scatter for many instances against time, a timeline for what began when.
     *
     * <pre>{@code s.llvm().byPass().limit(20).chart().show()}</pre>
     *
     * @throws FerrolensException if there is nothing to draw: no rows, or no numbers
     */
    public Chart chart() {
        return Chart.of(rows(), units);
    }

    /** Draws the answer as a spec asks for. */
    public Chart chart(ChartSpec spec) {
        return Chart.of(rows(), units, spec);
    }

    /** Returns the units in which its numbers are printed. */
    public Units units() {
        return units;
    }

    /** Returns the number of rows. */
    public long count() {
        Sql all = toSql().unordered();
        return run(new Sql("SELECT count(*) FROM (\n" + all.text() + "\n)", all.values()), rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /** Returns the first rows, as many as asked for, and how many more there are. */
    public Head head(int most) {
        long read = Math.max(most + 1L, FEW);
        Result head = limit(most < 0 ? most : read).result();
        int rows = head.rows().size();
        Result shown = rows <= most ? head : new Result(head.columns(), head.rows().subList(0, most));
        if (!isByName(head.columns())) {
            return Head.of(shown, units, Math.max(0, (rows < read ? rows : count()) - most));
        }
        WithoutName.Sums sums = sums();
        boolean hasAllRows = before.size() == 1 && select.hasAllRows();
        long all = rows < read ? rows : hasAllRows ? sums.rows() : count();
        return Head.of(shown, units, Math.max(0, all - most)).below(withoutName.sentence(sums, units));
    }

    /** Whether these columns are of rows by name. */
    private boolean isByName(List<String> columns) {
        return withoutName != null && columns.contains(withoutName.name());
    }

    /** How much of the whole answer has no name. */
    private WithoutName.Sums sums() {
        return run(withoutName.sums(before.get(0)), rows -> {
            rows.next();
            return new WithoutName.Sums(rows.getDouble(1), rows.getDouble(2), rows.getLong(3));
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

    /**
     * Returns the SQL that would run, with values in place. At the prompt of {@code ferrolens.jar} it shows as lines.
     */
    public String sql() {
        return toSql().withLiterals();
    }

    /** Returns DuckDB's plan for it, as text. */
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
     * @throws FerrolensException if the file cannot be written
     */
    public void csv(Path file) {
        FerrolensException.requireGiven(file, "file");
        Result result = result();
        NewFile.writeText(file, out -> Format.CSV.write(result, units, out));
    }

    /** Writes the answer to a CSV file. */
    public void csv(String file) {
        csv(FileName.path(file));
    }

    /** Writes the answer in a format; one for people also says how much of it has no name. */
    public void write(Format format, Writer out) throws IOException {
        FerrolensException.requireGiven(out, "writer");
        Result result = result();
        FerrolensException.requireGiven(format, "format").write(result, units, out);
        String note = format.isForPeople() && isByName(result.columns()) ? withoutName.sentence(sums(), units) : "";
        if (!note.isEmpty()) {
            out.write("\n" + note + "\n");
        }
    }

    /**
     * Returns the first 20 rows as a table with scaled units, and how many more there are. If the recording lacks what
     * is asked for, or DuckDB rejects the query, returns the message that says so.
     */
    @Override
    public String toString() {
        try {
            return head(SHOWN_ROWS).toString();
        } catch (FerrolensException e) {
            return e.getMessage();
        }
    }

    private Result result() {
        return run(toSql(), Result::read);
    }

    private <R> R run(Sql sql, Database.Reader<R> reader) {
        obstacle.get().ifPresent(message -> {
            throw new FerrolensException(message);
        });
        return database.query(sql.text(), sql.values(), written, reader);
    }

    private Relation with(Select other, String... pieces) {
        List<String> longer = new ArrayList<>(written);
        longer.addAll(List.of(pieces));
        return new Relation(database, units, obstacle, withoutName, longer, before, other);
    }

    /** The same, whose rows are no names any more. */
    private Relation unnamed() {
        return new Relation(database, units, obstacle, null, written, before, select);
    }

    /** The same rows, with the steps so far inside: what comes next sees only their columns. */
    private Relation nested() {
        List<Sql> chain = new ArrayList<>(before);
        chain.add(select.toSql());
        Select outer = Select.from(name(chain.size() - 1));
        return new Relation(database, units, obstacle, withoutName, written, List.copyOf(chain),
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
