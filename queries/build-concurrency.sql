-- title: How much of the build ran at once
-- about: How long each number of compilations ran at once, and how long each number of threads worked at once, over all
-- about: compilations. Each adds up to the wall time of the build.
-- needs: time
-- column: at_once           how many
-- column: compilations_ns   time during which so many compilations ran
-- column: compilations_pct  its share of the build's wall time
-- column: threads_ns        time during which so many threads worked; waiting for another thread is no work
-- column: threads_pct       its share of the build's wall time
WITH change AS (
    SELECT start_ns AS at_ns, 1 AS compilations, 0 AS threads FROM build_span
    UNION ALL
    SELECT end_ns, -1, 0 FROM build_span
    UNION ALL
    SELECT profile_ns + work_span.start_ns, 0, step FROM work_span JOIN build_span USING (compilation)
    UNION ALL
    SELECT profile_ns + work_span.end_ns, 0, -step FROM work_span JOIN build_span USING (compilation)
), moment AS (
    SELECT at_ns, sum(compilations) AS compilations, sum(threads) AS threads
    FROM change
    GROUP BY at_ns
), stretch AS (
    SELECT
        lead(at_ns) OVER so_far - at_ns AS length_ns,
        sum(compilations) OVER so_far AS compilations,
        sum(threads) OVER so_far AS threads
    FROM moment
    WINDOW so_far AS (ORDER BY at_ns)
), spent AS (
    SELECT compilations AS at_once, length_ns AS compilations_ns, 0 AS threads_ns FROM stretch
    UNION ALL
    SELECT threads, 0, length_ns FROM stretch
)
SELECT
    CAST(at_once AS INTEGER) AS at_once,
    CAST(sum(compilations_ns) AS BIGINT) AS compilations_ns,
    100.0 * CAST(sum(compilations_ns) AS DOUBLE) / sum(sum(compilations_ns)) OVER () AS compilations_pct,
    CAST(sum(threads_ns) AS BIGINT) AS threads_ns,
    100.0 * CAST(sum(threads_ns) AS DOUBLE) / sum(sum(threads_ns)) OVER () AS threads_pct
FROM spent
WHERE compilations_ns > 0 OR threads_ns > 0
GROUP BY at_once
ORDER BY at_once
