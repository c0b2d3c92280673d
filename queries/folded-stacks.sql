-- title: Folded stacks
-- about: What flame graph tools read: self time by the labels around it, below one root for all threads, as
-- about: measureme's stack_collapse writes it. The root's own time is that of threads between their events.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: stack    rustc and then the labels, the outermost first, separated by semicolons; one in a label is a colon
-- column: self_ns  time in the last label itself
WITH RECURSIVE part AS (
    SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), step AS (
    -- A semicolon would end the label, a line end the line.
    SELECT stack.stack, parent, translate(CAST(label AS VARCHAR), ';' || chr(10) || chr(13), ':  ') AS label, self_ns
    FROM stack JOIN part USING (compilation)
), path AS (
    SELECT stack, 'rustc;' || label AS labels, self_ns
    FROM step
    WHERE parent IS NULL
    UNION ALL
    SELECT step.stack, labels || ';' || label, step.self_ns
    FROM path JOIN step ON step.parent = path.stack
), idle AS (
    SELECT
        max(start_ns + duration_ns) - min(start_ns)
            - sum(CASE WHEN parent IS NULL THEN duration_ns ELSE 0 END) AS idle_ns
    FROM event JOIN part USING (compilation)
    GROUP BY compilation, thread
)
SELECT labels AS stack, CAST(sum(self_ns) AS BIGINT) AS self_ns
FROM path
GROUP BY labels
UNION ALL
SELECT 'rustc', CAST(sum(idle_ns) AS BIGINT)
FROM idle
HAVING count(*) > 0
ORDER BY stack
