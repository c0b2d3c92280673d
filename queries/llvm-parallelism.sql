-- title: How parallel LLVM ran
-- about: Each compilation from the start of its first codegen unit in LLVM to the end of its last: how many threads
-- about: worked, how long at most one worked, and which unit the others waited for.
-- needs: args
-- needs: time
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate               the crate
-- column: span_ns             from the first codegen unit's start in LLVM to the last one's end
-- column: mean_threads        how many threads worked during it on average
-- column: most_threads        the largest number of threads
-- column: one_or_none_ns      time with at most one working thread
-- column: units               how many codegen units there are
-- column: mean_unit_ns        LLVM's mean time on a unit
-- column: largest_unit_ns     LLVM's time on the largest unit
-- column: largest_to_mean     the largest unit's time divided by the mean
-- column: largest_unit        the largest unit
-- column: last_unit           the unit that was done last
-- column: last_unit_alone_ns  time that the last unit ran while no other thread worked
WITH unit_event AS (
    SELECT compilation, codegen_unit, start_ns, start_ns + duration_ns AS end_ns, duration_ns
    FROM event JOIN key USING (key)
    WHERE kind = 'GenericActivity' AND key IS NOT NULL
        AND label IN ('LLVM_module_optimize', 'LLVM_lto_optimize', 'LLVM_module_codegen_emit_obj')
        AND compilation IN (FROM compilations_of(getvariable('crate')))
), unit AS (
    SELECT compilation, codegen_unit, sum(duration_ns) AS llvm_ns, min(start_ns) AS start_ns, max(end_ns) AS end_ns
    FROM unit_event
    GROUP BY compilation, codegen_unit
), span AS (
    SELECT
        compilation, min(start_ns) AS start_ns, max(end_ns) AS end_ns, count(*) AS units,
        CAST(avg(llvm_ns) AS BIGINT) AS mean_unit_ns, max(llvm_ns) AS largest_unit_ns,
        arg_max(codegen_unit, (llvm_ns, codegen_unit)) AS largest_unit, arg_max(codegen_unit, (end_ns, codegen_unit)) AS last_unit
    FROM unit
    GROUP BY compilation
), stretch AS (
    SELECT
        compilation, greatest(busy.start_ns, span.start_ns) AS start_ns, least(busy.end_ns, span.end_ns) AS end_ns, threads
    FROM busy JOIN span USING (compilation)
    WHERE busy.start_ns < span.end_ns AND busy.end_ns > span.start_ns
), worked AS (
    SELECT
        compilation, sum(threads * (end_ns - start_ns)) AS busy_ns, max(threads) AS most_threads,
        sum(CASE WHEN threads <= 1 THEN end_ns - start_ns ELSE 0 END) AS one_or_none_ns
    FROM stretch
    GROUP BY compilation
), last_alone AS (
    SELECT compilation, sum(least(e.end_ns, s.end_ns) - greatest(e.start_ns, s.start_ns)) AS alone_ns
    FROM unit_event e JOIN span USING (compilation) JOIN stretch s USING (compilation)
    WHERE codegen_unit = last_unit AND threads = 1 AND s.start_ns < e.end_ns AND s.end_ns > e.start_ns
    GROUP BY compilation
)
SELECT
    crate,
    end_ns - start_ns AS span_ns,
    CAST(busy_ns AS DOUBLE) / nullif(end_ns - start_ns, 0) AS mean_threads,
    most_threads,
    CAST(one_or_none_ns AS BIGINT) AS one_or_none_ns,
    units, mean_unit_ns,
    CAST(largest_unit_ns AS BIGINT) AS largest_unit_ns,
    CAST(largest_unit_ns AS DOUBLE) / nullif(mean_unit_ns, 0) AS largest_to_mean,
    largest_unit, last_unit,
    CAST(coalesce(alone_ns, 0) AS BIGINT) AS last_unit_alone_ns
FROM span JOIN compilation USING (compilation) JOIN worked USING (compilation) LEFT JOIN last_alone USING (compilation)
ORDER BY span_ns DESC, crate
