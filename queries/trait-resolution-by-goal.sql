-- title: Trait resolution by goal
-- about: The cost of each goal, in all contexts in which it was asked. Goals after the costliest are one row.
-- by-name: self_ns
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: trait  VARCHAR = NULL   only goals of this trait, or of those that end in ::trait
-- param: most  INTEGER = 1000   how many goals to show
-- column: goal          the goal or other request; (unattributed) for requests without a key, (all others)
-- column: trait         its trait
-- column: self_ns       self time in trait resolution
-- column: share_pct     its share of the area
-- column: calls         how often the answer was computed
-- column: hits          how often the answer was cached
-- column: hit_pct       the share of hits in all requests
-- column: goals         how many different keys; the same goal under other assumptions has another key
-- column: typeck_ns     part of self_ns that type checking asked for
-- column: borrowck_ns   part of self_ns that borrow checking asked for
-- column: mir_ns        part of self_ns that building and optimising MIR asked for
-- column: codegen_ns    part of self_ns that monomorphization and codegen asked for
-- column: elsewhere_ns  part of self_ns that anything else asked for
-- column: max_ns        largest self time of a run
WITH asked AS (
    SELECT goal_cost.* EXCLUDE (compilation, key), item, trait
    FROM goal_cost LEFT JOIN key ON key.key = goal_cost.key
    WHERE goal_cost.compilation IN (FROM compilations_of(getvariable('crate')))
        AND (getvariable('trait') IS NULL OR trait = CAST(getvariable('trait') AS VARCHAR)
            OR ends_with(trait, '::' || CAST(getvariable('trait') AS VARCHAR)))
), costliest AS (
    SELECT item, row_number() OVER (ORDER BY sum(self_ns) DESC, item) AS place
    FROM asked
    GROUP BY item
    QUALIFY place <= coalesce(CAST(getvariable('most') AS INTEGER), 1000)
)
SELECT
    CASE WHEN place IS NULL THEN '(all others)' ELSE coalesce(min(costliest.item), '(unattributed)') END AS goal,
    CASE WHEN place IS NOT NULL THEN min(trait) END AS trait,
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
    max(max_ns) AS max_ns
FROM asked LEFT JOIN costliest ON costliest.item IS NOT DISTINCT FROM asked.item
GROUP BY place
ORDER BY place IS NULL, min(costliest.item) IS NULL, place
