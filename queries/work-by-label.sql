-- title: Work by label
-- about: The cost of each query or activity, how much of it has no item of its own, and its costliest key. Waiting and
-- about: the profiler's own work are left out.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: label       the query or activity
-- column: area        the area of work
-- column: self_ns     time in the events themselves
-- column: share_pct   its share of all work
-- column: calls       how many events
-- column: unowned_ns  part of self_ns that is charged to no item
-- column: largest     what the costliest key is about, if arguments were recorded
-- column: largest_ns  self time of the events with that key
WITH spent AS (
    SELECT
        label, area, key, sum(self_ns) AS self_ns, count(*) AS calls,
        sum(CASE WHEN owner IS NULL THEN self_ns ELSE 0 END) AS unowned_ns
    FROM cost
    WHERE area NOT IN ('waiting', 'profiler') AND compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY label, area, key
), labelled AS (
    SELECT
        label, area, sum(self_ns) AS self_ns, sum(calls) AS calls, sum(unowned_ns) AS unowned_ns,
        arg_max(key, (self_ns, -key)) FILTER (key IS NOT NULL) AS largest_key,
        max(self_ns) FILTER (key IS NOT NULL) AS largest_ns
    FROM spent
    GROUP BY label, area
)
SELECT
    CAST(label AS VARCHAR) AS label, CAST(area AS VARCHAR) AS area, CAST(self_ns AS BIGINT) AS self_ns,
    100.0 * CAST(self_ns AS DOUBLE) / nullif(sum(self_ns) OVER (), 0) AS share_pct, CAST(calls AS BIGINT) AS calls,
    CAST(unowned_ns AS BIGINT) AS unowned_ns,
    coalesce(key.item, key.definition, key.codegen_unit) AS largest, CAST(largest_ns AS BIGINT) AS largest_ns
FROM labelled LEFT JOIN key ON key.key = largest_key
ORDER BY labelled.self_ns DESC, label, area
