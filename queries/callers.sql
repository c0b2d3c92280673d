-- title: The callers of a label
-- about: The labels directly around the events of a label.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: label  VARCHAR = NULL   the label that was asked for
-- column: caller        the label around it; (nothing) if there is none
-- column: calls         how often it asked
-- column: self_ns       self time of what was asked for
-- column: share_pct     its share of the label's self time, without waiting and the profiler's own work
-- column: inclusive_ns  time of what was asked for with the events inside
-- column: work_ns       part of inclusive_ns without waiting and the profiler's own work
SELECT
    coalesce(CAST(caller.label AS VARCHAR), '(nothing)') AS caller,
    CAST(sum(asked.calls) AS BIGINT) AS calls,
    CAST(sum(asked.self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(CASE WHEN asked.area IN ('waiting', 'profiler') THEN 0 ELSE asked.self_ns END) AS DOUBLE)
        / nullif(sum(sum(CASE WHEN asked.area IN ('waiting', 'profiler') THEN 0 ELSE asked.self_ns END)) OVER (), 0)
        AS share_pct,
    CAST(sum(asked.inclusive_ns) AS BIGINT) AS inclusive_ns,
    CAST(sum(asked.work_ns) AS BIGINT) AS work_ns
FROM stack AS asked LEFT JOIN stack AS caller ON caller.stack = asked.parent
WHERE CAST(asked.label AS VARCHAR) = CAST(getvariable('label') AS VARCHAR)
    AND asked.compilation IN (FROM compilations_of(getvariable('crate')))
GROUP BY caller.label
ORDER BY work_ns DESC, inclusive_ns DESC, 1
