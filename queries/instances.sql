-- title: The instances of a definition
-- about: Each instance with its type arguments, and its cost before LLVM.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: definition  VARCHAR = NULL   only instances of this definition, or of those that end in ::definition
-- column: instance        the definition with its type arguments
-- column: definition      the definition
-- column: type_arguments  the type arguments
-- column: kind            item, closure, drop_glue, a shim, …
-- column: instances       how many they are: different types may print alike
-- column: self_ns         self time in monomorphization
-- column: caused_ns       self time of everything that it caused before LLVM, including self_ns
-- column: inclusive_ns    time of this with the events inside
-- column: compilations    how many compilations collected it
SELECT
    item AS instance,
    min(definition) AS definition,
    min(type_arguments) AS type_arguments,
    min(instance_kind) AS kind,
    CAST(sum(collected) AS BIGINT) AS instances,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(caused_ns) AS BIGINT) AS caused_ns,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    count(DISTINCT compilation) AS compilations
FROM instance_cost
WHERE is_instance AND (getvariable('definition') IS NULL
        OR definition = CAST(getvariable('definition') AS VARCHAR)
        OR key IN (
            SELECT key FROM numbered_definition WHERE definition = CAST(getvariable('definition') AS VARCHAR))
        OR ends_with(definition, '::' || CAST(getvariable('definition') AS VARCHAR))
        -- Drop glue is that of core::ptr::drop_in_place up to Rust 1.96, and of core::ptr::drop_glue since.
        OR instance_kind = 'drop_glue' AND regexp_matches(
            CAST(getvariable('definition') AS VARCHAR), '^((core::)?ptr::)?drop_(in_place|glue)$'))
    AND compilation IN (FROM compilations_of(getvariable('crate')))
GROUP BY item
HAVING sum(collected) > 0
ORDER BY caused_ns DESC, 1
