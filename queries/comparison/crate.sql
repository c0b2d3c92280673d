-- title: Each compilation as a whole
-- about: The data of a comparison by crate: the work of all threads and the wall time.
-- column: compilation  the compilation
-- column: name         the crate; of a build script, its package
-- column: calls        1: the compilation
-- column: self_ns      self time of all events, waiting and the profiler's own work left out
-- column: inclusive_ns      from the first event to the last, over all threads; 0 where no time was recorded
-- column: item_count   how many events took time
-- column: cache_hits   how many queries were answered from the cache
-- column: blocked_ns   time spent waiting for another thread's query
WITH spent AS (
    SELECT
        compilation,
        sum(CASE WHEN area IN ('waiting', 'profiler') THEN 0 ELSE self_ns END) AS self_ns,
        sum(CASE WHEN kind = 'QueryBlocked' THEN duration_ns ELSE 0 END) AS blocked_ns
    FROM event
    GROUP BY compilation
), cached AS (
    SELECT compilation, sum(hits) AS cache_hits
    FROM cache_hit
    GROUP BY compilation
)
SELECT
    compilation,
    CASE WHEN package IS NULL THEN crate ELSE package || ' (build script)' END AS name,
    CAST(1 AS BIGINT) AS calls,
    CAST(coalesce(self_ns, 0) AS BIGINT) AS self_ns,
    coalesce(wall_ns, 0) AS inclusive_ns,
    events AS item_count,
    CAST(coalesce(cache_hits, 0) AS BIGINT) AS cache_hits,
    CAST(coalesce(blocked_ns, 0) AS BIGINT) AS blocked_ns
FROM compilation LEFT JOIN spent USING (compilation) LEFT JOIN cached USING (compilation)
ORDER BY compilation
