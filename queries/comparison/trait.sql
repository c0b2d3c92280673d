-- title: Traits of each compilation
-- about: The data of a comparison by trait: the cost of proving and projecting, for each compilation.
-- needs: args
-- column: compilation  the compilation
-- column: name         the trait of the goals; (no trait) for goals and types without one
-- column: calls        how often an answer was computed
-- column: self_ns      self time in trait resolution
-- column: inclusive_ns      time with the events inside; nested events of one label count once
-- column: item_count   the same as calls
-- column: cache_hits   how often the answer was there already
-- column: blocked_ns   always 0: waiting is no trait resolution
WITH asked AS (
    SELECT compilation, key, 1 AS calls, self_ns, inclusive_ns, 0 AS cache_hits
    FROM cost
    WHERE area = 'traits'
    UNION ALL
    SELECT compilation, key, 0, 0, 0, hits
    FROM cache_hit
    WHERE label IN (SELECT label FROM label WHERE area = 'traits')
)
SELECT
    compilation,
    coalesce(trait, '(no trait)') AS name,
    CAST(sum(calls) AS BIGINT) AS calls,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(sum(inclusive_ns) AS BIGINT) AS inclusive_ns,
    CAST(sum(calls) AS BIGINT) AS item_count,
    CAST(sum(cache_hits) AS BIGINT) AS cache_hits,
    CAST(0 AS BIGINT) AS blocked_ns
FROM asked LEFT JOIN key ON key.key = asked.key
GROUP BY compilation, trait
ORDER BY compilation, self_ns DESC, 2
