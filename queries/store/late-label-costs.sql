-- Fills the table of what each label cost, which most answers begin with.

INSERT INTO label_cost BY NAME
SELECT compilation, label, area, self_ns, inclusive_ns, calls, max_ns, coalesce(hits, 0) AS hits
FROM (
    SELECT
        compilation, label, area, CAST(sum(self_ns) AS BIGINT) AS self_ns,
        CAST(sum(CASE WHEN outermost THEN duration_ns ELSE 0 END) AS BIGINT) AS inclusive_ns,
        count(*) AS calls, max(self_ns) AS max_ns
    FROM event
    GROUP BY compilation, label, area
) LEFT JOIN (
    -- A label may have several areas: its hits are in that of its queries.
    SELECT compilation, label, area, hits
    FROM (
        SELECT compilation, label, CAST(sum(hits) AS BIGINT) AS hits
        FROM cache_hit
        GROUP BY compilation, label
    ) JOIN (SELECT DISTINCT label, area FROM label WHERE kind = 'QueryCacheHit') USING (label)
) USING (compilation, label, area);
