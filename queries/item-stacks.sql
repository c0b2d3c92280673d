-- title: Stacks of labels and items, as a tree
-- about: The same as label-stacks, with events of one label apart by what they were about. Short ones are not: each of
-- about: them would be too small to see.
-- needs: args
-- param: crate        VARCHAR = NULL   only compilations of this crate
-- param: thread       BIGINT = NULL    only this thread
-- param: shortest_ns  BIGINT = 100000  what takes less is not apart from others of its label
-- column: stack    the number of the stack: the smallest id of its events
-- column: parent   the stack without its last step
-- column: label    the label of the last step, and what it was about
-- column: area     the area of work it belongs to
-- column: self_ns  time in the last step itself
WITH RECURSIVE step AS (
    SELECT
        id, event.parent, area, self_ns,
        CAST(label AS VARCHAR) || CASE WHEN coalesce(item, '()') = '()' THEN '' ELSE ' · ' || item END AS label
    FROM event JOIN compilation USING (compilation) LEFT JOIN key ON key.key = event.key
        AND duration_ns >= coalesce(CAST(getvariable('shortest_ns') AS BIGINT), 100000)
    WHERE compilation.crate = coalesce(CAST(getvariable('crate') AS VARCHAR), compilation.crate)
        AND thread = coalesce(CAST(getvariable('thread') AS BIGINT), thread)
), placed AS (
    SELECT id, 0 AS depth, min(id) OVER (PARTITION BY label) AS stack, CAST(NULL AS INTEGER) AS parent_stack
    FROM step
    WHERE parent IS NULL
    UNION ALL
    SELECT step.id, placed.depth + 1, min(step.id) OVER (PARTITION BY placed.stack, label), placed.stack
    FROM placed JOIN step ON step.parent = placed.id
)
SELECT
    stack, any_value(parent_stack) AS parent, any_value(label) AS label, CAST(min(area) AS VARCHAR) AS area,
    CAST(sum(self_ns) AS BIGINT) AS self_ns
FROM placed JOIN step USING (id)
GROUP BY stack
ORDER BY any_value(depth), stack
