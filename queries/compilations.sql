-- title: Compilations
-- about: What was compiled, with which options, and how long it took.
-- column: crate           the crate
-- column: crate_kind      library, binary, proc macro, build script, test, or unknown
-- column: wall_ns         from the first event to the last, over all threads
-- column: work_ns         self time of all events, waiting and the profiler's own work left out
-- column: threads         how many threads have events
-- column: events          how many events took time
-- column: opt_level       -C opt-level as given
-- column: codegen_units   -C codegen-units as given
-- column: lto             -C lto as given
-- column: debug_info      -C debuginfo as given
-- column: incremental     whether it was an incremental compilation
-- column: edition         the Rust edition
-- column: file            the profile
SELECT
    crate, crate_kind, wall_ns, coalesce(work_ns, 0) AS work_ns, threads, events, opt_level, codegen_units, lto,
    debug_info, incremental, edition, file
FROM compilation LEFT JOIN (
    SELECT compilation, CAST(sum(self_ns) AS BIGINT) AS work_ns
    FROM event
    WHERE area NOT IN ('waiting', 'profiler')
    GROUP BY compilation
) USING (compilation)
ORDER BY wall_ns DESC, file
