-- title: Stacks of labels, as a tree
-- about: The data of a flame graph: for each distinct stack of labels on a thread, the time in the last of them itself.
-- about: The times add up to the self time of all events.
-- param: crate   VARCHAR = NULL   only compilations of this crate
-- param: thread  BIGINT = NULL   only this thread
-- column: stack    the number of the stack
-- column: parent   the stack without the last label
-- column: label    the last label
-- column: area     the area of work it belongs to
-- column: self_ns  time in the last label itself
SELECT stack, parent, CAST(label AS VARCHAR) AS label, CAST(area AS VARCHAR) AS area, self_ns
FROM stack JOIN compilation USING (compilation)
WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
    AND thread = coalesce(CAST(getvariable('thread') AS BIGINT), thread)
ORDER BY depth, stack
