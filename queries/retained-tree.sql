-- title: The tree of what retains what
-- about: Each instance below the one without which it would not be compiled, if it retains at least a thousandth of the
-- about: cost of all instances; each before its parts.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: depth  INTEGER = 60   how many levels to show
-- column: tree         the instance, indented by its level
-- column: level        its level, 0 at the top
-- column: instance     the instance or static
-- column: definition   its definition
-- column: own_ns       its own cost
-- column: retained_ns  the cost of what would not be compiled without it
-- column: share_pct    the share of that cost in what all instances cost
-- column: is_estimate  whether only first users are known
WITH chosen AS (
    SELECT *, sum(CASE WHEN level = 0 THEN retained_ns ELSE 0 END) OVER () AS total_ns
    FROM instance_retained
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
)
SELECT
    repeat('  ', level) || item AS tree, level, item AS instance, definition, own_ns, retained_ns,
    100.0 * CAST(retained_ns AS DOUBLE) / nullif(total_ns, 0) AS share_pct,
    is_estimate
FROM chosen
WHERE retained_ns * 1000 >= total_ns AND level < coalesce(CAST(getvariable('depth') AS INTEGER), 60)
ORDER BY compilation, place
