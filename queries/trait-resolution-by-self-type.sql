-- title: Trait resolution by self type
-- about: The cost of proving and projecting, by the type that the goal is about.
-- by-name: self_ns
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: self_type     the type; in brackets for work without a type
-- column: self_ns       self time in trait resolution
-- column: share_pct     its share of the area
-- column: calls         how often the answer was computed
-- column: hits          how often the answer was cached
-- column: hit_pct       the share of hits in all requests
-- column: goals         how many different goals
-- column: typeck_ns     part of self_ns that type checking asked for
-- column: borrowck_ns   part of self_ns that borrow checking asked for
-- column: mir_ns        part of self_ns that building and optimising MIR asked for
-- column: codegen_ns    part of self_ns that monomorphization and codegen asked for
-- column: elsewhere_ns  part of self_ns that anything else asked for
-- column: max_ns        largest self time of a run
-- column: slowest       what that run was about
SELECT
    CASE
        WHEN self_type IS NOT NULL THEN self_type
        WHEN form IN ('trait_goal', 'projection', 'goal') THEN '(goals without a self type)'
        WHEN form = 'type' THEN '(types to normalise or to look at)'
        WHEN form IN ('definition', 'instance') THEN '(bounds of a definition)'
        ELSE '(unattributed)'
    END AS self_type,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(sum(sum(self_ns)) OVER (), 0) AS share_pct,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(hits) AS BIGINT) AS hits,
    100.0 * CAST(sum(hits) AS DOUBLE) / nullif(sum(calls + hits), 0) AS hit_pct,
    CAST(sum(goals) AS BIGINT) AS goals,
    CAST(sum(typeck_ns) AS BIGINT) AS typeck_ns,
    CAST(sum(borrowck_ns) AS BIGINT) AS borrowck_ns,
    CAST(sum(mir_ns) AS BIGINT) AS mir_ns,
    CAST(sum(codegen_ns) AS BIGINT) AS codegen_ns,
    CAST(sum(self_ns - typeck_ns - borrowck_ns - mir_ns - codegen_ns) AS BIGINT) AS elsewhere_ns,
    max(max_ns) AS max_ns,
    arg_max(item, (max_ns, item)) AS slowest
FROM goal_cost LEFT JOIN key ON key.key = goal_cost.key
WHERE compilation IN (FROM compilations_of(getvariable('crate')))
GROUP BY 1
ORDER BY count(key.self_type) = 0, self_ns DESC, 1
