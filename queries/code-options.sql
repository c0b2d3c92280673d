-- title: The cost of options of code generation
-- about: The stages that link-time optimisation and debug information make longer, a row for each compilation. Without
-- about: -C lto, an optimised crate of several codegen units is optimised across its own units: thin, local.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate           the crate
-- column: crate_kind      library, binary, proc macro, build script, test, documentation, or unknown
-- column: lto             -C lto as given; thin-local if it was not given and units were optimised together
-- column: lto_ns          time of link-time optimisation, all threads together, without emitting code
-- column: codegen_units   -C codegen-units as given
-- column: debug_info      -C debuginfo as given
-- column: opt_level       -C opt-level as given
-- column: debug_types_ns  self time of naming types in debug information
-- column: codegen_ns      self time of making LLVM IR
-- column: emit_ns         time of emitting object files
-- column: linking_ns      self time of linking
-- column: work_ns         all work of the compilation
WITH spent AS (
    SELECT
        compilation,
        sum(CASE WHEN label IN ('LLVM_lto_optimize', 'fat_lto_build_monolithic_module')
                OR starts_with(CAST(label AS VARCHAR), 'LLVM_thin_lto_')
                OR starts_with(CAST(label AS VARCHAR), 'LLVM_fat_lto_') THEN inclusive_ns ELSE 0 END) AS lto_ns,
        sum(CASE WHEN label = 'LLVM_module_codegen_emit_obj' THEN inclusive_ns ELSE 0 END) AS emit_ns,
        sum(CASE WHEN label = 'compute_debuginfo_type_name' THEN self_ns ELSE 0 END) AS debug_types_ns,
        sum(CASE WHEN area = 'codegen' THEN self_ns ELSE 0 END) AS codegen_ns,
        sum(CASE WHEN area = 'linking' THEN self_ns ELSE 0 END) AS linking_ns,
        sum(CASE WHEN area IN ('waiting', 'profiler') THEN 0 ELSE self_ns END) AS work_ns
    FROM label_cost
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY compilation
)
SELECT
    crate, crate_kind,
    CASE WHEN lto IS NULL AND lto_ns > 0 THEN 'thin-local' ELSE lto END AS lto,
    CAST(lto_ns AS BIGINT) AS lto_ns,
    codegen_units,
    debug_info,
    opt_level,
    CAST(debug_types_ns AS BIGINT) AS debug_types_ns,
    CAST(codegen_ns AS BIGINT) AS codegen_ns,
    CAST(emit_ns AS BIGINT) AS emit_ns,
    CAST(linking_ns AS BIGINT) AS linking_ns,
    CAST(work_ns AS BIGINT) AS work_ns
FROM spent JOIN compilation USING (compilation)
ORDER BY work_ns DESC, file
