-- The events of a speedscope file, each thread on its own, in the order in which they began, the outer ones first.
SELECT
    compilation, thread, crate, counter, CAST(label AS VARCHAR) AS label, start_ns,
    start_ns + duration_ns AS end_ns, depth,
    min(start_ns) OVER (PARTITION BY compilation, thread) AS first_ns,
    max(start_ns + duration_ns) OVER (PARTITION BY compilation, thread) AS last_ns
FROM event JOIN compilation USING (compilation)
ORDER BY compilation, thread, start_ns, depth, id
