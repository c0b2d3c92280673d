-- The sizes of a trace: counters with a value for each file or codegen unit, from the compilation's first event on.
SELECT compilation, CAST(label AS VARCHAR) AS label, coalesce(name, 'size') AS name,
    CAST(least(sum(value), 9223372036854775807) AS BIGINT) AS value, any_value(start_ns) AS start_ns
FROM artifact LEFT JOIN (
    SELECT compilation, min(start_ns) AS start_ns
    FROM event
    GROUP BY compilation
) USING (compilation)
GROUP BY compilation, label, name
ORDER BY compilation, label, name
