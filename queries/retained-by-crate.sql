-- title: Which crates' code needs which crates' generics
-- about: Instances by the crate that defines them and the crate that asks for them, which is that of the nearest
-- about: instance above outside of the standard library. What code of the standard library asks for is charged to its
-- about: user.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: compiled     the compilation's crate
-- column: asking       the crate whose code asks
-- column: used         the crate that defines the instances
-- column: instances    how many instances
-- column: definitions  of how many definitions
-- column: own_ns       what they cost
-- column: share_pct    the share of that cost in what all instances cost
-- column: is_estimate  whether only first users are known
SELECT
    compilation.crate AS compiled,
    asking_crate AS asking,
    coalesce(instance.crate, '(none)') AS used,
    count(*) AS instances,
    count(DISTINCT definition) AS definitions,
    CAST(sum(own_ns) AS BIGINT) AS own_ns,
    100.0 * CAST(sum(own_ns) AS DOUBLE) / nullif(sum(sum(own_ns)) OVER (), 0) AS share_pct,
    bool_or(is_estimate) AS is_estimate
FROM instance_retained AS instance JOIN compilation USING (compilation)
WHERE is_instance AND compilation IN (FROM compilations_of(getvariable('crate')))
GROUP BY compilation.crate, asking_crate, coalesce(instance.crate, '(none)')
ORDER BY own_ns DESC, 1, 2, 3
