-- title: Queries by name
-- about: The compiler's queries alone: how often they ran or were answered from the cache, and their cost.
-- needs: queries
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: label         the query
-- column: area          the area of work
-- column: self_ns       time in the query itself
-- column: inclusive_ns  time with the events inside; nested events of one label count once
-- column: calls         how often it ran
-- column: hits          how often it was answered from the cache
-- column: hit_pct       the share of hits in all requests
-- column: mean_ns       mean self time of a run
-- column: max_ns        largest self time of a run
WITH ran AS (
    SELECT
        label, area, sum(self_ns) AS self_ns, sum(CASE WHEN outermost THEN duration_ns ELSE 0 END) AS inclusive_ns,
        count(*) AS calls, max(self_ns) AS max_ns
    FROM event
    WHERE kind = 'Query' AND compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY label, area
), hit AS (
    -- A label may have several areas: its hits are in that of its queries.
    SELECT label, area, hits
    FROM (
        SELECT label, sum(hits) AS hits
        FROM cache_hit
        WHERE compilation IN (FROM compilations_of(getvariable('crate')))
        GROUP BY label
    ) JOIN (SELECT DISTINCT label, area FROM label WHERE kind = 'QueryCacheHit') USING (label)
)
SELECT
    CAST(label AS VARCHAR) AS label,
    CAST(area AS VARCHAR) AS area,
    CAST(self_ns AS BIGINT) AS self_ns,
    CAST(inclusive_ns AS BIGINT) AS inclusive_ns,
    calls,
    CAST(coalesce(hits, 0) AS BIGINT) AS hits,
    100.0 * CAST(coalesce(hits, 0) AS DOUBLE) / (calls + coalesce(hits, 0)) AS hit_pct,
    CAST(self_ns / calls AS BIGINT) AS mean_ns,
    max_ns
FROM ran LEFT JOIN hit USING (label, area)
ORDER BY self_ns DESC, label, area
