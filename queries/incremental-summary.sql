-- title: What an incremental build reused
-- about: Query results and object files of codegen units that were reused from the last build, and that were made in
-- about: this one.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate       the crate
-- column: what        query results or codegen units
-- column: reused      results that were loaded; units that were copied
-- column: made        results that were computed; units that were emitted, that of the allocator among them
-- column: anew        results that were computed anew and hashed, whereas the others had not changed; all units made
-- column: reused_pct  the share of reused in reused and made
-- column: reusing_ns  time to load or to copy
-- column: making_ns   self time of the queries; time to generate, optimise and emit the units, all threads together
-- column: keeping_ns  time to hash results for the next build
WITH incremental AS (
    SELECT DISTINCT compilation, crate
    FROM event JOIN compilation USING (compilation)
    WHERE kind IN ('IncrementalResultHashing', 'IncrementalLoadResult')
        AND crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), counted AS (
    SELECT
        compilation, crate, 'query results' AS what,
        count(*) FILTER (kind = 'IncrementalLoadResult') AS reused,
        count(*) FILTER (kind = 'Query') AS made,
        count(*) FILTER (kind = 'IncrementalResultHashing') AS anew,
        sum(CASE WHEN kind = 'IncrementalLoadResult' THEN self_ns ELSE 0 END) AS reusing_ns,
        sum(CASE WHEN kind = 'Query' THEN self_ns ELSE 0 END) AS making_ns,
        sum(CASE WHEN kind = 'IncrementalResultHashing' THEN self_ns ELSE 0 END) AS keeping_ns
    FROM event JOIN incremental USING (compilation)
    WHERE area <> 'profiler'
    GROUP BY compilation, crate
    UNION ALL
    SELECT
        compilation, crate, 'codegen units',
        count(*) FILTER (label = 'codegen_copy_artifacts_from_incr_cache'),
        count(*) FILTER (label = 'LLVM_module_codegen_emit_obj'),
        count(*) FILTER (label = 'LLVM_module_codegen_emit_obj'),
        sum(CASE WHEN label = 'codegen_copy_artifacts_from_incr_cache' THEN duration_ns ELSE 0 END),
        sum(CASE WHEN label IN ('codegen_module', 'LLVM_module_optimize', 'LLVM_module_codegen_emit_obj')
            THEN duration_ns ELSE 0 END),
        0
    FROM event JOIN incremental USING (compilation)
    WHERE kind = 'GenericActivity'
    GROUP BY compilation, crate
)
SELECT
    crate, what, reused, made, anew,
    100.0 * CAST(reused AS DOUBLE) / nullif(reused + made, 0) AS reused_pct,
    CAST(reusing_ns AS BIGINT) AS reusing_ns,
    CAST(making_ns AS BIGINT) AS making_ns,
    CAST(keeping_ns AS BIGINT) AS keeping_ns
FROM counted
ORDER BY crate, compilation, what DESC
