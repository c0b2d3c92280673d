-- Fills the table of what each function cost, all areas beside each other. Owners are added up by number first: a
-- function is the owner under several keys, and grouping by names takes long.

SET preserve_insertion_order = false;
BEGIN TRANSACTION;
INSERT INTO function_cost
WITH owner_cost AS (
    SELECT
        compilation, owner, sum(self_ns) AS self_ns, sum(function_ns) AS time_ns,
        sum(CASE WHEN area = 'typeck' THEN self_ns ELSE 0 END) AS typeck_ns,
        sum(CASE WHEN area = 'borrowck' THEN self_ns ELSE 0 END) AS borrowck_ns,
        sum(CASE WHEN area = 'traits' THEN self_ns ELSE 0 END) AS traits_ns,
        sum(CASE WHEN area = 'mir' THEN self_ns ELSE 0 END) AS mir_ns,
        sum(CASE WHEN area = 'metadata' THEN self_ns ELSE 0 END) AS metadata_ns,
        sum(CASE WHEN area = 'monomorphization' THEN self_ns ELSE 0 END) AS monomorphization_ns,
        sum(CASE WHEN area IN ('codegen', 'linking') THEN self_ns ELSE 0 END) AS codegen_ns,
        sum(CASE WHEN label IN ('mir_built', 'build_mir', 'thir_body', 'thir_tree')
            AND area IN ('typeck', 'borrowck', 'mir') THEN self_ns ELSE 0 END) AS mir_build_ns,
        sum(CASE WHEN area = 'mir' AND starts_with(CAST(label AS VARCHAR), 'mir_pass_') THEN self_ns ELSE 0 END)
            AS mir_pass_ns,
        sum(CASE WHEN area IN ('typeck', 'borrowck', 'mir') THEN function_ns ELSE 0 END) AS check_ns,
        count(CASE WHEN area IN ('typeck', 'borrowck', 'mir') THEN 1 END) AS check_calls
    FROM cost
    WHERE area NOT IN ('llvm', 'waiting', 'profiler')
    GROUP BY compilation, owner
)
SELECT
    compilation, function, module, crate, CAST(sum(self_ns) AS BIGINT), CAST(sum(time_ns) AS BIGINT),
    CAST(sum(typeck_ns) AS BIGINT), CAST(sum(borrowck_ns) AS BIGINT), CAST(sum(traits_ns) AS BIGINT),
    CAST(sum(mir_ns) AS BIGINT), CAST(sum(metadata_ns) AS BIGINT), CAST(sum(monomorphization_ns) AS BIGINT),
    CAST(sum(codegen_ns) AS BIGINT), 0, CAST(sum(mir_build_ns) AS BIGINT), CAST(sum(mir_pass_ns) AS BIGINT),
    CAST(sum(check_ns) AS BIGINT), CAST(sum(check_calls) AS BIGINT)
FROM owner_cost LEFT JOIN key ON key.key = owner
GROUP BY compilation, function, module, crate
UNION ALL
SELECT
    compilation, function, NULL, crate, CAST(sum(self_ns) AS BIGINT), CAST(sum(time_ns) AS BIGINT), 0, 0, 0, 0, 0, 0,
    0, CAST(sum(self_ns) AS BIGINT), 0, 0, 0, 0
FROM pass_cost
GROUP BY compilation, function, crate;
COMMIT;
SET preserve_insertion_order = true;
