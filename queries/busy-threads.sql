-- title: Working threads over time
-- about: How many threads worked on average, in equal slots of a compilation's wall time.
-- needs: time
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- param: slots  INTEGER = 100   the number of slots
-- column: crate     the crate
-- column: slot      the slot, from 0 on
-- column: start_ns  when it begins, since the profile's start
-- column: end_ns    when it ends
-- column: threads   how many threads worked in it on average
WITH stretch AS (
    SELECT *
    FROM busy
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
), span AS (
    SELECT compilation, crate, wall_ns, min(start_ns) AS first_ns
    FROM stretch JOIN compilation USING (compilation)
    GROUP BY compilation, crate, wall_ns
), slot AS (
    SELECT
        compilation, crate, slot,
        first_ns + CAST(CAST(wall_ns AS HUGEINT) * slot // slots AS BIGINT) AS start_ns,
        first_ns + CAST(CAST(wall_ns AS HUGEINT) * (slot + 1) // slots AS BIGINT) AS end_ns
    FROM span
        CROSS JOIN (SELECT greatest(coalesce(CAST(getvariable('slots') AS INTEGER), 100), 1) AS slots)
        CROSS JOIN LATERAL (SELECT unnest(range(slots)) AS slot)
)
SELECT
    crate, CAST(slot AS INTEGER) AS slot, slot.start_ns, slot.end_ns,
    coalesce(sum(threads
        * CAST(least(slot.end_ns, stretch.end_ns) - greatest(slot.start_ns, stretch.start_ns) AS DOUBLE)), 0)
        / nullif(slot.end_ns - slot.start_ns, 0) AS threads
FROM slot LEFT JOIN stretch ON stretch.compilation = slot.compilation
    AND stretch.start_ns < slot.end_ns AND stretch.end_ns > slot.start_ns AND threads > 0
GROUP BY slot.compilation, crate, slot, slot.start_ns, slot.end_ns
ORDER BY slot.compilation, slot
