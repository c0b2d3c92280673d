-- title: LLVM by codegen unit
-- about: What optimising, link-time optimising and emitting each codegen unit cost, beside its size.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate          the crate
-- column: codegen_unit   the codegen unit
-- column: llvm_ns        time in LLVM, the three stages together
-- column: share_pct      its share of LLVM's time
-- column: codegen_ns     time to generate its LLVM IR
-- column: optimize_ns    time to optimise it
-- column: lto_ns         time to optimise it across units (LTO)
-- column: emit_ns        time to emit its object file
-- column: size_estimate  the compiler's own estimate before codegen
-- column: instructions   LLVM instructions after codegen
WITH stage AS (
    SELECT
        compilation, key,
        sum(CASE WHEN label = 'codegen_module' THEN duration_ns ELSE 0 END) AS codegen_ns,
        sum(CASE WHEN label = 'LLVM_module_optimize' THEN duration_ns ELSE 0 END) AS optimize_ns,
        sum(CASE WHEN label = 'LLVM_lto_optimize' THEN duration_ns ELSE 0 END) AS lto_ns,
        sum(CASE WHEN label = 'LLVM_module_codegen_emit_obj' THEN duration_ns ELSE 0 END) AS emit_ns
    FROM event
    WHERE kind = 'GenericActivity' AND key IS NOT NULL
        AND label IN ('codegen_module', 'LLVM_module_optimize', 'LLVM_lto_optimize', 'LLVM_module_codegen_emit_obj')
        AND compilation IN (
        SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate))
    GROUP BY compilation, key
), unit AS (
    SELECT
        compilation, codegen_unit, sum(codegen_ns) AS codegen_ns,
        sum(optimize_ns) AS optimize_ns, sum(lto_ns) AS lto_ns, sum(emit_ns) AS emit_ns,
        sum(optimize_ns + lto_ns + emit_ns) AS llvm_ns
    FROM stage JOIN key USING (key)
    GROUP BY compilation, codegen_unit
), size AS (
    SELECT
        compilation, name AS codegen_unit,
        max(CASE WHEN label = 'codegen_unit_size_estimate' THEN value END) AS size_estimate,
        max(CASE WHEN label = 'cgu_instructions' THEN value END) AS instructions
    FROM artifact
    WHERE label IN ('codegen_unit_size_estimate', 'cgu_instructions')
    GROUP BY compilation, name
)
SELECT
    compilation.crate, codegen_unit,
    CAST(llvm_ns AS BIGINT) AS llvm_ns,
    100.0 * CAST(llvm_ns AS DOUBLE) / nullif(sum(llvm_ns) OVER (), 0) AS share_pct,
    CAST(codegen_ns AS BIGINT) AS codegen_ns,
    CAST(optimize_ns AS BIGINT) AS optimize_ns,
    CAST(lto_ns AS BIGINT) AS lto_ns,
    CAST(emit_ns AS BIGINT) AS emit_ns,
    size_estimate, instructions
FROM unit JOIN compilation USING (compilation) LEFT JOIN size USING (compilation, codegen_unit)
ORDER BY llvm_ns DESC, crate, codegen_unit
