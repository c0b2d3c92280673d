-- title: Work by label
-- about: The work of each query and activity, most work first, with the time that it waited in a separate column. The
-- about: profiler's own cost is in neither.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: label         the query or activity
-- column: work_ns       self time, waiting left out
-- column: share_pct     its share of all work
-- column: blocked_ns    self time of waiting for other threads
-- column: inclusive_ns  time with the events inside, waiting included; nested events of one label count once
-- column: calls         how many ran or waited
-- column: hits          how many were answered from the cache
WITH cost AS (
    SELECT
        label, self_ns, inclusive_ns, calls, hits,
        CASE WHEN area = 'waiting' THEN 0 ELSE self_ns END AS work_ns,
        CASE WHEN area = 'waiting' THEN self_ns ELSE 0 END AS blocked_ns
    FROM label_cost
    WHERE area <> 'profiler' AND compilation IN (FROM compilations_of(getvariable('crate')))
)
SELECT
    CAST(label AS VARCHAR) AS label,
    CAST(sum(work_ns) AS BIGINT) AS work_ns,
    100.0 * CAST(sum(work_ns) AS DOUBLE) / nullif(sum(sum(work_ns)) OVER (), 0) AS share_pct,
    CAST(sum(blocked_ns) AS BIGINT) AS blocked_ns,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(hits) AS BIGINT) AS hits
FROM cost
GROUP BY label
ORDER BY work_ns DESC, blocked_ns DESC, label
