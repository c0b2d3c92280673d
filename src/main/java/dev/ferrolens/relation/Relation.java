package dev.ferrolens.relation;

import dev.ferrolens.chart.Chart;
import dev.ferrolens.chart.ChartSpec;
import dev.ferrolens.file.FileName;
import dev.ferrolens.file.NewFile;
import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.message.Printable;
import dev.ferrolens.message.ProgressLine;
import dev.ferrolens.message.Terminal;
import dev.ferrolens.store.Database;
import dev.ferrolens.store.Quoted;
import dev.ferrolens.table.Format;
import dev.ferrolens.table.Head;
import dev.ferrolens.table.Result;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * A lazy, immutable query on a session. It is refined step by step, and runs when its rows are needed.
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
 * <p>Conditions, columns and orders are SQL that the user writes. Values replace question marks: they are bound, never
 * made part of the SQL. Printed numbers are scaled for people; {@link #rows}, {@link #table} and {@link #csv} give
 * exact numbers, in the unit at the end of a column's name.
 */
public final class Relation {
    /** The number of rows that are shown by default. */
    public static final int SHOWN_ROWS = 20;
    /** The number of rows that are read even if fewer are shown; to count more rows, the query runs again. */
    private static final int FEW = 200;

    private final Database database;
    private final Units units;
    private final Supplier<Optional<String>> obstacle;
    /** Null if the rows are not by name, or if that is not known. */
    private final WithoutName withoutName;
    /** The parts of the SQL that the user wrote; errors cite only these. */
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
     * @param obstacle gives a message if the query cannot be answered; called when the query runs
     */
    public static Relation of(Database database, Units units, Sql query, Supplier<Optional<String>> obstacle) {
        return new Relation(database, units, obstacle, null, List.of(), List.of(query), Select.from("q0"));
    }

    /**
     * Returns the rows of a ready-made query by name, in which everything without a name is a row in brackets.
     *
     * @param obstacle gives a message if the query cannot be answered; called when the query runs
     * @param name the column with the names
     * @param measure the column whose sum is divided among the names
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
     * @param values the values for its question marks, one for each
     * @throws FerrolensException if the number of values is not the number of question marks
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
     * @param keys the columns to group by, separated by commas
     * @param aggregates the columns for each group; the number of its rows by default
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
     * @param columns names or expressions, each optionally with {@code ASC} or {@code DESC}: {@code orderBy("crate",
     *     "self_ns DESC")}
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
     * Adds a column to all columns that there are. A column of the same name is replaced.
     *
     * <pre>{@code with("self_ms", "self_ns / 1e6")    SELECT *, self_ns / 1e6 AS self_ms}</pre>
     *
     * @param expression an SQL expression over the columns, which may be a window function
     */
    public Relation with(String column, String expression) {
        String checked = Sql.list("expression", expression);
        String name = Quoted.name(FerrolensException.requireGiven(column, "column"));
        Relation added = then(input -> new Sql("SELECT COLUMNS(lambda name: name <> ?), " + checked + " AS " + name
                + "\nFROM " + input, List.of(column)), checked);
        return added.with(added.select.ordered(select.orderOutside()));
    }

    /**
     * Keeps one of several equal rows.
     *
     * @param columns the columns to keep, by which the rows are then ordered; all by default
     */
    public Relation distinct(String... columns) {
        boolean isAll = FerrolensException.requireGiven(columns, "columns").length == 0;
        String checked = isAll ? "*" : Sql.list("column", columns);
        Relation base = isAll && select.isPlain() ? this : nested();
        return base.with(base.select.columns("DISTINCT " + checked).ordered(isAll ? base.select.order() : "ALL"),
                checked);
    }

    /** Keeps as many rows as asked for, chosen at random, but the same ones each time. */
    public Relation sample(int rows) {
        Relation base = nested();
        Relation sampled = base.with(base.select.ordered("hash(" + base.select.from() + ")")).limit(rows).nested();
        return sampled.with(sampled.select.ordered(null));
    }

    /**
     * Returns a table of two names: a row for each value of one column, a column for each value of another, and in them
     * the sums of a third. The columns keep its unit: {@code self_ns} by area has columns such as {@code typeck_ns}.
     *
     * <pre>{@code s.areasByCrate().pivot("crate", "area", "self_ns")}</pre>
     *
     * <p>The values that become columns are read now, the largest sum first.
     *
     * @throws FerrolensException if these are more than 100
     */
    public Relation pivot(String row, String column, String measure) {
        return Statistics.pivot(this, row, column, measure);
    }

    /**
     * Returns statistics of each column of numbers: a row for each column.
     *
     * <p>Columns: column, values, mean, min, p50, p90, p99, max; in the order of the columns. The SQL is
     * {@code queries/relation/describe.sql}.
     */
    public Relation describe() {
        return Statistics.describe(this);
    }

    /**
     * Returns quantiles of a column: of all rows, or of each group of rows, the one with the largest median first.
     *
     * <pre>{@code s.sql("FROM event").quantiles("duration_ns", "label")}</pre>
     *
     * <p>They have the unit of the column: {@code values}, {@code min_ns}, {@code p50_ns}, {@code p90_ns}, {@code
     * p99_ns} and {@code max_ns}.
     *
     * @param column the column of numbers
     * @param by the columns to group by
     */
    public Relation quantiles(String column, String... by) {
        return Statistics.quantiles(this, column, by);
    }

    /**
     * Returns the histogram of a column of numbers.
     *
     * <pre>{@code s.longQueries(Duration.ZERO).where("label = 'typeck'").histogram("duration_ns")}</pre>
     */
    public Histogram histogram(String column) {
        return Statistics.histogram(this, column);
    }

    /**
     * Joins two answers on columns with equal values. The result has these columns once.
     *
     * <pre>{@code a.join(b, "label")    SELECT * FROM a JOIN b USING (label)}</pre>
     *
     * @throws FerrolensException if the answers are from two sessions, whose tables are in different databases
     */
    public Relation join(Relation other, String... columns) {
        String shared = Sql.list("column", columns);
        if (FerrolensException.requireGiven(other, "other answer").database != database) {
            throw new FerrolensException(
                    "Answers of two sessions cannot be joined: open their recordings as one session,"
                            + " or compare them with before.compareTo(after).");
        }
        return joined(other.toSql(), other.obstacle, other.written, shared);
    }

    /**
     * Joins an answer with a table of your own, on columns with equal values.
     *
     * <pre>{@code s.functions().join(Table.read().csv("owners.csv"), "crate")}</pre>
     */
    public Relation join(Table other, String... columns) {
        Head rows = Head.of(other, Integer.MAX_VALUE);
        return joined(Sql.giving(new Result(rows.columns(), rows.rows())), Optional::empty, List.of(),
                Sql.list("column", columns));
    }

    /**
     * Joins an answer with a file of your own, on columns with equal values.
     *
     * <pre>{@code s.functions().join("owners.csv", "crate")}</pre>
     *
     * @param file a CSV file, whose first line may name the columns, or a file whose name ends in {@code .parquet}
     */
    public Relation join(Path file, String... columns) {
        if (!Files.isReadable(FerrolensException.requireGiven(file, "file"))) {
            throw new FerrolensException("There is no file " + file + " that can be read.");
        }
        boolean isParquet = file.toString().endsWith(".parquet");
        Sql rows = new Sql(isParquet ? "FROM read_parquet(?)" : "FROM read_csv(?)",
                List.of(file.toAbsolutePath().toString()));
        return joined(rows, Optional::empty, List.of(), Sql.list("column", columns));
    }

    /** Joins an answer with a file given by name; see {@link #join(Path, String...)}. */
    public Relation join(String file, String... columns) {
        return join(FileName.path(file), columns);
    }

    private Relation joined(Sql right, Supplier<Optional<String>> obstacleOfRight, List<String> writtenOfRight,
            String columns) {
        List<Sql> chain = new ArrayList<>(before);
        chain.add(select.toSql());
        chain.add(right);
        String from = name(chain.size() - 2) + " JOIN " + name(chain.size() - 1) + " USING (" + columns + ")";
        List<String> pieces = new ArrayList<>(written);
        pieces.addAll(writtenOfRight);
        pieces.add(columns);
        return new Relation(database, units, () -> obstacle.get().or(obstacleOfRight), null, pieces, List.copyOf(chain),
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

    /** Returns the answer as a stream of rows. */
    public Stream<Row> stream() {
        return rows().stream();
    }

    /**
     * Returns the answer as records, whose components have the names of columns: {@code self_ns} or {@code selfNs}. A
     * missing number is 0.
     *
     * <pre>{@code
     * record Cost(String function, long selfNs) {}
     * s.functions().rows(Cost.class)
     * }</pre>
     *
     * @throws FerrolensException if a component has no column, or another type than its column
     */
    public <T extends Record> List<T> rows(Class<T> type) {
        FerrolensException.requireGiven(type, "class of the record");
        return stream().map(row -> row.to(type)).toList();
    }

    /**
     * Draws the answer as its columns suggest: bars for a ranking, a heat map or stacked bars for pairs of names, a box
     * plot for names that repeat, a scatter plot for many instances against time, a timeline for start times.
     *
     * <pre>{@code s.llvm().byPass().limit(20).chart().show()}</pre>
     *
     * @throws FerrolensException if there is nothing to draw: no rows, or no numbers
     */
    public Chart chart() {
        return Chart.of(rows(), units);
    }

    /** Draws the answer as a chart specification says. */
    public Chart chart(ChartSpec spec) {
        return Chart.of(rows(), units, spec);
    }

    /** Returns the units in which numbers are printed. */
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

    /** Returns at most the given number of first rows, and the number of the other rows. */
    public Head head(int most) {
        long read = Math.max(most + 1L, FEW);
        Relation first = limit(most < 0 ? most : read);
        if (withoutName != null && before.size() == 1 && select.hasAllRows()) {
            return first.headByName(most);
        }
        Result head = first.result();
        int rows = head.rows().size();
        Head shown = Head.of(head.first(most), units, Math.max(0, (rows < read ? rows : count()) - most));
        return isByName(head.columns()) ? shown.below(withoutName.message(sums(), units)) : shown;
    }

    /** Returns the same of an answer by name, whose sums over all rows are asked for along with the first rows. */
    private Head headByName(int most) {
        Result head = with(select.columns(select.columns() + ", " + withoutName.sumsOf("q0"))).result();
        int columns = head.columns().size() - WithoutName.SUMS;
        Result shown = head.first(most).columns(columns);
        WithoutName.Sums sums = head.rows().isEmpty() ? WithoutName.Sums.NONE
                : WithoutName.Sums.of(head.rows().get(0).values().subList(columns, columns + WithoutName.SUMS));
        return Head.of(shown, units, Math.max(0, sums.rows() - most))
                .below(isByName(shown.columns()) ? withoutName.message(sums, units) : "");
    }

    /** Returns whether an answer with these columns is by name. */
    private boolean isByName(List<String> columns) {
        return withoutName != null && columns.contains(withoutName.name());
    }

    /** Returns how much of the whole answer has no name. */
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

    /** Prints at most the given number of first rows to standard output. */
    public void show(int rows) {
        System.out.println(head(rows));
    }

    /**
     * Returns the SQL that would run, with its values as literals. The prompt of {@code ferrolens.jar} shows it as
     * lines.
     */
    public String sql() {
        return toSql().withLiterals();
    }

    /** Returns DuckDB's query plan, as text. */
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
     * Writes the answer to a CSV file: a header, then a line for each row, with exact numbers.
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

    /**
     * Writes the answer to a Parquet file, with exact numbers.
     *
     * @throws FerrolensException if the file cannot be written
     */
    public void parquet(Path file) {
        // An error in the SQL is told before a file is made.
        run(limit(0).toSql(), ResultSet::next);
        Sql sql = toSql();
        NewFile.write(file, whole -> database.execute("COPY (\n" + sql.text() + "\n) TO " + Quoted.path(whole)
                + " (FORMAT parquet, COMPRESSION zstd)", sql.values(), ResultSet::next, changed -> true));
    }

    /** Writes the answer to a Parquet file given by name. */
    public void parquet(String file) {
        parquet(FileName.path(file));
    }

    /** Writes the answer in a format. A format for people also says how much of the answer has no name. */
    public void write(Format format, Writer out) throws IOException {
        FerrolensException.requireGiven(out, "writer");
        Result result = result();
        FerrolensException.requireGiven(format, "format").write(result, units, out);
        String note = format.isForPeople() && isByName(result.columns()) ? withoutName.message(sums(), units) : "";
        if (!note.isEmpty()) {
            out.write("\n" + note + "\n");
        }
    }

    /**
     * Returns the first 20 rows as a table with scaled units, and the number of the other rows. Columns that do not fit
     * the terminal are named below. If the recording lacks data for the query, or DuckDB rejects it, returns the error
     * message.
     */
    @Override
    public String toString() {
        return text(Terminal.width());
    }

    /** Returns the same text for a terminal of the given width. */
    public String text(int width) {
        try {
            return head(SHOWN_ROWS).text(width);
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
        try (ProgressLine progress = ProgressLine.of("Answering")) {
            return database.query(sql.text(), sql.values(), written, reader);
        }
    }

    private Relation with(Select other, String... pieces) {
        List<String> longer = new ArrayList<>(written);
        longer.addAll(List.of(pieces));
        return new Relation(database, units, obstacle, withoutName, longer, before, other);
    }

    /**
     * Returns the rows of one more step.
     *
     * @param step gives the SQL of the step, given the name of its input
     */
    Relation then(Function<String, Sql> step, String... pieces) {
        List<Sql> chain = new ArrayList<>(before);
        chain.add(select.toSql());
        chain.add(step.apply(name(chain.size() - 1)));
        List<String> longer = new ArrayList<>(written);
        longer.addAll(List.of(pieces));
        return new Relation(database, units, obstacle, withoutName, longer, List.copyOf(chain),
                Select.from(name(chain.size() - 1)));
    }

    /** Returns the names of the columns that contain numbers, in order. */
    List<String> numericColumns() {
        return run(limit(0).toSql(), Tables::numericColumns);
    }

    /** Returns the same query, no longer treated as one by name. */
    Relation unnamed() {
        return new Relation(database, units, obstacle, null, written, before, select);
    }

    /** Returns the same rows, with the steps so far as a subquery: later steps see only its columns. */
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
            // DuckDB would sort all rows of an ordered subquery. With the LIMIT in the same SELECT it finds only the
            // first ones.
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
