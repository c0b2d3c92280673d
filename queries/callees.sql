-- title: What a label asked for
-- about: The labels directly inside the events of a label, and its own self time; together they are its time.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: label  VARCHAR = NULL   the label that asked
-- column: callee     the label inside it; (itself) for its self time
-- column: calls      how often it was asked for
-- column: self_ns    self time of what was asked for
-- column: time_ns    time of what was asked for with the events inside
-- column: share_pct  its share of the label's time
WITH asking AS (
    SELECT *
    FROM stack
    WHERE CAST(label AS VARCHAR) = CAST(getvariable('label') AS VARCHAR)
        AND compilation IN (
        SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate))
), part AS (
    SELECT CAST(inside.label AS VARCHAR) AS callee, inside.calls, inside.self_ns, inside.time_ns
    FROM stack AS inside JOIN asking ON asking.stack = inside.parent
    UNION ALL
    SELECT '(itself)', calls, self_ns, self_ns
    FROM asking
)
SELECT
    callee,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(time_ns) AS BIGINT) AS time_ns,
    100.0 * CAST(sum(time_ns) AS DOUBLE) / nullif(sum(sum(time_ns)) OVER (), 0) AS share_pct
FROM part
GROUP BY callee
ORDER BY time_ns DESC, 1
