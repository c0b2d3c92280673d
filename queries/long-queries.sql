-- title: Queries longer than a bound
-- about: Single runs of queries that took longer than a bound, including the events inside. Queries by the profiler are
-- about: left out.
-- needs: queries
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: longer_than_ns  BIGINT = 10000000   the bound, 10 ms unless set
-- column: crate        the crate
-- column: label        the query
-- column: duration_ns  time with the events inside
-- column: self_ns      time in the query itself
-- column: start_ns     when it began, since the profile's start
-- column: thread       the thread it ran on
-- column: item         what it was about, if arguments were recorded
WITH long AS (
    SELECT *
    FROM event
    WHERE kind = 'Query' AND duration_ns > coalesce(CAST(getvariable('longer_than_ns') AS BIGINT), 10000000)
        AND area <> 'profiler' AND compilation IN (FROM compilations_of(getvariable('crate')))
)
SELECT compilation.crate, CAST(label AS VARCHAR) AS label, duration_ns, self_ns, start_ns, thread, item
FROM long JOIN compilation USING (compilation) LEFT JOIN key USING (key)
ORDER BY duration_ns DESC, id
