-- Fills the table of what each goal cost. Keys of one goal differ in what is assumed; to answer by goal, trait or type
-- they are one row.

INSERT INTO goal_cost BY NAME
WITH asked AS (
    SELECT compilation, key, self_ns, 1 AS calls, 0 AS hits, asked_by
    FROM cost
    WHERE area = 'traits'
    UNION ALL
    SELECT compilation, key, 0, 0, hits, NULL
    FROM cache_hit
    WHERE label IN (SELECT label FROM label WHERE area = 'traits')
), spent AS (
    SELECT
        compilation, key, sum(self_ns) AS self_ns, sum(calls) AS calls, sum(hits) AS hits,
        sum(CASE WHEN asked_by = 'typeck' THEN self_ns ELSE 0 END) AS typeck_ns,
        sum(CASE WHEN asked_by = 'borrowck' THEN self_ns ELSE 0 END) AS borrowck_ns,
        sum(CASE WHEN asked_by = 'mir' THEN self_ns ELSE 0 END) AS mir_ns,
        sum(CASE WHEN asked_by IN ('monomorphization', 'codegen') THEN self_ns ELSE 0 END) AS codegen_ns,
        max(self_ns) AS max_ns
    FROM asked
    GROUP BY compilation, key
)
SELECT
    compilation, min(spent.key) AS key, count(*) AS goals,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(hits) AS BIGINT) AS hits,
    CAST(sum(typeck_ns) AS BIGINT) AS typeck_ns,
    CAST(sum(borrowck_ns) AS BIGINT) AS borrowck_ns,
    CAST(sum(mir_ns) AS BIGINT) AS mir_ns,
    CAST(sum(codegen_ns) AS BIGINT) AS codegen_ns,
    max(max_ns) AS max_ns
FROM spent LEFT JOIN key ON key.key = spent.key
GROUP BY compilation, form, item, trait, self_type;
