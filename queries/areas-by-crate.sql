-- title: Work by crate and area
-- about: Self time of all threads by crate and area of the compiler, all compilations of a crate together. Waiting for
-- about: other threads and the profiler's own work are listed, but are not part of the work and have no share.
-- column: crate      the crate
-- column: area       the area of work
-- column: self_ns    self time of its events
-- column: share_pct  its share of the crate's work; none for waiting and profiler
-- column: events     how many events it has
WITH spent AS (
    SELECT crate, area, sum(self_ns) AS self_ns, count(*) AS events, area IN ('waiting', 'profiler') AS is_apart
    FROM event JOIN compilation USING (compilation)
    GROUP BY crate, area
)
SELECT
    crate,
    CAST(area AS VARCHAR) AS area,
    CAST(self_ns AS BIGINT) AS self_ns,
    CASE WHEN NOT is_apart
        THEN 100.0 * CAST(self_ns AS DOUBLE)
            / nullif(sum(CASE WHEN is_apart THEN 0 ELSE self_ns END) OVER (PARTITION BY crate), 0)
    END AS share_pct,
    CAST(events AS BIGINT) AS events
FROM spent
ORDER BY sum(CASE WHEN is_apart THEN 0 ELSE self_ns END) OVER (PARTITION BY crate) DESC, crate, is_apart, self_ns DESC, area
