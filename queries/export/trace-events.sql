-- The events of a trace, from a duration on, in the order in which they began. Of several that began at once those
-- around the others come first: viewers keep that order, and take the first for the outer one.
SELECT compilation, thread, CAST(kind AS VARCHAR) AS kind, CAST(label AS VARCHAR) AS label, key, start_ns, duration_ns
FROM event
WHERE duration_ns >= ?
ORDER BY compilation, start_ns, duration_ns DESC, depth, id
