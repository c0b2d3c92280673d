-- Fills the table of how many threads work at each moment.

INSERT INTO busy BY NAME
WITH moment AS (
    SELECT compilation, at_ns, sum(step) AS step
    FROM (
        SELECT compilation, start_ns AS at_ns, step FROM work_span
        UNION ALL
        SELECT compilation, end_ns, -step FROM work_span
        UNION ALL
        SELECT compilation, start_ns, 0 FROM event WHERE area IN ('waiting', 'profiler') AND parent IS NULL
        UNION ALL
        SELECT compilation, start_ns + duration_ns, 0
        FROM event
        WHERE area IN ('waiting', 'profiler') AND parent IS NULL
    )
    GROUP BY compilation, at_ns
)
SELECT
    compilation, at_ns AS start_ns,
    lead(at_ns) OVER so_far AS end_ns,
    CAST(sum(step) OVER so_far AS INTEGER) AS threads
FROM moment
WINDOW so_far AS (PARTITION BY compilation ORDER BY at_ns)
QUALIFY lead(at_ns) OVER so_far IS NOT NULL;
