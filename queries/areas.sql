-- title: Work by area
-- about: Self time of all threads by area of the compiler. Waiting for other threads and the profiler's own work are
-- about: listed, but are not part of the work and have no share.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: area       the area of work
-- column: self_ns    self time of its events
-- column: share_pct  its share of the work; none for waiting and profiler
-- column: events     how many events it has
-- column: labels     how many labels it has
WITH by_area AS (
    SELECT area, sum(self_ns) AS self_ns, sum(calls) AS events, count(DISTINCT label) AS labels,
        area IN ('waiting', 'profiler') AS is_apart
    FROM label_cost
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY area
)
SELECT
    CAST(area AS VARCHAR) AS area,
    CAST(self_ns AS BIGINT) AS self_ns,
    CASE WHEN NOT is_apart
        THEN 100.0 * CAST(self_ns AS DOUBLE) / nullif(sum(CASE WHEN is_apart THEN 0 ELSE self_ns END) OVER (), 0)
    END AS share_pct,
    CAST(events AS BIGINT) AS events,
    labels
FROM by_area
ORDER BY is_apart, self_ns DESC, area
