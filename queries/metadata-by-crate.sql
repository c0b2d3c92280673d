-- title: Decoding metadata by crate
-- about: The cost of reading the metadata of other crates, by crate: that of the item of the query around the decoding,
-- about: or the crate that was registered.
-- by-name: self_ns
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: dependency  the crate whose metadata were read; (unattributed) if unknown
-- column: self_ns     self time of reading them
-- column: share_pct   its share of all work, without waiting and the profiler's own work
-- column: calls       how many events these are
WITH decoding AS (
    SELECT parent, label, key, self_ns
    FROM event
    WHERE area = 'metadata' AND starts_with(CAST(label AS VARCHAR), 'metadata_') AND compilation IN (FROM compilations_of(getvariable('crate')))
), query AS (
    SELECT id, key
    FROM event
    WHERE id IN (SELECT parent FROM decoding)
), work AS (
    FROM work_of(getvariable('crate'))
)
SELECT
    coalesce(
        CASE
            WHEN decoding.label = 'metadata_register_crate' THEN own.item
            WHEN own.crate IS NOT NULL THEN own.crate
            ELSE asked.crate
        END, '(unattributed)') AS dependency,
    CAST(sum(decoding.self_ns) AS BIGINT) AS self_ns,
    100.0 * CAST(sum(decoding.self_ns) AS DOUBLE) / nullif(any_value(work_ns), 0) AS share_pct,
    count(*) AS calls
FROM decoding CROSS JOIN work
    LEFT JOIN key AS own ON own.key = decoding.key
    LEFT JOIN query ON query.id = decoding.parent
    LEFT JOIN key AS asked ON asked.key = query.key
GROUP BY 1
ORDER BY dependency = '(unattributed)', self_ns DESC, 1
