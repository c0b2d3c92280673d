-- title: The build if a crate cost nothing
-- about: What the build would have taken if one crate had cost nothing, all else as it was. The model: each crate starts
-- about: as long after its last dependency is ready as it did. So a crate that only took a core from others saves
-- about: nothing here, and neither does one beside the critical path.
-- column: crate       the crate
-- column: crate_kind  library, binary, proc macro, build script, test, or unknown
-- column: wall_ns     what it cost: from its first event to its last
-- column: build_ns    the build's wall time without it
-- column: saves_ns    how much less that is
-- column: saves_pct   what that is of the build's wall time
WITH RECURSIVE edge AS (
    SELECT
        build_edge.compilation, depends_on, ready_ns - used.start_ns AS takes_ns,
        own.start_ns - max(ready_ns) OVER (PARTITION BY build_edge.compilation) AS delay_ns
    FROM build_edge
        JOIN build_span AS own ON own.compilation = build_edge.compilation
        JOIN build_span AS used ON used.compilation = depends_on
    UNION ALL
    -- What depends on nothing starts when it did.
    SELECT compilation, compilation, 0, 0
    FROM build_span
    WHERE compilation NOT IN (SELECT compilation FROM build_edge)
), chain AS (
    SELECT compilation, 0 AS length
    FROM build_span
    UNION
    SELECT edge.compilation, length + 1
    FROM chain JOIN edge ON depends_on = chain.compilation
    WHERE edge.compilation <> depends_on
), last_ready AS (
    SELECT compilation, arg_max(depends_on, (ready_ns, depends_on)) AS depends_on
    FROM build_edge
    GROUP BY compilation
), critical AS (
    SELECT arg_max(compilation, (end_ns, compilation)) AS compilation
    FROM build_span
    UNION ALL
    SELECT depends_on
    FROM critical JOIN last_ready USING (compilation)
), again AS (
    SELECT 0 AS round, critical.compilation AS gone, build_span.compilation, start_ns
    FROM critical CROSS JOIN build_span
    UNION ALL
    -- After as many rounds as the longest chain has links, every start follows from those before it.
    SELECT
        round + 1, gone, edge.compilation,
        max(start_ns + CASE WHEN depends_on = gone THEN 0 ELSE takes_ns END + delay_ns)
    FROM again JOIN edge ON depends_on = again.compilation
    WHERE round < (SELECT max(length) FROM chain)
    GROUP BY round, gone, edge.compilation
), build AS (
    SELECT
        gone AS compilation,
        max(again.start_ns + CASE WHEN gone = again.compilation THEN 0 ELSE end_ns - build_span.start_ns END) AS build_ns
    FROM again JOIN build_span ON build_span.compilation = again.compilation
    WHERE round = (SELECT max(length) FROM chain)
    GROUP BY gone
)
SELECT
    crate, crate_kind, end_ns - start_ns AS wall_ns, coalesce(build_ns, max(end_ns) OVER ()) AS build_ns,
    max(end_ns) OVER () - coalesce(build_ns, max(end_ns) OVER ()) AS saves_ns,
    100.0 * (max(end_ns) OVER () - coalesce(build_ns, max(end_ns) OVER ())) / nullif(max(end_ns) OVER (), 0) AS saves_pct
FROM build_span JOIN compilation USING (compilation) LEFT JOIN build USING (compilation)
ORDER BY saves_ns DESC, wall_ns DESC, compilation
