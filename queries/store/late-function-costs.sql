-- Fills the table of what each function cost, all areas beside each other. Owners are added up by number first: a
-- function is the owner under several keys, and grouping by names takes long.

INSERT INTO function_cost BY NAME
WITH owner_cost AS (
    SELECT
        compilation, owner, sum(self_ns) AS self_ns, sum(function_ns) AS inclusive_ns,
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
    compilation, function, module, crate,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    CAST(sum(typeck_ns) AS BIGINT) AS typeck_ns,
    CAST(sum(borrowck_ns) AS BIGINT) AS borrowck_ns,
    CAST(sum(traits_ns) AS BIGINT) AS traits_ns,
    CAST(sum(mir_ns) AS BIGINT) AS mir_ns,
    CAST(sum(metadata_ns) AS BIGINT) AS metadata_ns,
    CAST(sum(monomorphization_ns) AS BIGINT) AS monomorphization_ns,
    CAST(sum(codegen_ns) AS BIGINT) AS codegen_ns,
    0 AS llvm_ns,
    CAST(sum(mir_build_ns) AS BIGINT) AS mir_build_ns,
    CAST(sum(mir_pass_ns) AS BIGINT) AS mir_pass_ns,
    CAST(sum(check_ns) AS BIGINT) AS check_ns,
    CAST(sum(check_calls) AS BIGINT) AS check_calls
FROM owner_cost LEFT JOIN key ON key.key = owner
GROUP BY compilation, function, module, crate
UNION ALL BY NAME
SELECT
    compilation, function, NULL AS module, crate,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    0 AS typeck_ns, 0 AS borrowck_ns, 0 AS traits_ns, 0 AS mir_ns, 0 AS metadata_ns, 0 AS monomorphization_ns,
    0 AS codegen_ns,
    CAST(sum(self_ns) AS BIGINT) AS llvm_ns,
    0 AS mir_build_ns, 0 AS mir_pass_ns, 0 AS check_ns, 0 AS check_calls
FROM pass_cost
GROUP BY compilation, function, crate;
