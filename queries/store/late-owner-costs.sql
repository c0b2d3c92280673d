-- Fills the table of what each owner cost, all areas beside each other, from the table of costs.

SET preserve_insertion_order = false;
BEGIN TRANSACTION;
INSERT INTO owner_cost
SELECT
    compilation, owner, CAST(sum(self_ns) AS BIGINT), CAST(sum(definition_ns) AS BIGINT),
    CAST(sum(function_ns) AS BIGINT),
    CAST(sum(CASE WHEN area = 'typeck' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN area = 'borrowck' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN area = 'traits' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN area = 'mir' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN area = 'metadata' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN area = 'monomorphization' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN area IN ('codegen', 'linking') THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN label = 'items_of_instance' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN label = 'symbol_name' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN label = 'mir_shims' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN starts_with(CAST(label AS VARCHAR), 'fn_abi_of_instance') THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN label = 'layout_of' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN label IN ('mir_built', 'build_mir', 'thir_body', 'thir_tree')
        AND area IN ('typeck', 'borrowck', 'mir') THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN area = 'mir' AND starts_with(CAST(label AS VARCHAR), 'mir_pass_') THEN self_ns ELSE 0 END)
        AS BIGINT),
    CAST(sum(CASE WHEN area IN ('typeck', 'borrowck', 'mir') THEN function_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN area IN ('typeck', 'borrowck', 'mir') THEN calls ELSE 0 END) AS BIGINT)
FROM cost
WHERE area NOT IN ('llvm', 'waiting', 'profiler')
GROUP BY compilation, owner;
COMMIT;
SET preserve_insertion_order = true;
