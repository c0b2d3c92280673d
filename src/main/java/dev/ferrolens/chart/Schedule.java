package dev.ferrolens.chart;

import dev.ferrolens.message.FerrolensException;
import dev.ferrolens.table.Row;
import dev.ferrolens.table.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Draws the threads of a compilation with their codegen units, or the crates of a build, over time. Gaps in a lane are
 * times without work.
 */
public final class Schedule {
    private Schedule() {}

    /**
     * Draws threads over time, with codegen units by name, coloured by stage. Several schedules are one above the
     * other, on one scale. rustc starts a thread for each piece of LLVM's work, so threads that follow each other share
     * a lane.
     *
     * @param schedules the rows of {@code queries/schedule.sql} by their headings; an empty one is not shown
     * @throws FerrolensException if there is no row
     */
    public static Chart ofThreads(Map<String, List<Row>> schedules, Units units) {
        List<Timeline.Lane> lanes = new ArrayList<>();
        List<Timeline.Bar> bars = new ArrayList<>();
        schedules.forEach((name, schedule) -> {
            Map<Long, List<Row>> compilations = new LinkedHashMap<>();
            schedule.forEach(row -> compilations.computeIfAbsent(row.getLong("compilation"), c -> new ArrayList<>())
                    .add(row));
            compilations.values().forEach(rows -> {
                String crate = rows.get(0).getString("crate");
                if (!name.isEmpty() || compilations.size() > 1) {
                    lanes.add(new Timeline.Lane(name.isEmpty() ? crate : name + ": " + crate, true));
                }
                addThreads(rows, lanes, bars, units);
            });
        });
        requireBars(bars);
        return new Chart(Timeline.of("What each thread did", lanes, bars, units));
    }

    /** A lane for threads that each begin after the last work of the previous one. */
    private record Shared(int place, List<Long> threads, double end) {
        Shared with(long thread, double itsEnd) {
            threads.add(thread);
            return new Shared(place, threads, itsEnd);
        }
    }

    private static void addThreads(List<Row> rows, List<Timeline.Lane> lanes, List<Timeline.Bar> bars, Units units) {
        Map<Long, Double> ends = new LinkedHashMap<>();
        rows.forEach(row -> ends.merge(row.getLong("thread"), row.getDouble("end_ns"), Math::max));
        List<List<Long>> threadsOfLane = new ArrayList<>();
        // Rows are in the order of their starts, so a lane that is free for one is free for all later ones.
        Queue<Shared> busy = new PriorityQueue<>(Comparator.comparingDouble(Shared::end));
        Queue<Shared> free = new PriorityQueue<>(Comparator.comparingInt(Shared::place));
        Map<Long, Integer> places = new LinkedHashMap<>();
        for (Row row : rows) {
            long thread = row.getLong("thread");
            if (places.containsKey(thread)) {
                continue;
            }
            while (!busy.isEmpty() && busy.peek().end <= row.getDouble("start_ns")) {
                free.add(busy.remove());
            }
            Shared lane = free.isEmpty() ? new Shared(threadsOfLane.size(), new ArrayList<>(), 0) : free.remove();
            if (lane.threads.isEmpty()) {
                threadsOfLane.add(lane.threads);
            }
            places.put(thread, lanes.size() + lane.place);
            Shared used = lane.with(thread, ends.get(thread));
            // The first thread is rustc's main thread, which has its own lane.
            if (used.place > 0) {
                busy.add(used);
            }
        }
        for (List<Long> threads : threadsOfLane) {
            lanes.add(new Timeline.Lane(threads.size() == 1 ? "thread " + threads.get(0)
                    : "threads " + threads.get(0) + " … " + threads.get(threads.size() - 1), false));
        }
        for (Row row : rows) {
            String unit = row.getString("codegen_unit");
            String stage = row.getString("stage");
            double start = row.getDouble("start_ns");
            double end = row.getDouble("end_ns");
            bars.add(new Timeline.Bar(places.get(row.getLong("thread")), start, end, stage,
                    unit == null ? stage.equals("front end") ? stage : "" : shortUnit(unit),
                    stage + (unit == null ? "" : " · " + unit) + " · thread " + row.getLong("thread") + " · "
                            + units.duration(row.getDouble("work_ns")) + " from " + units.duration(start)));
        }
    }

    /**
     * Returns the part of a codegen unit's name that differs: {@code cgu.02} for {@code clap.24ac0e9bab348c04-cgu.02}.
     */
    private static String shortUnit(String unit) {
        return unit.replaceFirst("^.*-(?=cgu\\.\\d+$)", "");
    }

    /**
     * Draws the crates of a build over time, with their sections, their durations, what each waited for, and the
     * critical path; below them, how many ran at once, and how many could have.
     *
     * @param builds the rows of {@code queries/build-schedule.sql} by their headings; an empty one is not shown
     * @throws FerrolensException if there is no row
     */
    public static Chart ofBuild(Map<String, List<Row>> builds, Units units) {
        BuildLanes drawn = new BuildLanes(units);
        builds.forEach(drawn::add);
        requireBars(drawn.bars());
        return new Chart(drawn.timeline());
    }

    private static void requireBars(List<Timeline.Bar> bars) {
        if (bars.isEmpty()) {
            throw new FerrolensException("There is nothing to draw: no compilation of that name has an event whose time"
                    + " is known.");
        }
    }
}
