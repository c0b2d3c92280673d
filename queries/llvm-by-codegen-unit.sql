-- title: LLVM by codegen unit
-- about: The time of optimising, link-time optimising and emitting each codegen unit, beside its size. A unit that runs
-- about: alone, while all other threads wait or have nothing to do, holds up the compilation.
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
-- column: alone_ns       part of llvm_ns during which no other thread worked; none if no times were recorded
-- column: start_ns       when LLVM began with it, since the profile's start
-- column: end_ns         when LLVM was done with it
-- column: size_estimate  the compiler's own estimate before codegen
-- column: instructions   LLVM instructions after codegen
-- column: object_bytes   the size of its object file
WITH unit_event AS (
    SELECT compilation, codegen_unit, label, start_ns, start_ns + duration_ns AS end_ns, duration_ns
    FROM event JOIN key USING (key)
    WHERE kind = 'GenericActivity' AND key IS NOT NULL
        AND label IN ('codegen_module', 'LLVM_module_optimize', 'LLVM_lto_optimize', 'LLVM_module_codegen_emit_obj')
        AND compilation IN (FROM compilations_of(getvariable('crate')))
), alone AS (
    SELECT
        compilation, codegen_unit,
        sum(least(unit_event.end_ns, busy.end_ns) - greatest(unit_event.start_ns, busy.start_ns)) AS alone_ns
    FROM unit_event JOIN busy USING (compilation)
    WHERE label <> 'codegen_module' AND threads = 1
        AND busy.start_ns < unit_event.end_ns AND busy.end_ns > unit_event.start_ns
    GROUP BY compilation, codegen_unit
), unit AS (
    SELECT
        compilation, codegen_unit,
        sum(CASE WHEN label = 'codegen_module' THEN duration_ns ELSE 0 END) AS codegen_ns,
        sum(CASE WHEN label = 'LLVM_module_optimize' THEN duration_ns ELSE 0 END) AS optimize_ns,
        sum(CASE WHEN label = 'LLVM_lto_optimize' THEN duration_ns ELSE 0 END) AS lto_ns,
        sum(CASE WHEN label = 'LLVM_module_codegen_emit_obj' THEN duration_ns ELSE 0 END) AS emit_ns,
        sum(CASE WHEN label = 'codegen_module' THEN 0 ELSE duration_ns END) AS llvm_ns,
        min(CASE WHEN label = 'codegen_module' THEN NULL ELSE start_ns END) AS start_ns,
        max(CASE WHEN label = 'codegen_module' THEN NULL ELSE end_ns END) AS end_ns
    FROM unit_event
    GROUP BY compilation, codegen_unit
), size AS (
    SELECT
        unit.compilation, codegen_unit,
        max(CASE WHEN label = 'codegen_unit_size_estimate' THEN value END) AS size_estimate,
        max(CASE WHEN label = 'cgu_instructions' THEN value END) AS instructions,
        max(CASE WHEN label = 'object_file' THEN value END) AS object_bytes
    FROM unit JOIN artifact ON artifact.compilation = unit.compilation
        AND (name = codegen_unit OR ends_with(name, codegen_unit || '.rcgu.o'))
    GROUP BY unit.compilation, codegen_unit
)
SELECT
    compilation.crate, codegen_unit,
    CAST(llvm_ns AS BIGINT) AS llvm_ns,
    100.0 * CAST(llvm_ns AS DOUBLE) / nullif(sum(llvm_ns) OVER (), 0) AS share_pct,
    CAST(codegen_ns AS BIGINT) AS codegen_ns,
    CAST(optimize_ns AS BIGINT) AS optimize_ns,
    CAST(lto_ns AS BIGINT) AS lto_ns,
    CAST(emit_ns AS BIGINT) AS emit_ns,
    CASE WHEN has_time THEN CAST(coalesce(alone_ns, 0) AS BIGINT) END AS alone_ns,
    start_ns, end_ns, size_estimate, instructions, object_bytes
FROM unit JOIN compilation USING (compilation) LEFT JOIN alone USING (compilation, codegen_unit)
    LEFT JOIN size USING (compilation, codegen_unit)
ORDER BY llvm_ns DESC, crate, codegen_unit
