-- title: What each thread did over time
-- about: Each codegen unit in each of its stages, and an outline of the other work of a thread, in which work of one
-- about: kind with very short pauses is one row. When a thread has no row, it waited or had nothing to do.
-- needs: time
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate        the crate
-- column: compilation  the number of the compilation
-- column: thread       rustc's number of the thread
-- column: stage  codegen, optimise, LTO or emit; or for other work front end, monomorphization, LLVM, linking, other
-- column: codegen_unit the codegen unit; none for other work or without recorded arguments
-- column: start_ns     when it began, since the compilation's first event
-- column: end_ns       when it ended
-- column: work_ns      how long the thread worked in between
WITH part AS (
    SELECT compilation, crate, wall_ns
    FROM compilation
    WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), unit AS (
    SELECT
        compilation, thread, id, start_ns, start_ns + duration_ns AS end_ns, codegen_unit,
        CASE
            WHEN label = 'codegen_module' THEN 'codegen'
            WHEN label = 'LLVM_module_optimize' THEN 'optimise'
            WHEN label = 'LLVM_lto_optimize' THEN 'LTO'
            ELSE 'emit'
        END AS stage
    FROM event JOIN part USING (compilation) LEFT JOIN key USING (key)
    WHERE kind = 'GenericActivity'
        AND label IN ('codegen_module', 'LLVM_module_optimize', 'LLVM_lto_optimize', 'LLVM_module_codegen_emit_obj')
), bound AS (
    SELECT compilation, min(start_ns) AS first_ns
    FROM event JOIN part USING (compilation)
    GROUP BY compilation
), back_end AS (
    SELECT compilation, min(start_ns) AS first_ns
    FROM unit
    GROUP BY compilation
), work AS (
    SELECT
        work_span.compilation, work_span.thread, work_span.start_ns, end_ns, step,
        CASE WHEN step < 0 THEN NULL ELSE CAST(area AS VARCHAR) END AS area
    FROM work_span JOIN part ON part.compilation = work_span.compilation JOIN event ON id = event
), mark AS (
    SELECT compilation, thread, start_ns AS at_ns, step AS works, area, 1 AS enters, 0 AS unit FROM work
    UNION ALL
    SELECT compilation, thread, end_ns, -step, area, -1, 0 FROM work
    UNION ALL
    SELECT compilation, thread, start_ns, 0, NULL, 0, id + 1 FROM unit
    UNION ALL
    SELECT compilation, thread, end_ns, 0, NULL, 0, -id - 1 FROM unit
), moment AS (
    SELECT
        compilation, thread, at_ns, sum(works) AS works, sum(unit) AS unit,
        sum(CASE WHEN area = 'linking' THEN enters ELSE 0 END) AS linking,
        sum(CASE WHEN area = 'llvm' THEN enters ELSE 0 END) AS llvm,
        sum(CASE WHEN area = 'codegen' THEN enters ELSE 0 END) AS codegen,
        sum(CASE WHEN area = 'monomorphization' THEN enters ELSE 0 END) AS monomorphization
    FROM mark
    GROUP BY compilation, thread, at_ns
), stretch AS (
    SELECT
        compilation, thread, at_ns AS start_ns, lead(at_ns) OVER so_far AS end_ns,
        sum(works) OVER so_far AS works, sum(unit) OVER so_far AS unit, sum(linking) OVER so_far AS linking,
        sum(llvm) OVER so_far AS llvm, sum(codegen) OVER so_far AS codegen,
        sum(monomorphization) OVER so_far AS monomorphization
    FROM moment
    WINDOW so_far AS (PARTITION BY compilation, thread ORDER BY at_ns)
), named AS (
    SELECT
        stretch.compilation, stretch.thread, stretch.start_ns, stretch.end_ns, codegen_unit,
        CASE
            WHEN unit.id IS NOT NULL THEN stage
            WHEN linking > 0 THEN 'linking'
            WHEN llvm > 0 THEN 'LLVM'
            WHEN codegen > 0 THEN 'codegen'
            WHEN monomorphization > 0 THEN 'monomorphization'
            WHEN back_end.first_ns IS NULL OR stretch.start_ns < back_end.first_ns THEN 'front end'
            ELSE 'other'
        END AS stage
    FROM stretch LEFT JOIN unit ON unit.id = stretch.unit - 1
        LEFT JOIN back_end ON back_end.compilation = stretch.compilation
    WHERE works > 0 AND stretch.end_ns > stretch.start_ns
), numbered AS (
    SELECT
        named.*,
        CASE WHEN stage = lag(stage) OVER so_far
            AND coalesce(codegen_unit, '') = coalesce(lag(codegen_unit) OVER so_far, '')
            AND start_ns - lag(end_ns) OVER so_far <= wall_ns // 1000 THEN 0 ELSE 1 END AS is_first
    FROM named JOIN part USING (compilation)
    WINDOW so_far AS (PARTITION BY compilation, thread ORDER BY start_ns)
), grouped AS (
    SELECT *, sum(is_first) OVER (PARTITION BY compilation, thread ORDER BY start_ns) AS place
    FROM numbered
)
SELECT
    any_value(crate) AS crate, compilation, thread, any_value(stage) AS stage, any_value(codegen_unit) AS codegen_unit,
    min(start_ns) - any_value(first_ns) AS start_ns,
    max(end_ns) - any_value(first_ns) AS end_ns,
    CAST(sum(end_ns - start_ns) AS BIGINT) AS work_ns
FROM grouped JOIN part USING (compilation) JOIN bound USING (compilation)
GROUP BY compilation, thread, place
ORDER BY compilation, min(start_ns), thread
