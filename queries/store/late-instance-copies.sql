-- Fills the table of what each instance cost in each compilation that collected it, LLVM included. Symbols spell some
-- instances otherwise than keys do, methods among them: what LLVM spent on a definition's functions that cannot be told
-- apart is shared out evenly among the instances of it that no function was found for.

INSERT INTO instance_copy BY NAME
WITH collected AS (
    SELECT
        compilation, item, min(key) AS key, any_value(definition) AS definition,
        any_value(type_arguments) AS type_arguments, sum(self_ns) AS collecting_ns, sum(caused_ns) AS caused_ns
    FROM instance_cost
    WHERE is_instance
    GROUP BY compilation, item
    HAVING sum(collected) > 0
), passes AS (
    SELECT compilation, owner, sum(self_ns) AS self_ns
    FROM cost
    WHERE kind = 'LLVM Pass'
    GROUP BY compilation, owner
), optimised AS (
    SELECT compilation, item, definition, CAST(sum(self_ns / functions) AS DOUBLE) AS llvm_ns
    FROM passes JOIN pass_function ON pass_function.key = passes.owner
    GROUP BY compilation, item, definition
), rest AS (
    SELECT compilation, optimised.definition, sum(llvm_ns) AS llvm_ns
    FROM optimised LEFT JOIN collected USING (compilation, item)
    WHERE collected.item IS NULL
    GROUP BY compilation, optimised.definition
), found AS (
    SELECT compilation, item, sum(llvm_ns) AS llvm_ns
    FROM optimised
    GROUP BY compilation, item
), counted AS (
    SELECT
        collected.*, found.llvm_ns AS found_ns, count(*) OVER same AS instances,
        count(found.llvm_ns) OVER same AS instances_found
    FROM collected LEFT JOIN found USING (compilation, item)
    WINDOW same AS (PARTITION BY compilation, collected.definition)
)
SELECT
    compilation, key, item, definition, type_arguments,
    CAST(collecting_ns AS BIGINT) AS collecting_ns,
    CAST(caused_ns AS BIGINT) AS caused_ns,
    CAST(round(coalesce(found_ns, 0) + CASE
        WHEN rest.llvm_ns IS NULL THEN 0
        WHEN instances_found = instances THEN rest.llvm_ns / instances
        WHEN found_ns IS NULL THEN rest.llvm_ns / (instances - instances_found)
        ELSE 0
    END) AS BIGINT) AS llvm_ns
FROM counted LEFT JOIN rest USING (compilation, definition);
