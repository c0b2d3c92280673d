-- title: Monomorphization by label
-- about: What the collector and the queries for its instances cost. Each run of items_of_instance is one instance:
-- about: a generic function with its type arguments.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: label      the query or activity
-- column: self_ns    time in the events themselves
-- column: time_ns    time with the events inside; nested events of one label count once
-- column: share_pct  its share of all work, waiting and the profiler's own work left out
-- column: calls      how many ran
-- column: hits       how many were answered from the cache
-- column: hit_pct    the share of hits in all requests
-- column: mean_ns    mean self time of a run
-- column: max_ns     largest self time of a run
WITH ran AS (
    SELECT
        label, area, sum(self_ns) AS self_ns, sum(CASE WHEN outermost THEN duration_ns ELSE 0 END) AS time_ns,
        count(*) AS calls, max(self_ns) AS max_ns
    FROM event
    WHERE compilation IN (
        SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate))
    GROUP BY label, area
), hit AS (
    SELECT label, sum(hits) AS hits
    FROM cache_hit
    WHERE compilation IN (
        SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate))
    GROUP BY label
), work AS (
    SELECT sum(self_ns) AS work_ns FROM ran WHERE area NOT IN ('waiting', 'profiler')
)
SELECT
    CAST(label AS VARCHAR) AS label,
    CAST(self_ns AS BIGINT) AS self_ns,
    CAST(time_ns AS BIGINT) AS time_ns,
    100.0 * CAST(self_ns AS DOUBLE) / nullif(work_ns, 0) AS share_pct,
    calls,
    CAST(coalesce(hits, 0) AS BIGINT) AS hits,
    100.0 * CAST(coalesce(hits, 0) AS DOUBLE) / (calls + coalesce(hits, 0)) AS hit_pct,
    CAST(self_ns / calls AS BIGINT) AS mean_ns,
    max_ns
FROM ran LEFT JOIN hit USING (label) CROSS JOIN work
WHERE area = 'monomorphization'
ORDER BY self_ns DESC, label
