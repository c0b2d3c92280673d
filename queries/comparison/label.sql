-- title: Labels of each compilation
-- about: What a comparison by label compares: the numbers of `summarize`, compilation by compilation, with what is no
-- about: work in columns of its own.
-- column: compilation  the compilation
-- column: name         the query or activity
-- column: calls        how many events
-- column: self_ns      time in the events themselves, waiting and the profiler's own work left out
-- column: inclusive_ns      time with the events inside; nested events of one label count again, as `summarize` has it
-- column: item_count   how many ran, waiting, loading and hashing left out
-- column: cache_hits   how many were answered from the cache
-- column: blocked_ns   time spent waiting for another thread's query
-- column: waiting_ns   self time of waiting
-- column: profiler_ns  self time of the profiler's own work
WITH timed AS (
    SELECT
        compilation, label, count(*) AS calls,
        sum(self_ns) FILTER (area NOT IN ('waiting', 'profiler')) AS self_ns,
        sum(self_ns) FILTER (area = 'waiting') AS waiting_ns, sum(self_ns) FILTER (area = 'profiler') AS profiler_ns,
        sum(CASE WHEN kind = 'IncrementalResultHashing' THEN 0 ELSE duration_ns END) AS inclusive_ns,
        count(*) FILTER (kind NOT IN ('QueryBlocked', 'IncrementalLoadResult', 'IncrementalResultHashing'))
            AS item_count,
        sum(CASE WHEN kind = 'QueryBlocked' THEN duration_ns ELSE 0 END) AS blocked_ns
    FROM event
    GROUP BY compilation, label
), cached AS (
    SELECT compilation, label, sum(hits) AS cache_hits
    FROM cache_hit
    GROUP BY compilation, label
)
SELECT
    compilation,
    CAST(label AS VARCHAR) AS name,
    CAST(coalesce(calls, 0) AS BIGINT) AS calls,
    CAST(coalesce(self_ns, 0) AS BIGINT) AS self_ns,
    CAST(coalesce(inclusive_ns, 0) AS BIGINT) AS inclusive_ns,
    CAST(coalesce(item_count, 0) AS BIGINT) AS item_count,
    CAST(coalesce(cache_hits, 0) AS BIGINT) AS cache_hits,
    CAST(coalesce(blocked_ns, 0) AS BIGINT) AS blocked_ns,
    CAST(coalesce(waiting_ns, 0) AS BIGINT) AS waiting_ns,
    CAST(coalesce(profiler_ns, 0) AS BIGINT) AS profiler_ns
FROM timed FULL JOIN cached USING (compilation, label)
ORDER BY compilation, self_ns DESC, name
