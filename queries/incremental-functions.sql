-- title: Functions that an incremental build checked again
-- about: The results of type checking, borrow checking and MIR that were computed anew for each function, beside those
-- about: loaded from the last build. A result that was computed anew is hashed. One that runs without being hashed had
-- about: not changed but is not kept on disk; for example, a closure is checked with the function around it.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: function       the function, including its closures, or another item
-- column: crate          the crate that defines it
-- column: checked_again  how many results were computed anew
-- column: unchanged      how many ran although their results had not changed
-- column: loaded         how many results were loaded from the last build
-- column: computing_ns   self time of the runs
-- column: loading_ns     self time of loading
-- column: queries        what was computed anew
WITH incremental AS (
    SELECT DISTINCT compilation
    FROM event JOIN compilation USING (compilation)
    WHERE kind IN ('IncrementalResultHashing', 'IncrementalLoadResult')
        AND crate = coalesce(CAST(getvariable('crate') AS VARCHAR), crate)
), checked AS (
    SELECT
        key, label,
        count(*) FILTER (kind = 'Query') AS computed,
        count(*) FILTER (kind = 'IncrementalLoadResult') AS loaded,
        count(*) FILTER (kind = 'IncrementalResultHashing') AS hashed,
        sum(CASE WHEN kind = 'Query' THEN self_ns ELSE 0 END) AS computing_ns,
        sum(CASE WHEN kind = 'IncrementalLoadResult' THEN self_ns ELSE 0 END) AS loading_ns
    FROM event JOIN incremental USING (compilation)
    WHERE kind IN ('Query', 'IncrementalLoadResult', 'IncrementalResultHashing')
        AND area <> 'profiler'
        AND label IN (SELECT label FROM label WHERE kind = 'Query' AND area IN ('typeck', 'borrowck', 'mir'))
    GROUP BY key, label
)
SELECT
    function,
    min(crate) AS crate,
    CAST(sum(hashed) AS BIGINT) AS checked_again,
    CAST(sum(greatest(computed - hashed, 0)) AS BIGINT) AS unchanged,
    CAST(sum(loaded) AS BIGINT) AS loaded,
    CAST(sum(computing_ns) AS BIGINT) AS computing_ns,
    CAST(sum(loading_ns) AS BIGINT) AS loading_ns,
    string_agg(DISTINCT CAST(label AS VARCHAR), ', ' ORDER BY CAST(label AS VARCHAR)) FILTER (hashed > 0) AS queries
FROM checked JOIN key USING (key)
WHERE function IS NOT NULL
GROUP BY function
ORDER BY checked_again DESC, computing_ns DESC, function
