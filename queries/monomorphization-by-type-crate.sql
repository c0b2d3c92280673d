-- title: Monomorphization by the crate of the type arguments
-- about: The crates of the types with which generic functions are instantiated. The time of an instance with several
-- about: type arguments is divided evenly among them.
-- by-name: self_ns
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate  the crate; (none) for primitive types and for instances without, (unattributed) for work without one
-- column: instances   how many collected instances have it
-- column: definitions how many definitions these are of
-- column: self_ns     self time in monomorphization
-- column: share_pct   its share of the area
-- column: caused_ns   self time of everything that the instances caused before LLVM, including self_ns
WITH shared AS (
    SELECT
        instance_cost.key AS instance, collected, definition,
        CASE WHEN is_instance THEN coalesce(type_argument.crate, '(none)') END AS crate,
        self_ns // coalesce(arguments, 1)
            + CASE WHEN coalesce(place, 0) < self_ns % coalesce(arguments, 1) THEN 1 ELSE 0 END AS self_ns,
        caused_ns // coalesce(arguments, 1) AS caused_ns
    FROM instance_cost LEFT JOIN type_argument ON type_argument.key = instance_cost.key
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
), counted AS (
    SELECT
        crate, any_value(definition) AS definition, any_value(collected) AS collected, sum(self_ns) AS self_ns,
        sum(caused_ns) AS caused_ns
    FROM shared
    GROUP BY instance, crate
)
SELECT
    coalesce(crate, '(unattributed)') AS crate,
    CAST(sum(collected) AS BIGINT) AS instances,
    count(DISTINCT CASE WHEN collected > 0 THEN definition END) AS definitions,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(sum(sum(self_ns)) OVER (), 0) AS share_pct,
    CAST(sum(caused_ns) AS BIGINT) AS caused_ns
FROM counted
GROUP BY counted.crate
ORDER BY counted.crate IS NULL, self_ns DESC, 1
