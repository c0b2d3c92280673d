-- title: The callees of a label
-- about: The labels directly inside the events of a label. With its own self time they add up to its time.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: label  VARCHAR = NULL   the label that asked
-- column: callee        the label inside it; (itself) for its self time
-- column: calls         how often it was asked for
-- column: self_ns       self time of what was asked for
-- column: inclusive_ns  time of what was asked for with the events inside
-- column: work_ns       part of inclusive_ns without waiting and the profiler's own work
-- column: share_pct     its share of the label's work
WITH asking AS (
    SELECT *
    FROM stack
    WHERE CAST(label AS VARCHAR) = CAST(getvariable('label') AS VARCHAR)
        AND compilation IN (FROM compilations_of(getvariable('crate')))
), part AS (
    SELECT CAST(inside.label AS VARCHAR) AS callee, inside.calls, inside.self_ns, inside.inclusive_ns,
        inside.work_ns
    FROM stack AS inside JOIN asking ON asking.stack = inside.parent
    UNION ALL
    SELECT
        '(itself)', calls, self_ns, self_ns, CASE WHEN area IN ('waiting', 'profiler') THEN 0 ELSE self_ns END
    FROM asking
)
SELECT
    callee,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    CAST(sum(work_ns) AS BIGINT) AS work_ns,
    100.0 * CAST(sum(work_ns) AS DOUBLE) / nullif(sum(sum(work_ns)) OVER (), 0) AS share_pct
FROM part
GROUP BY callee
ORDER BY work_ns DESC, inclusive_ns DESC, 1
