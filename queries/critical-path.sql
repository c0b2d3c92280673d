-- title: Critical path of the build
-- about: The chain that determined when the build ended: from the compilation that ended last back to the dependency
-- about: that was ready last before it started, and so on. A crate adds the time from its start until the next one
-- about: could start, which is when its metadata were written, or else its end. What crates add and the gaps add up to
-- about: the wall time. With free_cores, the longest chain: the least time that the build takes with a core for every
-- about: crate.
-- needs: time
-- param: free_cores  BOOLEAN = false   whether crates wait for their dependencies only
-- column: place           its place in the chain, from 1 on
-- column: crate           the crate
-- column: crate_kind      library, binary, proc macro, build script, test, documentation, or unknown
-- column: start_ns        when it started, since the start of the build
-- column: gap_ns          how long before it could have started: a build script ran, or no core was free
-- column: running_in_gap  how many compilations ran in the gap on average; if as many as usual, no core was free
-- column: not_recorded    dependencies without a recording, which may have been compiled in the gap
-- column: adds_ns         time that it adds to the path
-- column: share_pct       its share of the build's wall time
WITH RECURSIVE span AS (
    SELECT
        compilation, starts.start_ns, starts.start_ns + build_span.end_ns - build_span.start_ns AS end_ns,
        build_span.start_ns AS recorded_ns
    FROM build_span JOIN (
        SELECT compilation, start_ns FROM build_earliest
        WHERE coalesce(CAST(getvariable('free_cores') AS BOOLEAN), false)
        UNION ALL
        SELECT compilation, start_ns FROM build_span
        WHERE NOT coalesce(CAST(getvariable('free_cores') AS BOOLEAN), false)
    ) AS starts USING (compilation)
), link AS (
    SELECT build_edge.compilation, depends_on, ready_ns - recorded_ns + span.start_ns AS ready_ns
    FROM build_edge JOIN span ON span.compilation = depends_on
), last_ready AS (
    SELECT compilation, arg_max(depends_on, (ready_ns, depends_on)) AS depends_on, max(ready_ns) AS ready_ns
    FROM link
    GROUP BY compilation
), path AS (
    SELECT 0 AS back, arg_max(compilation, (end_ns, compilation)) AS compilation, max(end_ns) AS until_ns
    FROM span
    UNION ALL
    SELECT back + 1, depends_on, ready_ns
    FROM path JOIN last_ready USING (compilation)
), step AS (
    SELECT
        row_number() OVER (ORDER BY back DESC) AS place, compilation, start_ns, until_ns,
        coalesce(lag(until_ns) OVER (ORDER BY back DESC), 0) AS could_ns, max(until_ns) OVER () AS build_ns
    FROM path JOIN span USING (compilation)
), meanwhile AS (
    SELECT
        place,
        sum(greatest(0, least(other.end_ns, step.start_ns) - greatest(other.start_ns, could_ns)))
            / nullif(any_value(step.start_ns - could_ns), 0) AS running
    FROM step CROSS JOIN span AS other
    GROUP BY place
), missing AS (
    -- What a crate uses that began before the gap was there before it.
    SELECT place, string_agg(DISTINCT extern, ', ' ORDER BY extern) AS not_recorded
    FROM step JOIN dependency USING (compilation)
    WHERE depends_on IS NULL AND by_metadata IS NOT NULL AND start_ns > could_ns
        AND extern NOT IN (
            SELECT used.extern FROM dependency AS used JOIN span USING (compilation)
            WHERE used.depends_on IS NULL AND span.start_ns < could_ns)
    GROUP BY place
)
SELECT
    place, crate, crate_kind, start_ns, start_ns - could_ns AS gap_ns, running AS running_in_gap, not_recorded,
    until_ns - start_ns AS adds_ns, 100.0 * (until_ns - start_ns) / nullif(build_ns, 0) AS share_pct
FROM step JOIN meanwhile USING (place) LEFT JOIN missing USING (place) JOIN compilation USING (compilation)
ORDER BY place
