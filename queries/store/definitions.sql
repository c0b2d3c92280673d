-- The definitions of the compiled crates, by the names that answers give them.

SELECT DISTINCT key.crate, name
FROM (
        SELECT crate, unnest([definition, function]) AS name
        FROM key
        WHERE form <> 'macro'
        UNION ALL
        SELECT crate, unnest([definition, function])
        FROM pass_function
    ) AS key
WHERE name IS NOT NULL AND crate IN (SELECT crate FROM compilation)
ORDER BY ALL
