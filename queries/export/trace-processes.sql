-- The processes of a trace: one a compilation. Numbers that two of them have, or one lacks, are replaced. Times count
-- from the first start of all, since viewers hold them as doubles, which are too coarse for those since 1970.
SELECT
    compilation,
    CASE WHEN process_id IS NOT NULL AND row_number() OVER (PARTITION BY process_id ORDER BY compilation) = 1
        THEN process_id ELSE coalesce(max(process_id) OVER (), 0) + 1 + compilation END AS process,
    crate,
    counter,
    started_ns,
    coalesce(started_ns - min(started_ns) OVER (), 0) AS offset_ns
FROM compilation
ORDER BY compilation
