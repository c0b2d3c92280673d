package dev.ferrolens.chart;

import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a timeline of builds: a lane for each crate, and below them how many ran at once. */
final class BuildLanes {
    private static final String CRITICAL = "critical path";
    private static final String COMPILING = "compiling";
    private static final String READY = "ready, not started";
    /** The height of the strip of what ran at once, in lanes. */
    private static final int STRIP = 3;

    private final Units units;
    private final List<Timeline.Lane> lanes = new ArrayList<>();
    private final List<Timeline.Bar> bars = new ArrayList<>();
    private final List<Timeline.Note> notes = new ArrayList<>();
    private final List<Timeline.Link> links = new ArrayList<>();

    BuildLanes(Units units) {
        this.units = units;
    }

    List<Timeline.Bar> bars() {
        return bars;
    }

    Timeline timeline() {
        return new Timeline("When each crate was compiled, and the critical path", List.copyOf(lanes),
                List.copyOf(bars), List.copyOf(notes), List.copyOf(links), Timeline.axis(bars, units));
    }

    /** Adds a build: the rows of {@code queries/build-schedule.sql}, and a heading or an empty one. */
    void add(String heading, List<Row> build) {
        if (!heading.isEmpty()) {
            lanes.add(new Timeline.Lane(heading, true));
        }
        Map<Long, Integer> laneOf = new HashMap<>();
        Map<Long, Row> rowOf = new HashMap<>();
        for (Row row : build) {
            laneOf.put(row.getLong("compilation"), lanes.size() + laneOf.size());
            rowOf.put(row.getLong("compilation"), row);
        }
        Map<Long, List<Row>> waiting = build.stream().filter(row -> row.get("waited_for") != null)
                .collect(Collectors.groupingBy(row -> row.getLong("waited_for")));
        for (Row row : build) {
            Row waitedFor = row.get("waited_for") == null ? null : rowOf.get(row.getLong("waited_for"));
            addCrate(row, waitedFor, waiting.getOrDefault(row.getLong("compilation"),
                    List.of()));
        }
        for (Row row : build) {
            if (isCritical(row) && row.get("waited_for") != null) {
                links.add(new Timeline.Link(laneOf.get(row.getLong("waited_for")), row.getDouble("ready_ns"),
                        laneOf.get(row.getLong("compilation")), row.getDouble("start_ns")));
            }
        }
        addStrip(build);
    }

    private static boolean isCritical(Row row) {
        return (Boolean) row.get("is_critical");
    }

    private static String name(Row row) {
        return row.getString("package") == null ? row.getString("crate")
                : row.getString("package") + " (build script)";
    }

    private void addCrate(Row row, Row waitedFor, List<Row> waiting) {
        int lane = lanes.size();
        lanes.add(new Timeline.Lane(name(row), false));
        double start = row.getDouble("start_ns");
        double end = row.getDouble("end_ns");
        double codegen = time(row, "codegen_ns", time(row, "linking_ns", end));
        double linking = Math.max(codegen, time(row, "linking_ns", end));
        double linked = Math.max(linking, time(row, "linked_ns", end));
        StringBuilder hover = new StringBuilder(name(row)).append(" · ").append(row.getString("crate_kind"))
                .append(isCritical(row) ? " · on the critical path" : "").append(" · ")
                .append(units.duration(end - start)).append(" from ").append(units.duration(start));
        double[] ends = {codegen, linking, linked, end};
        String[] sections = {"front end", "codegen", "linking", "other"};
        double from = start;
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] > from) {
                hover.append(" · ").append(sections[i]).append(' ').append(units.duration(ends[i] - from));
                from = ends[i];
            }
        }
        if (row.get("metadata_ns") != null) {
            hover.append(" · metadata after ").append(units.duration(row.getDouble("metadata_ns") - start));
        }
        if (waitedFor != null) {
            hover.append(" · waited for ").append(name(waitedFor)).append(", started ")
                    .append(units.duration(start - row.getDouble("ready_ns"))).append(" later");
        }
        if (!waiting.isEmpty()) {
            hover.append(" · waited for by ").append(waiting.stream().map(BuildLanes::name)
                    .collect(Collectors.joining(", ")));
        }
        from = start;
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] > from) {
                bars.add(new Timeline.Bar(lane, from, ends[i], sections[i], "", hover.toString()));
                from = ends[i];
            }
        }
        if (isCritical(row)) {
            double until = waiting.stream().filter(BuildLanes::isCritical).mapToDouble(one -> one.getDouble("ready_ns"))
                    .max().orElse(end);
            bars.add(new Timeline.Bar(lane, start, until, CRITICAL, "", hover.toString(), 0.28, 0.16));
        }
        notes.add(new Timeline.Note(lane, end, units.duration(end - start)));
    }

    private static double time(Row row, String column, double otherwise) {
        return row.get(column) == null ? otherwise : row.getDouble(column);
    }

    /** How many compilations begin to run, or to be ready, at a moment; negative for those that cease. */
    private static final class Step {
        private int running;
        private int ready;
    }

    private void addStrip(List<Row> build) {
        TreeMap<Double, Step> steps = new TreeMap<>();
        for (Row row : build) {
            double start = row.getDouble("start_ns");
            steps.computeIfAbsent(row.getDouble("ready_ns"), at -> new Step()).ready++;
            steps.computeIfAbsent(start, at -> new Step()).ready--;
            steps.computeIfAbsent(start, at -> new Step()).running++;
            steps.computeIfAbsent(row.getDouble("end_ns"), at -> new Step()).running--;
        }
        int most = 1;
        int running = 0;
        int ready = 0;
        for (Step step : steps.values()) {
            running += step.running;
            ready += step.ready;
            most = Math.max(most, running + ready);
        }
        for (int i = 1; i < STRIP; i++) {
            lanes.add(new Timeline.Lane("", false));
        }
        int lane = lanes.size();
        lanes.add(new Timeline.Lane("at once, up to " + most, false));
        running = 0;
        ready = 0;
        double unit = (STRIP - 0.3) / most;
        for (Map.Entry<Double, Step> step : steps.entrySet()) {
            running += step.getValue().running;
            ready += step.getValue().ready;
            Double next = steps.higherKey(step.getKey());
            if (next != null) {
                String hover = running + " compiling, " + ready + " ready · " + units.duration(next - step.getKey())
                        + " from " + units.duration(step.getKey());
                addStretch(lane, step.getKey(), next, COMPILING, hover, running * unit, running * unit);
                addStretch(lane, step.getKey(), next, READY, hover, (running + ready) * unit, ready * unit);
            }
        }
    }

    private void addStretch(int lane, double start, double end, String kind, String hover, double above,
            double height) {
        if (height > 0) {
            bars.add(new Timeline.Bar(lane, start, end, kind, "", hover, 0.4 - above, height));
        }
    }
}
