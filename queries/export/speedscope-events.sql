-- The events of a speedscope file, each thread on its own, in the order in which they began, the outer ones first.
SELECT compilation, thread, crate, CAST(label AS VARCHAR) AS label, start_ns, start_ns + duration_ns AS end_ns, depth
FROM event JOIN compilation USING (compilation)
ORDER BY compilation, thread, start_ns, duration_ns DESC, depth, id
