-- title: Wall time by phase
-- about: What the build was doing at each moment. If several apply, linking precedes codegen, codegen precedes LLVM
-- about: alone, and that precedes the profiler's writing of strings. Everything before codegen is the front end. The
-- about: phases of a compilation add up to its wall time.
-- needs: time
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate      the crate
-- column: phase      front end, codegen (with LLVM beside it), LLVM alone, linking, profiler, other
-- column: wall_ns    its duration
-- column: share_pct  its share of the compilation's wall time
WITH span AS (
    SELECT
        compilation, start_ns, start_ns + duration_ns AS end_ns,
        CASE
            WHEN area = 'linking' THEN 'linking'
            WHEN label = 'codegen_crate' OR area = 'codegen' THEN 'codegen'
            WHEN area = 'llvm' THEN 'llvm'
            ELSE 'profiler'
        END AS phase
    FROM event
    WHERE kind = 'GenericActivity' AND outermost
        AND (area IN ('linking', 'llvm', 'profiler') OR label IN ('codegen_crate', 'codegen_module'))
        AND compilation IN (FROM compilations_of(getvariable('crate')))
), bound AS (
    SELECT compilation, min(start_ns) AS first_ns, max(start_ns + duration_ns) AS last_ns
    FROM event
    WHERE parent IS NULL AND compilation IN (FROM compilations_of(getvariable('crate')))
    GROUP BY compilation
), back_end AS (
    SELECT compilation, min(start_ns) AS first_ns
    FROM span
    WHERE phase IN ('codegen', 'llvm', 'linking')
    GROUP BY compilation
), mark AS (
    SELECT compilation, start_ns AS at_ns, phase, 1 AS step FROM span
    UNION ALL
    SELECT compilation, end_ns, phase, -1 FROM span
    UNION ALL
    SELECT compilation, first_ns, 'bound', 0 FROM bound
    UNION ALL
    SELECT compilation, last_ns, 'bound', 0 FROM bound
    UNION ALL
    SELECT compilation, first_ns, 'bound', 0 FROM back_end
), moment AS (
    SELECT
        compilation, at_ns,
        sum(CASE WHEN phase = 'linking' THEN step ELSE 0 END) AS linking,
        sum(CASE WHEN phase = 'codegen' THEN step ELSE 0 END) AS codegen,
        sum(CASE WHEN phase = 'llvm' THEN step ELSE 0 END) AS llvm,
        sum(CASE WHEN phase = 'profiler' THEN step ELSE 0 END) AS profiler
    FROM mark
    GROUP BY compilation, at_ns
), stretch AS (
    SELECT
        compilation, at_ns,
        lead(at_ns) OVER so_far - at_ns AS length_ns,
        sum(linking) OVER so_far AS linking,
        sum(codegen) OVER so_far AS codegen,
        sum(llvm) OVER so_far AS llvm,
        sum(profiler) OVER so_far AS profiler
    FROM moment
    WINDOW so_far AS (PARTITION BY compilation ORDER BY at_ns)
), named AS (
    SELECT
        compilation, length_ns,
        CASE
            WHEN linking > 0 THEN 'linking'
            WHEN codegen > 0 THEN 'codegen'
            WHEN llvm > 0 THEN 'LLVM alone'
            WHEN profiler > 0 THEN 'profiler'
            WHEN first_ns IS NULL OR at_ns < first_ns THEN 'front end'
            ELSE 'other'
        END AS phase
    FROM stretch LEFT JOIN back_end USING (compilation)
    WHERE length_ns > 0
)
SELECT
    crate, phase,
    CAST(sum(length_ns) AS BIGINT) AS wall_ns,
    100.0 * CAST(sum(length_ns) AS DOUBLE) / nullif(any_value(compilation.wall_ns), 0) AS share_pct
FROM named JOIN compilation USING (compilation)
GROUP BY compilation, crate, phase
ORDER BY compilation, position(phase IN 'front end codegen LLVM alone linking profiler other')
