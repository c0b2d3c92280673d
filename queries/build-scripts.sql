-- title: Build scripts
-- about: The time to compile each build script, and how long its package waited for it to run. rustc does not record
-- about: the run itself. It is between the end of the script's compilation and the start of the package's own, a time
-- about: in which other compilations may have run.
-- needs: time
-- column: package     the package
-- column: compile_ns  wall time of compiling the script
-- column: end_ns      when that ended, since the start of the build
-- column: gap_ns      the time from then until the package's own compilation began
-- column: idle_ns     part of gap_ns during which nothing else was compiled, since everything waited for the script
WITH script AS (
    SELECT compilation, package, start_ns, end_ns
    FROM build_span JOIN compilation USING (compilation)
    WHERE crate_kind = 'build script' AND package IS NOT NULL
), own AS (
    SELECT
        script.compilation, script.package, script.end_ns - script.start_ns AS compile_ns, script.end_ns,
        min(span.start_ns) AS next_ns
    FROM script
        JOIN compilation AS built ON crate = replace(script.package, '-', '_') AND crate_kind <> 'build script'
        JOIN build_span AS span ON span.compilation = built.compilation AND span.start_ns >= script.end_ns
    GROUP BY script.compilation, script.package, script.start_ns, script.end_ns
), edge AS (
    SELECT start_ns AS at_ns, 1 AS step FROM build_span
    UNION ALL
    SELECT end_ns, -1 FROM build_span
), moment AS (
    SELECT at_ns, sum(step) AS step FROM edge GROUP BY at_ns
), stretch AS (
    SELECT at_ns AS start_ns, lead(at_ns) OVER so_far AS end_ns, sum(step) OVER so_far AS running
    FROM moment
    WINDOW so_far AS (ORDER BY at_ns)
)
SELECT
    package, compile_ns, own.end_ns, next_ns - own.end_ns AS gap_ns,
    CAST(sum(CASE WHEN running IS NULL THEN 0
        ELSE least(stretch.end_ns, next_ns) - greatest(stretch.start_ns, own.end_ns) END) AS BIGINT) AS idle_ns
FROM own LEFT JOIN stretch ON running = 0 AND stretch.start_ns < next_ns AND stretch.end_ns > own.end_ns
GROUP BY own.compilation, package, compile_ns, own.end_ns, next_ns
ORDER BY idle_ns DESC, gap_ns DESC, package
