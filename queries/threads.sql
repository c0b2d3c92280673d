-- title: Threads and how busy they were
-- about: Each thread with events: when it existed, how much of that time an event was running on it, and how much of
-- about: that was work rather than waiting.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate       the crate
-- column: thread      rustc's number of the thread
-- column: first_ns    when its first event began, since the profile's start
-- column: last_ns     when its last event ended
-- column: busy_ns     time during which an event was running on it
-- column: work_ns     self time of its events, without waiting and the profiler's own work
-- column: busy_pct    the share of the compilation's wall time in which it worked; none if no time was recorded
-- column: events      how many events it has
-- column: main_label  the label with the most self time on it
WITH per_label AS (
    SELECT
        compilation, thread, label, sum(self_ns) AS self_ns,
        sum(CASE WHEN area IN ('waiting', 'profiler') THEN 0 ELSE self_ns END) AS work_ns,
        min(start_ns) AS first_ns, max(start_ns + duration_ns) AS last_ns, count(*) AS events
    FROM event
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY compilation, thread, label
), per_thread AS (
    SELECT
        compilation, thread, min(first_ns) AS first_ns, max(last_ns) AS last_ns, sum(self_ns) AS busy_ns,
        sum(work_ns) AS work_ns, sum(events) AS events, arg_max(label, (self_ns, label)) AS main_label
    FROM per_label
    GROUP BY compilation, thread
)
SELECT
    crate, thread, first_ns, last_ns,
    CAST(busy_ns AS BIGINT) AS busy_ns,
    CAST(work_ns AS BIGINT) AS work_ns,
    100.0 * CAST(work_ns AS DOUBLE) / nullif(wall_ns, 0) AS busy_pct,
    CAST(per_thread.events AS BIGINT) AS events,
    CAST(main_label AS VARCHAR) AS main_label
FROM per_thread JOIN compilation USING (compilation)
ORDER BY work_ns DESC, crate, thread
