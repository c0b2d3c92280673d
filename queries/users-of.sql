-- title: The users of an instance
-- about: The instances that call an instance, drop it, or refer to it. If only first users are known, each has one.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: name   VARCHAR = NULL   the instance, its definition, or the end of its path
-- column: user         the instance or static that uses it; (root) if the collector begins with it
-- column: used         the instance that is used
-- column: known_by     how it is known
-- column: is_first     whether the collector came to the used one from this user
-- column: retained_ns  the cost of what would not be compiled without the user
SELECT
    coalesce(uses.user, '(root)') AS user, uses.used AS used, uses.known_by AS known_by, is_first,
    coalesce(users.retained_ns, 0) AS retained_ns
FROM instance_use AS uses
    JOIN instance_retained AS used ON used.compilation = uses.compilation AND used.key = used_key
    LEFT JOIN instance_retained AS users ON users.compilation = uses.compilation AND users.key = user_key
WHERE (getvariable('name') IS NULL OR used.item = CAST(getvariable('name') AS VARCHAR)
        OR used.definition = CAST(getvariable('name') AS VARCHAR)
        OR ends_with(used.item, '::' || CAST(getvariable('name') AS VARCHAR))
        OR ends_with(used.definition, '::' || CAST(getvariable('name') AS VARCHAR)))
    AND uses.compilation IN (FROM compilations_of(getvariable('crate')))
ORDER BY retained_ns DESC, 1, 2
