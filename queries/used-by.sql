-- title: The instances that an instance uses
-- about: The instances that an instance calls, drops, or refers to. If only first users are known, those that the
-- about: compiler reached from it.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: name   VARCHAR = NULL   the instance, its definition, or the end of its path
-- column: user         the instance that uses the others
-- column: used         the instance that is used
-- column: known_by     how it is known
-- column: is_first     whether the collector came to the used one from this user
-- column: own_ns       the cost of the used one
-- column: retained_ns  the cost of what would not be compiled without the used one
SELECT
    uses.user AS user, uses.used AS used, uses.known_by AS known_by, is_first, used.own_ns AS own_ns,
    used.retained_ns AS retained_ns
FROM instance_use AS uses
    JOIN instance_retained AS used ON used.compilation = uses.compilation AND used.key = used_key
    JOIN instance_retained AS users ON users.compilation = uses.compilation AND users.key = user_key
WHERE (getvariable('name') IS NULL OR users.item = CAST(getvariable('name') AS VARCHAR)
        OR users.definition = CAST(getvariable('name') AS VARCHAR)
        OR ends_with(users.item, '::' || CAST(getvariable('name') AS VARCHAR))
        OR ends_with(users.definition, '::' || CAST(getvariable('name') AS VARCHAR)))
    AND uses.compilation IN (FROM compilations_of(getvariable('crate')))
ORDER BY retained_ns DESC, 1, 2
