-- title: Folded stacks
-- about: The input of flame graph tools: self time by the stack of labels, below one root for all threads, as
-- about: measureme's stack_collapse writes it. The root's own time is that of threads between their events. Stacks
-- about: deeper than 500 labels, or longer than 10,000 characters, are added up as rustc;…, since no compiler nests
-- about: that deep.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: stack    rustc and then the labels, outermost first, with semicolons between; those in a label become colons
-- column: self_ns  time in the last label itself
WITH RECURSIVE part AS (FROM compilations_of(getvariable('crate'))), step AS (
    -- A semicolon would end the label, a line end the line.
    SELECT
        stack.stack, parent, depth, self_ns,
        translate(CAST(label AS VARCHAR), ';' || chr(10) || chr(13), ':  ') AS label
    FROM stack JOIN part USING (compilation)
), path AS (
    SELECT stack, 'rustc;' || label AS labels, self_ns
    FROM step
    WHERE parent IS NULL
    UNION ALL
    SELECT step.stack, labels || ';' || label, step.self_ns
    FROM path JOIN step ON step.parent = path.stack
    -- The text grows with the depth, so that of a file made to be deep would have no bound.
    WHERE step.depth < 500 AND length(labels) < 10000
), deep AS (
    SELECT sum(self_ns) AS self_ns FROM step ANTI JOIN path USING (stack)
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
SELECT 'rustc;…', CAST(self_ns AS BIGINT)
FROM deep
WHERE self_ns IS NOT NULL
UNION ALL
SELECT 'rustc', CAST(sum(idle_ns) AS BIGINT)
FROM idle
HAVING count(*) > 0
ORDER BY stack
