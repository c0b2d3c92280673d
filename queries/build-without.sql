-- title: The build if a crate cost nothing
-- about: How long the build would have taken if one crate had cost nothing. In the model, each crate starts as long
-- about: after its last dependency was ready as it did, so a crate that only took a core from others saves nothing.
-- about: With free_cores it starts immediately, as if there were a core for every crate; that is the lower bound.
-- needs: time
-- param: free_cores  BOOLEAN = false   whether crates wait for their dependencies only
-- column: crate       the crate
-- column: crate_kind  library, binary, proc macro, build script, test, documentation, or unknown
-- column: used_by     how many compilations use it
-- column: wall_ns     its cost: the time from its first event to its last
-- column: build_ns    wall time of the build without it
-- column: saves_ns    how much shorter that is
-- column: saves_pct   its share of the wall time with the crate
WITH RECURSIVE link AS (
    SELECT
        build_edge.compilation, depends_on, ready_ns - used.start_ns AS takes_ns,
        CASE WHEN coalesce(CAST(getvariable('free_cores') AS BOOLEAN), false)
            THEN 0
            ELSE own.start_ns - max(ready_ns) OVER (PARTITION BY build_edge.compilation)
        END AS delay_ns
    FROM build_edge
        JOIN build_span AS own ON own.compilation = build_edge.compilation
        JOIN build_span AS used ON used.compilation = depends_on
), gone AS (
    SELECT compilation AS gone FROM build_span
    UNION ALL
    -- The build with all crates.
    SELECT -1
), round AS (
    SELECT
        0 AS number, gone, compilation,
        CASE WHEN coalesce(CAST(getvariable('free_cores') AS BOOLEAN), false) THEN 0 ELSE start_ns END AS start_ns
    FROM gone CROSS JOIN build_span
    WHERE compilation NOT IN (SELECT compilation FROM link)
    UNION ALL
    SELECT
        number + 1, gone, link.compilation,
        max(start_ns + CASE WHEN depends_on = gone THEN 0 ELSE takes_ns END + delay_ns)
    FROM round JOIN link ON depends_on = round.compilation
    GROUP BY number, gone, link.compilation
), build AS (
    SELECT
        gone,
        max(round.start_ns + CASE WHEN compilation = gone THEN 0 ELSE end_ns - build_span.start_ns END) AS build_ns
    FROM round JOIN build_span USING (compilation)
    GROUP BY gone
)
SELECT
    crate, crate_kind, coalesce(users, 0) AS used_by, end_ns - start_ns AS wall_ns, without.build_ns AS build_ns,
    whole.build_ns - without.build_ns AS saves_ns,
    100.0 * (whole.build_ns - without.build_ns) / nullif(whole.build_ns, 0) AS saves_pct
FROM build_span
    JOIN compilation USING (compilation)
    LEFT JOIN (
        SELECT depends_on AS compilation, count(DISTINCT compilation) AS users
        FROM dependency
        GROUP BY depends_on
    ) AS used USING (compilation)
    JOIN build AS without ON without.gone = compilation
    JOIN build AS whole ON whole.gone = -1
ORDER BY saves_ns DESC, wall_ns DESC, compilation
