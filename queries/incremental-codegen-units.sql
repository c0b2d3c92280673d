-- title: Codegen units that an incremental build reused or rebuilt
-- about: A unit is reused by copying its object file from the last build, and rebuilt by generating and emitting it.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate          the crate
-- column: codegen_unit   the codegen unit
-- column: verdict        reused or rebuilt
-- column: copying_ns     time to copy its files from the last build
-- column: codegen_ns     time to generate its LLVM IR
-- column: llvm_ns        time to optimise it and to emit its object file
-- column: size_estimate  the compiler's own estimate before codegen; none of the allocator's
WITH incremental AS (
    SELECT DISTINCT compilation, crate
    FROM event JOIN compilation USING (compilation)
    WHERE kind IN ('IncrementalResultHashing', 'IncrementalLoadResult')
        AND crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), unit AS (
    SELECT
        compilation, incremental.crate, codegen_unit,
        bool_or(label IN ('codegen_module', 'LLVM_module_codegen_emit_obj')) AS is_rebuilt,
        sum(CASE WHEN label = 'codegen_copy_artifacts_from_incr_cache' THEN duration_ns ELSE 0 END) AS copying_ns,
        sum(CASE WHEN label = 'codegen_module' THEN duration_ns ELSE 0 END) AS codegen_ns,
        sum(CASE WHEN label IN ('LLVM_module_optimize', 'LLVM_module_codegen_emit_obj') THEN duration_ns ELSE 0 END)
            AS llvm_ns
    FROM event JOIN incremental USING (compilation) JOIN key USING (key)
    WHERE kind = 'GenericActivity' AND codegen_unit IS NOT NULL AND label IN ('codegen_module', 'LLVM_module_optimize',
        'LLVM_module_codegen_emit_obj', 'codegen_copy_artifacts_from_incr_cache')
    GROUP BY compilation, incremental.crate, codegen_unit
), size AS (
    SELECT compilation, name AS codegen_unit, max(value) AS size_estimate
    FROM artifact
    WHERE label = 'codegen_unit_size_estimate'
    GROUP BY compilation, name
)
SELECT
    crate, codegen_unit,
    CASE WHEN is_rebuilt THEN 'rebuilt' ELSE 'reused' END AS verdict,
    CAST(copying_ns AS BIGINT) AS copying_ns,
    CAST(codegen_ns AS BIGINT) AS codegen_ns,
    CAST(llvm_ns AS BIGINT) AS llvm_ns,
    size_estimate
FROM unit LEFT JOIN size USING (compilation, codegen_unit)
ORDER BY is_rebuilt DESC, codegen_ns + llvm_ns + copying_ns DESC, crate, codegen_unit
