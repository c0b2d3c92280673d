-- title: Histogram
-- about: How many values are in each bin, empty bins in between included. Values that are not negative and differ by
-- about: more than a factor of 20 have bins from 1 to 2, 2 to 5, 5 to 10, and so on; others have bins of one width. The
-- about: table number(value) has the values.
-- column: from       the smallest value that is in the bin
-- column: to         the smallest value that is above the bin
-- column: rows       how many values are in the bin
-- column: share_pct  its share of the values
WITH extent AS (
    SELECT min(value) AS low, max(value) AS high, min(value) FILTER (value > 0) AS least,
        power(10, floor(log10(least))) AS decade,
        CASE WHEN high > low THEN (high - low) / 16 ELSE greatest(abs(low), 1) END AS exact_step,
        power(10, floor(log10(exact_step))) AS unit
    FROM number
    WHERE isfinite(value)
), scale AS (
    SELECT *, low >= 0 AND high > 20 * least AS is_logarithmic,
        decade * CASE WHEN least < 2 * decade THEN 1 WHEN least < 5 * decade THEN 2 ELSE 5 END AS first_edge,
        unit * CASE WHEN exact_step <= unit THEN 1 WHEN exact_step <= 2 * unit THEN 2 WHEN exact_step <= 5 * unit THEN 5
            ELSE 10 END AS step
    FROM extent
    WHERE low IS NOT NULL
), bin AS (
    SELECT factor * power(10, exponent) AS "from",
        CASE factor WHEN 1 THEN 2 WHEN 2 THEN 5 ELSE 10 END * power(10, exponent) AS "to"
    FROM scale, unnest(generate_series(CAST(floor(log10(least)) AS BIGINT),
        CAST(floor(log10(greatest(high, 1))) AS BIGINT))) AS exponents (exponent), unnest([1, 2, 5]) AS factors (factor)
    WHERE is_logarithmic AND factor * power(10, exponent) BETWEEN first_edge AND high
    UNION ALL
    SELECT 0, first_edge
    FROM scale
    WHERE is_logarithmic AND low = 0
    UNION ALL
    SELECT place * step, (place + 1) * step
    FROM scale, unnest(generate_series(CAST(floor(low / step) AS BIGINT), CAST(floor(high / step) AS BIGINT)))
        AS places (place)
    WHERE NOT coalesce(is_logarithmic, false)
)
SELECT "from", "to", count(value) AS "rows", 100 * count(value) / sum(count(value)) OVER () AS share_pct
FROM bin LEFT JOIN number ON value >= "from" AND value < "to"
GROUP BY "from", "to"
ORDER BY "from"
