-- title: LLVM by pass
-- about: The time of the optimiser and the code generator by pass. A pass's self time excludes the passes that it ran.
-- about: Work of LLVM outside of passes is a row of its own, so that the rows add up to the area.
-- by-name: self_ns
-- needs: llvm
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: pass          the pass; (outside passes) for the rest of LLVM's work
-- column: self_ns       time in the pass itself
-- column: share_pct     its share of LLVM's time
-- column: inclusive_ns  time with the passes inside; nested runs of one pass count once
-- column: calls         how often it ran
-- column: mean_ns       mean self time of a run
-- column: max_ns        largest self time of a run
-- column: slowest       the function of that run
WITH spent AS (
    SELECT
        kind, label, owner, sum(self_ns) AS self_ns, sum(inclusive_ns) AS inclusive_ns,
        count(*) AS calls, max(self_ns) AS max_ns
    FROM cost
    WHERE area = 'llvm' AND compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY kind, label, owner
)
SELECT
    CASE WHEN kind = 'LLVM Pass' THEN CAST(label AS VARCHAR) ELSE '(outside passes)' END AS pass,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(sum(sum(self_ns)) OVER (), 0) AS share_pct,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(self_ns) / sum(calls) AS BIGINT) AS mean_ns,
    max(max_ns) AS max_ns,
    arg_max(item, (max_ns, item)) AS slowest
FROM spent LEFT JOIN key ON key.key = spent.owner
GROUP BY 1
ORDER BY bool_and(kind <> 'LLVM Pass'), self_ns DESC, 1
