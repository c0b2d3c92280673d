-- Fills the tables of keys, and of what they cost, when a query first asks for one of them: the texts of keys are most
-- of a recording.

SET preserve_insertion_order = false;
BEGIN TRANSACTION;
INSERT INTO key SELECT * FROM loaded_key();
INSERT INTO pass_function SELECT * FROM loaded_pass_function();
INSERT INTO type_argument SELECT * FROM loaded_type_argument();
INSERT INTO mono_item SELECT * FROM loaded_mono_item();
INSERT INTO cost
SELECT
    compilation, kind, label, area, key, owner, CAST(asked_by AS area_name),
    count(*),
    CAST(sum(self_ns) AS BIGINT),
    CAST(sum(CASE WHEN outermost THEN duration_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN enters_definition THEN duration_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN enters_function THEN duration_ns ELSE 0 END) AS BIGINT),
    max(self_ns)
FROM event JOIN loaded_owner() AS loaded ON id = loaded.event
GROUP BY compilation, kind, label, area, key, owner, asked_by;
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
-- Keys of one goal differ in what is assumed; to answer by goal, trait or type they are one row.
INSERT INTO goal_cost
WITH asked AS (
    SELECT compilation, key, self_ns, calls, 0 AS hits, asked_by, max_ns
    FROM cost
    WHERE area = 'traits'
    UNION ALL
    SELECT compilation, key, 0, 0, hits, NULL, 0
    FROM cache_hit
    WHERE label IN (SELECT label FROM label WHERE area = 'traits')
)
SELECT
    asked.compilation, min(asked.key), count(DISTINCT coalesce(asked.key, -1)),
    CAST(sum(self_ns) AS BIGINT), CAST(sum(calls) AS BIGINT), CAST(sum(hits) AS BIGINT),
    CAST(sum(CASE WHEN asked_by = 'typeck' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN asked_by = 'borrowck' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN asked_by = 'mir' THEN self_ns ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN asked_by IN ('monomorphization', 'codegen') THEN self_ns ELSE 0 END) AS BIGINT),
    max(max_ns)
FROM asked LEFT JOIN key ON key.key = asked.key
GROUP BY asked.compilation, form, item, trait, self_type;
COMMIT;
SET preserve_insertion_order = true;
