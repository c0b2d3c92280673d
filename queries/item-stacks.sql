-- title: Stacks of labels and items, as a tree
-- about: The same as label-stacks, with events of one label separated by item if they take 100 us or more; shorter ones
-- about: would be too small to see.
-- needs: args
-- param: crate   VARCHAR = NULL   only compilations of this crate
-- param: thread  BIGINT = NULL   only this thread
-- column: stack    the number of the stack
-- column: parent   the stack without its last step
-- column: label    the label of the last step, and what it was about
-- column: area     the area of work it belongs to
-- column: self_ns  time in the last step itself
SELECT
    stack, parent, CAST(label AS VARCHAR) || coalesce(' · ' || item, '') AS label, CAST(area AS VARCHAR) AS area,
    self_ns
FROM item_stack JOIN compilation USING (compilation) LEFT JOIN key ON key.key = item_stack.key
WHERE compilation.crate = coalesce(CAST(getvariable('crate') AS VARCHAR), compilation.crate)
    AND thread = coalesce(CAST(getvariable('thread') AS BIGINT), thread)
ORDER BY depth, stack
