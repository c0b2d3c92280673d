-- title: Instances beside the compiler's own count
-- about: Collected instances beside the compiler's count of -Zdump-mono-stats, which counts placements in codegen
-- about: units. Empty placements mean that the file does not name the definition; it names no drop glue and no shims.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: definition           the definition, or as the compiler prints it where it was not found among the instances
-- column: instances            how many instances were collected
-- column: placements           how many times one of them was placed in a codegen unit
-- column: size_estimate        the compiler's estimate of one instance's size, in about MIR statements
-- column: total_estimate       the same for all placements
-- column: drop_glue_and_shims  how many of the instances are drop glue or another shim
WITH chosen AS (FROM compilations_of(getvariable('crate'))), collected AS (
    SELECT
        coalesce(numbered_definition.definition, key.definition) AS path, min(key.definition) AS definition,
        count(*) AS instances,
        count(CASE WHEN instance_kind NOT IN ('item', 'closure') THEN 1 END) AS drop_glue_and_shims
    FROM key LEFT JOIN numbered_definition ON numbered_definition.key = key.key
    WHERE is_collected AND key.key IN (
        SELECT key FROM cost WHERE label = 'items_of_instance' AND compilation IN (SELECT compilation FROM chosen))
    GROUP BY path
), counted AS (
    SELECT
        coalesce(definition, name) AS path, CAST(sum(placements) AS BIGINT) AS placements,
        max(size_estimate) AS size_estimate, CAST(sum(total_estimate) AS BIGINT) AS total_estimate
    FROM mono_item
    WHERE compilation IN (SELECT compilation FROM chosen)
    GROUP BY coalesce(definition, name)
)
SELECT
    coalesce(collected.definition, counted.path) AS definition,
    coalesce(instances, 0) AS instances,
    placements, size_estimate, total_estimate,
    coalesce(drop_glue_and_shims, 0) AS drop_glue_and_shims
FROM collected FULL JOIN counted ON counted.path = collected.path
ORDER BY total_estimate DESC NULLS LAST, instances DESC, 1
