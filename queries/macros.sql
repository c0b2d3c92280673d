-- title: Macros
-- about: The cost of expanding each derive, attribute and function-like procedural macro, over all its uses. The rest
-- about: of expansion, including macros by example, is a row of its own.
-- by-name: self_ns
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: macro      the macro; (unattributed) for expansion that names none
-- column: kind       derive, attribute or function-like
-- column: uses       at how many places it was used
-- column: self_ns    self time in expansion
-- column: share_pct  its share of the area
-- column: calls      how many events these are
-- column: max_ns     largest self time of a run
-- column: slowest    where that was, in the source
-- column: place      the file and line of the slowest run, if the file lies in the project
WITH spent AS (
    SELECT key, sum(self_ns) AS self_ns, count(*) AS calls, max(self_ns) AS max_ns
    FROM cost
    WHERE (area = 'macros' OR key IN (SELECT key FROM key WHERE form = 'macro'))
        AND area NOT IN ('waiting', 'profiler') AND compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY key
), named AS (
    SELECT
        CASE WHEN form = 'macro' THEN item END AS macro, CASE WHEN form = 'macro' THEN source END AS source,
        self_ns, calls, max_ns
    FROM spent LEFT JOIN key USING (key)
)
SELECT
    coalesce(macro, '(unattributed)') AS macro,
    CASE
        WHEN macro IS NULL THEN NULL
        WHEN starts_with(macro, '#[derive') THEN 'derive'
        WHEN starts_with(macro, '#[') THEN 'attribute'
        ELSE 'function-like'
    END AS kind,
    count(DISTINCT source) AS uses,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(sum(sum(self_ns)) OVER (), 0) AS share_pct,
    CAST(sum(calls) AS BIGINT) AS calls,
    max(max_ns) AS max_ns,
    arg_max(source, (max_ns, source)) AS slowest,
    nullif(regexp_extract(arg_max(source, (max_ns, source)), '^([^/\\:][^:]*:[0-9]+):[0-9]+', 1), '') AS place
FROM named
GROUP BY macro
ORDER BY named.macro IS NULL, self_ns DESC, 1
