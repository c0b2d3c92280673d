-- title: LLVM by label
-- about: What optimising, link-time optimising and emitting code cost. Activities that only wait for LLVM's threads are
-- about: no work; they are in the area `waiting`.
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
WITH cost AS (
    SELECT *
    FROM label_cost
    WHERE compilation IN (
        SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate))
), work AS (
    SELECT sum(self_ns) AS work_ns FROM cost WHERE area NOT IN ('waiting', 'profiler')
)
SELECT
    CAST(label AS VARCHAR) AS label,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(time_ns) AS BIGINT) AS time_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(any_value(work_ns), 0) AS share_pct,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(hits) AS BIGINT) AS hits,
    100.0 * CAST(sum(hits) AS DOUBLE) / sum(calls + hits) AS hit_pct,
    CAST(sum(self_ns) / sum(calls) AS BIGINT) AS mean_ns,
    max(max_ns) AS max_ns
FROM cost CROSS JOIN work
WHERE area = 'llvm'
GROUP BY label
ORDER BY self_ns DESC, label
