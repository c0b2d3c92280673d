-- title: The call tree below a label
-- about: The labels inside the events of a label, the labels inside those, and so on; the branch with the most work
-- about: first. Without a label, the tree of all threads from the top.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: label  VARCHAR = NULL   the label at the top
-- param: depth  INTEGER = 3   how many levels below the top to show
-- column: tree          the label, indented by its level
-- column: level         its level, 0 at the top
-- column: label         the label
-- column: calls         how often it ran there
-- column: self_ns       its self time there
-- column: inclusive_ns  its time there with the events inside
-- column: work_ns       part of inclusive_ns without waiting and the profiler's own work
-- column: share_pct     its work's share of the top's
WITH RECURSIVE below AS (
    SELECT stack, label, 0 AS level, CAST(label AS VARCHAR) AS path, '' AS path_above, calls, self_ns, inclusive_ns,
        work_ns
    FROM stack
    WHERE CASE WHEN getvariable('label') IS NULL THEN depth = 0
            ELSE outermost AND CAST(label AS VARCHAR) = CAST(getvariable('label') AS VARCHAR) END
        AND compilation IN (FROM compilations_of(getvariable('crate')))
    UNION ALL
    SELECT
        s.stack, s.label, level + 1, below.path || ' > ' || CAST(s.label AS VARCHAR), below.path, s.calls, s.self_ns,
        s.inclusive_ns, s.work_ns
    FROM below JOIN stack AS s ON s.parent = below.stack
    WHERE level < coalesce(CAST(getvariable('depth') AS INTEGER), 3)
), node AS (
    SELECT
        path, any_value(path_above) AS path_above, any_value(label) AS label, level, sum(calls) AS calls,
        sum(self_ns) AS self_ns, sum(inclusive_ns) AS inclusive_ns, sum(work_ns) AS work_ns,
        row_number() OVER (
            PARTITION BY any_value(path_above) ORDER BY sum(work_ns) DESC, sum(inclusive_ns) DESC, path) AS place
    FROM below
    GROUP BY path, level
), placed AS (
    SELECT *, lpad(CAST(place AS VARCHAR), 6, '0') AS places
    FROM node
    WHERE level = 0
    UNION ALL
    SELECT node.*, placed.places || lpad(CAST(node.place AS VARCHAR), 6, '0')
    FROM node JOIN placed ON node.path_above = placed.path AND node.level = placed.level + 1
)
SELECT
    repeat('  ', level) || CAST(label AS VARCHAR) AS tree,
    level,
    CAST(label AS VARCHAR) AS label,
    CAST(calls AS BIGINT) AS calls,
    CAST(self_ns AS BIGINT) AS self_ns,
    CAST(inclusive_ns AS BIGINT) AS inclusive_ns,
    CAST(work_ns AS BIGINT) AS work_ns,
    100.0 * CAST(work_ns AS DOUBLE)
        / nullif(sum(CASE WHEN level = 0 THEN work_ns ELSE 0 END) OVER (), 0) AS share_pct
FROM placed
ORDER BY places
