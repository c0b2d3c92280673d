-- title: Compilations
-- about: What was compiled, with which options, and how long it took.
-- column: crate           the crate
-- column: crate_kind      library, binary, proc macro, build script, test, documentation, or unknown
-- column: package         the package of a build script
-- column: start_ns        when its first event began, since that of all compilations
-- column: wall_ns         from the first event to the last, over all threads; none if no time was recorded
-- column: self_ns         self time of all events
-- column: work_ns         self time of all events, without waiting and the profiler's own work
-- column: cpu_ns          processor time of rustc and its linker; known if recorded with record
-- column: threads         how many threads have events
-- column: peak_threads    the largest number of threads that worked at once; none if no time was recorded
-- column: cores           how many threads the machine can run at once; known if recorded with record
-- column: peak_rss_bytes  the peak memory of rustc or its linker; known if recorded with record
-- column: dependencies    how many crates its command line names with --extern
-- column: events          how many events took time
-- column: opt_level       -C opt-level as given
-- column: codegen_units   -C codegen-units as given
-- column: lto             -C lto as given
-- column: debug_info      -C debuginfo as given
-- column: incremental     whether it was an incremental compilation
-- column: cleaned         whether record deleted the results of earlier builds
-- column: edition         the Rust edition
-- column: compiler        the toolchain, or the program; empty if it is not known
-- column: file            the profile
WITH spent AS (
    SELECT
        compilation, CAST(sum(self_ns) AS BIGINT) AS self_ns,
        CAST(sum(CASE WHEN area IN ('waiting', 'profiler') THEN 0 ELSE self_ns END) AS BIGINT) AS work_ns
    FROM label_cost
    GROUP BY compilation
), peak AS (
    SELECT compilation, max(threads) AS peak_threads
    FROM busy
    GROUP BY compilation
), used AS (
    SELECT compilation, count(*) AS dependencies
    FROM dependency
    GROUP BY compilation
)
SELECT
    crate, crate_kind, package, start_ns, wall_ns, coalesce(self_ns, 0) AS self_ns, coalesce(work_ns, 0) AS work_ns,
    cpu_ns, threads, CASE WHEN has_time THEN coalesce(peak_threads, 0) END AS peak_threads, cores, peak_rss_bytes,
    coalesce(dependencies, 0) AS dependencies, events, opt_level, codegen_units, lto, debug_info, incremental, cleaned,
    edition, compiler, file
FROM compilation
    LEFT JOIN build_span USING (compilation)
    LEFT JOIN spent USING (compilation)
    LEFT JOIN peak USING (compilation)
    LEFT JOIN used USING (compilation)
ORDER BY wall_ns DESC NULLS LAST, work_ns DESC, file
