-- title: Monomorphization by kind of instance
-- about: Functions that somebody wrote, closures, and code that the compiler invents: drop glue and shims.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: kind         item, closure, drop_glue, a shim, …; (unattributed) for work on no instance
-- column: instances    how many instances were collected
-- column: definitions  how many definitions these are of
-- column: self_ns      self time in monomorphization
-- column: share_pct    its share of the area
-- column: caused_ns    self time of all that the instances caused before LLVM, self_ns included
WITH charged AS (
    SELECT
        owner,
        sum(CASE WHEN area = 'monomorphization' THEN self_ns ELSE 0 END) AS self_ns,
        sum(self_ns) AS caused_ns
    FROM cost
    WHERE area NOT IN ('llvm', 'waiting', 'profiler') AND compilation IN (
        SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate))
    GROUP BY owner
), spent AS (
    SELECT
        instance_kind AS kind, sum(self_ns) AS self_ns,
        sum(CASE WHEN form = 'instance' THEN caused_ns ELSE self_ns END) AS caused_ns
    FROM charged LEFT JOIN key ON key.key = charged.owner
    WHERE form = 'instance' OR self_ns > 0
    GROUP BY instance_kind
), collected AS (
    SELECT instance_kind AS kind, count(*) AS instances, count(DISTINCT definition) AS definitions
    FROM key
    WHERE is_collected AND key IN (SELECT key FROM cost WHERE label = 'items_of_instance' AND compilation IN (
        SELECT compilation FROM compilation WHERE crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)))
    GROUP BY instance_kind
)
SELECT
    coalesce(spent.kind, '(unattributed)') AS kind,
    coalesce(instances, 0) AS instances,
    coalesce(definitions, 0) AS definitions,
    CAST(self_ns AS BIGINT) AS self_ns,
    100.0 * CAST(self_ns AS DOUBLE) / nullif(sum(self_ns) OVER (), 0) AS share_pct,
    CAST(caused_ns AS BIGINT) AS caused_ns
FROM spent LEFT JOIN collected ON collected.kind = spent.kind
ORDER BY spent.kind IS NULL, self_ns DESC, 1
