-- title: Why an instance is compiled
-- about: The chain of users from a root of the collector, such as main or a public function, down to an instance; each
-- about: is the first user of the next. If several instances match, the one that retains most.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: name   VARCHAR = NULL   the instance, its definition, or the end of its path
-- column: step         its place in the chain, 0 at the root
-- column: instance     the instance or static
-- column: definition   its definition
-- column: crate        the crate that defines it
-- column: known_by     how it is known that the one before uses it
-- column: own_ns       its cost
-- column: retained_ns  the cost of what would not be compiled without it
-- column: is_estimate  whether only first users are known
WITH RECURSIVE wanted AS (
    SELECT compilation, key
    FROM instance_retained
    WHERE (item = CAST(getvariable('name') AS VARCHAR) OR definition = CAST(getvariable('name') AS VARCHAR)
            OR ends_with(item, '::' || CAST(getvariable('name') AS VARCHAR))
            OR ends_with(definition, '::' || CAST(getvariable('name') AS VARCHAR)))
        AND compilation IN (FROM compilations_of(getvariable('crate')))
    ORDER BY retained_ns DESC, place
    LIMIT 1
), chain AS (
    SELECT wanted.compilation, wanted.key, user_key, known_by, 0 AS above
    FROM wanted LEFT JOIN instance_use AS uses
        ON uses.compilation = wanted.compilation AND used_key = wanted.key AND is_first
    UNION ALL
    SELECT uses.compilation, chain.user_key, uses.user_key, uses.known_by, above + 1
    FROM chain JOIN instance_use AS uses
        ON uses.compilation = chain.compilation AND used_key = chain.user_key AND is_first
)
SELECT
    CAST(max(above) OVER () - above AS INTEGER) AS step,
    item AS instance, definition, crate, chain.known_by AS known_by, own_ns, retained_ns, is_estimate
FROM chain JOIN instance_retained AS instance
    ON instance.compilation = chain.compilation AND instance.key = chain.key
ORDER BY step
