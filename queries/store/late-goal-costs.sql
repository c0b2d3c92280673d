-- Fills the table of what each goal cost. Keys of one goal differ in what is assumed; to answer by goal, trait or type
-- they are one row.

SET preserve_insertion_order = false;
BEGIN TRANSACTION;
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
