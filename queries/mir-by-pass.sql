-- title: MIR by pass
-- about: The cost of building MIR, of each pass over it, and of evaluating constants.
-- needs: queries
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: pass          the pass or query
-- column: self_ns       time in the pass itself
-- column: share_pct     its share of all work on MIR
-- column: inclusive_ns  time with the events inside; nested events of one pass count once
-- column: calls         how often it ran
-- column: mean_ns       mean self time of a run
-- column: max_ns        largest self time of a run
-- column: slowest       the function of that run, if arguments were recorded
WITH spent AS (
    SELECT
        label, owner, sum(self_ns) AS self_ns, sum(inclusive_ns) AS inclusive_ns,
        count(*) AS calls, max(self_ns) AS max_ns
    FROM cost
    WHERE area = 'mir' AND compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY label, owner
)
SELECT
    CAST(label AS VARCHAR) AS pass,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(sum(sum(self_ns)) OVER (), 0) AS share_pct,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(self_ns) / sum(calls) AS BIGINT) AS mean_ns,
    max(max_ns) AS max_ns,
    arg_max(item, (max_ns, item)) AS slowest
FROM spent LEFT JOIN key ON key.key = spent.owner
GROUP BY label
ORDER BY self_ns DESC, label
