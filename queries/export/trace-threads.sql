-- The threads of all compilations in the order in which they began, with the label of work that they spent most time in.
SELECT
    compilation, thread, min(first_ns) AS first_ns, max(last_ns) AS last_ns,
    CAST(arg_max(label, (area NOT IN ('waiting', 'profiler'), self_ns, label)) AS VARCHAR) AS main_label
FROM (
    SELECT
        compilation, thread, label, area, sum(self_ns) AS self_ns, min(start_ns) AS first_ns,
        max(start_ns + duration_ns) AS last_ns
    FROM event
    GROUP BY compilation, thread, label, area
)
GROUP BY compilation, thread
ORDER BY compilation, first_ns, thread
