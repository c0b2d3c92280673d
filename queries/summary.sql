-- title: Summary by label
-- about: The columns of the reference tool `summarize`, to the nanosecond, and also outermost_ns.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: label                   the query or activity
-- column: self_ns                 time in the events themselves, without the events inside them
-- column: inclusive_ns            time with the events inside; nested events of one label count again
-- column: item_count              how many ran
-- column: cache_misses            how many were computed
-- column: cache_hits              how many were answered from the cache
-- column: blocked_ns              time spent waiting for another thread's query
-- column: incremental_load_ns     time spent loading results of an earlier compilation
-- column: incremental_hashing_ns  time spent hashing results for the next compilation
-- column: outermost_ns            time with the events inside, nested events of one label counted once
WITH timed AS (
    SELECT
        label,
        sum(self_ns) AS self_ns,
        sum(CASE WHEN kind = 'IncrementalResultHashing' THEN 0 ELSE duration_ns END) AS inclusive_ns,
        count(*) FILTER (kind NOT IN ('QueryBlocked', 'IncrementalLoadResult', 'IncrementalResultHashing'))
            AS item_count,
        count(*) FILTER (kind IN ('Query', 'GenericActivity')) AS cache_misses,
        sum(CASE WHEN kind = 'QueryBlocked' THEN duration_ns ELSE 0 END) AS blocked_ns,
        sum(CASE WHEN kind = 'IncrementalLoadResult' THEN self_ns ELSE 0 END) AS incremental_load_ns,
        sum(CASE WHEN kind = 'IncrementalResultHashing' THEN self_ns ELSE 0 END) AS incremental_hashing_ns,
        sum(CASE WHEN outermost THEN duration_ns ELSE 0 END) AS outermost_ns
    FROM event
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY label
), cached AS (
    SELECT label, sum(hits) AS cache_hits
    FROM cache_hit
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY label
)
SELECT
    CAST(label AS VARCHAR) AS label,
    CAST(coalesce(self_ns, 0) AS BIGINT) AS self_ns,
    CAST(coalesce(inclusive_ns, 0) AS BIGINT) AS inclusive_ns,
    CAST(coalesce(item_count, 0) AS BIGINT) AS item_count,
    CAST(coalesce(cache_misses, 0) AS BIGINT) AS cache_misses,
    CAST(coalesce(cache_hits, 0) AS BIGINT) AS cache_hits,
    CAST(coalesce(blocked_ns, 0) AS BIGINT) AS blocked_ns,
    CAST(coalesce(incremental_load_ns, 0) AS BIGINT) AS incremental_load_ns,
    CAST(coalesce(incremental_hashing_ns, 0) AS BIGINT) AS incremental_hashing_ns,
    CAST(coalesce(outermost_ns, 0) AS BIGINT) AS outermost_ns
FROM timed FULL JOIN cached USING (label)
ORDER BY self_ns DESC, label
