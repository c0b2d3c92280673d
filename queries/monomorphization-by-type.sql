-- title: Monomorphization by type argument
-- about: The types that multiply instances, as they appear in lists of type arguments. The time of an instance with
-- about: several type arguments is divided evenly among them.
-- by-name: self_ns
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: type  the type; (none) for instances without type arguments, (unattributed) for work without an instance
-- column: instances   how many collected instances have it
-- column: definitions how many definitions these are of
-- column: self_ns     self time in monomorphization
-- column: share_pct   its share of the area
-- column: caused_ns   self time of everything that the instances caused before LLVM, including self_ns
WITH shared AS (
    SELECT
        definition, CASE WHEN coalesce(is_first, true) THEN collected ELSE 0 END AS collected,
        CASE WHEN is_instance THEN coalesce(type, '(none)') END AS type,
        self_ns // coalesce(arguments, 1)
            + CASE WHEN coalesce(place, 0) < self_ns % coalesce(arguments, 1) THEN 1 ELSE 0 END AS self_ns,
        caused_ns // coalesce(arguments, 1) AS caused_ns
    FROM instance_cost LEFT JOIN type_argument ON type_argument.key = instance_cost.key
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
)
SELECT
    coalesce(type, '(unattributed)') AS type,
    CAST(sum(collected) AS BIGINT) AS instances,
    count(DISTINCT CASE WHEN collected > 0 THEN definition END) AS definitions,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(self_ns) AS DOUBLE) / nullif(sum(sum(self_ns)) OVER (), 0) AS share_pct,
    CAST(sum(caused_ns) AS BIGINT) AS caused_ns
FROM shared
GROUP BY shared.type
ORDER BY shared.type IS NULL, self_ns DESC, 1
