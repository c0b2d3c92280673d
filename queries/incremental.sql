-- title: What an incremental build reused, by query
-- about: Results computed, loaded from the last build, and hashed for the next one, in incremental builds. A result
-- about: that was computed anew is hashed. One that runs without being hashed had not changed, but is not kept on disk
-- about: or is never hashed. Unchanged results that nobody asked for leave no event, so more was reused.
-- needs: queries
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: label         the query
-- column: computed      how often it ran
-- column: loaded        how many results were loaded from the last build
-- column: hashed        how many results were hashed: computed anew
-- column: hits          how often it was answered from the cache of this build
-- column: reused_pct    the share of loaded results in those computed or loaded
-- column: computing_ns  self time of its runs
-- column: loading_ns    self time of loading
-- column: hashing_ns    self time of hashing
WITH incremental AS (
    SELECT DISTINCT compilation
    FROM event JOIN compilation USING (compilation)
    WHERE kind IN ('IncrementalResultHashing', 'IncrementalLoadResult')
        AND crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), timed AS (
    SELECT
        label,
        count(*) FILTER (kind = 'Query') AS computed,
        count(*) FILTER (kind = 'IncrementalLoadResult') AS loaded,
        count(*) FILTER (kind = 'IncrementalResultHashing') AS hashed,
        sum(CASE WHEN kind = 'Query' THEN self_ns ELSE 0 END) AS computing_ns,
        sum(CASE WHEN kind = 'IncrementalLoadResult' THEN self_ns ELSE 0 END) AS loading_ns,
        sum(CASE WHEN kind = 'IncrementalResultHashing' THEN self_ns ELSE 0 END) AS hashing_ns
    FROM event JOIN incremental USING (compilation)
    WHERE kind IN ('Query', 'IncrementalLoadResult', 'IncrementalResultHashing') AND area <> 'profiler'
    GROUP BY label
), cached AS (
    SELECT label, sum(hits) AS hits
    FROM cache_hit JOIN incremental USING (compilation)
    GROUP BY label
)
SELECT
    CAST(label AS VARCHAR) AS label,
    computed, loaded, hashed,
    CAST(coalesce(hits, 0) AS BIGINT) AS hits,
    100.0 * CAST(loaded AS DOUBLE) / nullif(computed + loaded, 0) AS reused_pct,
    CAST(computing_ns AS BIGINT) AS computing_ns,
    CAST(loading_ns AS BIGINT) AS loading_ns,
    CAST(hashing_ns AS BIGINT) AS hashing_ns
FROM timed LEFT JOIN cached USING (label)
ORDER BY computing_ns + loading_ns + hashing_ns DESC, label
