-- What several queries share. A macro is called in FROM, with the parameters of the query as they are:
-- FROM compilations_of(getvariable('crate')). Macros are copied into database files with the tables.

-- The compilations of a crate, or all of them where no crate is given.
CREATE MACRO compilations_of(crate_name) AS TABLE
SELECT compilation
FROM compilation
WHERE crate = coalesce(CAST(crate_name AS VARCHAR), crate);

-- All work, without waiting and the profiler's own: work_ns, in one row.
CREATE MACRO work_of(crate_name) AS TABLE
SELECT sum(self_ns) AS work_ns
FROM label_cost
WHERE area NOT IN ('waiting', 'profiler') AND compilation IN (FROM compilations_of(crate_name));

-- What each label cost in some areas of a crate's compilations; shares are of the work in all areas.
CREATE MACRO cost_by_label(crate_name, areas) AS TABLE
WITH label_costs AS (
    SELECT * FROM label_cost WHERE compilation IN (FROM compilations_of(crate_name))
), work AS (
    SELECT sum(self_ns) AS work_ns FROM label_costs WHERE area NOT IN ('waiting', 'profiler')
)
SELECT
    CAST(label AS VARCHAR) AS label,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(any_value(work_ns), 0) AS share_pct,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(hits) AS BIGINT) AS hits,
    100.0 * CAST(sum(hits) AS DOUBLE) / sum(calls + hits) AS hit_pct,
    CAST(sum(self_ns) / sum(calls) AS BIGINT) AS mean_ns,
    max(max_ns) AS max_ns
FROM label_costs CROSS JOIN work
WHERE list_contains(areas, CAST(area AS VARCHAR))
GROUP BY label;

-- All work of each compilation by the function, or else by the definition, that it was done for. A pass of LLVM on a
-- group of functions is split evenly, its remainder among the first of them.
CREATE MACRO compared_work(by_function) AS TABLE
WITH charged AS (
    SELECT
        compilation, owner, area = 'llvm' AS is_llvm, count(*) AS calls, CAST(sum(self_ns) AS BIGINT) AS self_ns,
        CAST(sum(CASE WHEN by_function THEN function_ns ELSE definition_ns END) AS BIGINT) AS inclusive_ns
    FROM cost
    WHERE area NOT IN ('waiting', 'profiler')
    GROUP BY compilation, owner, area = 'llvm'
), named AS (
    SELECT
        compilation, CASE WHEN by_function THEN key.function ELSE key.definition END AS name, calls, self_ns,
        inclusive_ns,
        0 AS cache_hits
    FROM charged LEFT JOIN key ON key.key = charged.owner
    WHERE NOT is_llvm
    UNION ALL BY NAME
    SELECT
        compilation,
        CASE WHEN by_function THEN pass_function.function ELSE pass_function.definition END AS name,
        calls // coalesce(functions, 1) + CASE WHEN place < calls % functions THEN 1 ELSE 0 END AS calls,
        self_ns // coalesce(functions, 1) + CASE WHEN place < self_ns % functions THEN 1 ELSE 0 END AS self_ns,
        inclusive_ns // coalesce(functions, 1) AS inclusive_ns,
        0 AS cache_hits
    FROM charged LEFT JOIN pass_function ON pass_function.key = charged.owner
    WHERE is_llvm
    UNION ALL BY NAME
    SELECT
        compilation, CASE WHEN by_function THEN key.function ELSE key.definition END AS name, 0 AS calls, 0 AS self_ns,
        0 AS inclusive_ns, hits AS cache_hits
    FROM cache_hit LEFT JOIN key ON key.key = cache_hit.key
)
SELECT
    compilation,
    coalesce(name, '(unattributed)') AS name,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    CAST(sum(calls) AS BIGINT) AS item_count,
    CAST(sum(cache_hits) AS BIGINT) AS cache_hits,
    CAST(0 AS BIGINT) AS blocked_ns
FROM named
GROUP BY compilation, named.name;
