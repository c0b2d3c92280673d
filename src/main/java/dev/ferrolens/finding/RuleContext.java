package dev.ferrolens.finding;

import dev.ferrolens.catalog.Catalog;
import dev.ferrolens.catalog.QueryRunner;
import dev.ferrolens.catalog.RecordedData;
import dev.ferrolens.finding.Cost.Whole;
import dev.ferrolens.relation.Relation;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The data for rules: a session's answers, and the wholes of shares. */
final class RuleContext {
    private final QueryRunner questions;
    private final Set<RecordedData> recorded;
    private final Units units;
    private final long workNanos;
    private final long wallNanos;
    /** The answers that were read, since several rules use them. */
    private final Map<String, List<Row>> read = new HashMap<>();

    RuleContext(QueryRunner questions, Set<RecordedData> recorded, Units units) {
        this.questions = questions;
        this.recorded = recorded;
        this.units = units;
        List<Row> areas = rows("areas");
        this.workNanos = sum(areas.stream().filter(row -> row.get("share_pct") != null).toList(), "self_ns");
        this.wallNanos = recorded.contains(RecordedData.TIME)
                ? sum(rows("phases").stream().filter(row -> !row.get("phase").equals("profiler")).toList(), "wall_ns")
                : 0;
    }

    private static long sum(List<Row> rows, String column) {
        return rows.stream().mapToLong(row -> row.getLong(column)).sum();
    }

    /** Returns the causes that a rule found; none if the recording lacks data that its query needs. */
    List<Cause> causes(Rule rule) {
        return canAnswer(rule.query()) ? rule.in(answer(rule.query()), this) : List.of();
    }

    boolean canAnswer(String query) {
        return Catalog.query(query).lacking(recorded).isEmpty();
    }

    Relation answer(String query, Object... parameters) {
        return questions.query(query, parameters);
    }

    /** Returns the rows of an answer; each query runs once. */
    List<Row> rows(String query) {
        return read.computeIfAbsent(query, name -> answer(name).rows());
    }

    /** Returns the place of a definition in the source, or null if that is not known. */
    String place(String definition) {
        return questions.query("places").where("definition = ?", definition).limit(1).rows().stream()
                .map(row -> row.getString("place")).findFirst().orElse(null);
    }

    boolean has(RecordedData need) {
        return recorded.contains(need);
    }

    /** Returns whether a crate was compiled here, and not only used. */
    boolean isCompiled(String crate) {
        return rows("compilations").stream().anyMatch(row -> row.get("crate").equals(crate));
    }

    /** Returns a share of the work in nanoseconds. */
    long ofWork(double percent) {
        return atLeastOne(workNanos * percent / 100);
    }

    /** Returns a share of the wall time in nanoseconds. */
    long ofWall(double percent) {
        return atLeastOne(wallNanos * percent / 100);
    }

    /** Returns a threshold of at least one nanosecond, since nothing without a cost is a finding. */
    private static long atLeastOne(double nanos) {
        return Math.max(1, (long) Math.ceil(nanos));
    }

    Cost work(long nanos) {
        return new Cost(Math.min(nanos, workNanos), Whole.WORK, workNanos, units);
    }

    Cost wall(long nanos) {
        return new Cost(Math.min(nanos, wallNanos), Whole.WALL, wallNanos, units);
    }

    Cost chain(long nanos, long chainNanos) {
        return new Cost(nanos, Whole.CHAIN, chainNanos, units);
    }

    Cost build(long nanos, long buildNanos) {
        return new Cost(nanos, Whole.BUILD, buildNanos, units);
    }

    String time(long nanos) {
        return units.duration(nanos);
    }
}
