-- title: How parallel a compilation was
-- about: Wall time by the number of threads that worked at once. Waiting for other threads is not work.
-- needs: time
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate      the crate
-- column: threads    how many threads worked
-- column: wall_ns    for how long
-- column: share_pct  its share of the compilation's wall time
SELECT
    crate, busy.threads,
    CAST(sum(end_ns - start_ns) AS BIGINT) AS wall_ns,
    100.0 * CAST(sum(end_ns - start_ns) AS DOUBLE) / nullif(any_value(compilation.wall_ns), 0) AS share_pct
FROM busy JOIN compilation USING (compilation)
WHERE compilation IN (FROM compilations_of(getvariable('crate')))
GROUP BY compilation, crate, busy.threads
ORDER BY compilation, busy.threads
