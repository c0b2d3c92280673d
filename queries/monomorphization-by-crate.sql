-- title: Monomorphization by defining crate
-- about: The crates that define the generic functions that are instantiated.
-- by-name: self_ns
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate        the crate that defines; (unattributed) for work without a definition
-- column: instances    how many instances were collected
-- column: definitions  how many definitions these are of
-- column: self_ns      self time in monomorphization
-- column: share_pct    its share of the area
-- column: caused_ns    self time of everything that the instances caused before LLVM, including self_ns
SELECT
    coalesce(instance_cost.crate, '(unattributed)') AS crate,
    CAST(sum(collected) AS BIGINT) AS instances,
    count(DISTINCT CASE WHEN collected > 0 THEN definition END) AS definitions,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(sum(sum(self_ns)) OVER (), 0) AS share_pct,
    CAST(sum(caused_ns) AS BIGINT) AS caused_ns
FROM instance_cost
WHERE compilation IN (FROM compilations_of(getvariable('crate')))
GROUP BY instance_cost.crate
ORDER BY instance_cost.crate IS NULL, self_ns DESC, 1
