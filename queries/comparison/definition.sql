-- title: Definitions of each compilation
-- about: What a comparison by definition compares: all work on a definition, that of LLVM included, one compilation
-- about: after another.
-- needs: args
-- column: compilation  the compilation
-- column: name         the definition; (unattributed) for work on none
-- column: calls        how many events
-- column: self_ns      self time in all areas but waiting and the profiler's own
-- column: time_ns      time with the events inside; nested work on one definition counts once
-- column: item_count   the same as calls
-- column: cache_hits   how many queries about it were answered from the cache
-- column: blocked_ns   always 0: waiting is no work on a definition
WITH charged AS (
    SELECT
        compilation, owner, area = 'llvm' AS is_llvm, count(*) AS calls,
        CAST(sum(self_ns) AS BIGINT) AS self_ns, CAST(sum(definition_ns) AS BIGINT) AS time_ns
    FROM cost
    WHERE area NOT IN ('waiting', 'profiler')
    GROUP BY compilation, owner, area = 'llvm'
), named AS (
    SELECT compilation, key.definition AS name, calls, self_ns, time_ns, 0 AS cache_hits
    FROM charged LEFT JOIN key ON key.key = charged.owner
    WHERE NOT is_llvm
    UNION ALL
    -- A pass on a group of functions is split evenly, its remainder among the first of them.
    SELECT
        compilation, pass_function.definition,
        calls // coalesce(functions, 1) + CASE WHEN place < calls % functions THEN 1 ELSE 0 END,
        self_ns // coalesce(functions, 1) + CASE WHEN place < self_ns % functions THEN 1 ELSE 0 END,
        time_ns // coalesce(functions, 1), 0
    FROM charged LEFT JOIN pass_function ON pass_function.key = charged.owner
    WHERE is_llvm
    UNION ALL
    SELECT compilation, key.definition, 0, 0, 0, hits
    FROM cache_hit LEFT JOIN key ON key.key = cache_hit.key
)
SELECT
    compilation,
    coalesce(name, '(unattributed)') AS name,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(time_ns) AS BIGINT) AS time_ns,
    CAST(sum(calls) AS BIGINT) AS item_count,
    CAST(sum(cache_hits) AS BIGINT) AS cache_hits,
    CAST(0 AS BIGINT) AS blocked_ns
FROM named
GROUP BY compilation, named.name
ORDER BY compilation, self_ns DESC, 2
