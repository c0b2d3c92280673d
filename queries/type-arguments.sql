-- title: The type arguments that multiply instances
-- about: The types of crates other than the standard library with which generic functions were instantiated: how many
-- about: instances have a type among their type arguments, and the cost of these before and in LLVM. An instance with
-- about: several types is counted for each of them, so the rows do not add up.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: type         the type
-- column: crate        the crate that defines it
-- column: instances    how many instances have it
-- column: share_pct    their share of all instances
-- column: definitions  how many definitions they are of
-- column: cost_ns      their cost before and in LLVM
-- column: caused_ns    part of cost_ns: self time of everything that they caused before LLVM
-- column: llvm_ns      part of cost_ns: self time of LLVM's passes on them, if they were recorded
WITH copy AS (
    SELECT key, definition, caused_ns, llvm_ns
    FROM instance_copy
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
), argument AS (
    SELECT key, type, crate
    FROM type_argument
    WHERE is_first AND crate NOT IN ('core', 'alloc', 'std')
)
SELECT
    type,
    min(crate) AS crate,
    count(*) AS instances,
    100.0 * CAST(count(*) AS DOUBLE) / nullif((SELECT count(*) FROM copy), 0) AS share_pct,
    count(DISTINCT definition) AS definitions,
    CAST(sum(caused_ns + llvm_ns) AS BIGINT) AS cost_ns,
    CAST(sum(caused_ns) AS BIGINT) AS caused_ns,
    CAST(sum(llvm_ns) AS BIGINT) AS llvm_ns
FROM copy JOIN argument USING (key)
GROUP BY type
ORDER BY instances DESC, type
