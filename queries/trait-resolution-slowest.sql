-- title: The slowest trait goals
-- about: Single proofs and normalisations with the most self time; at most 1,000.
-- needs: args
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate        the crate
-- column: label        the query
-- column: self_ns      time in the query itself
-- column: duration_ns  time with the events inside
-- column: item         the goal or other item of the query
-- column: key          its key, as the compiler prints it
WITH slowest AS (
    SELECT *
    FROM event
    WHERE area = 'traits' AND kind = 'Query' AND key IS NOT NULL
        AND compilation IN (FROM compilations_of(getvariable('crate')))
    ORDER BY self_ns DESC, id
    LIMIT 1000
)
SELECT compilation.crate, CAST(label AS VARCHAR) AS label, self_ns, duration_ns, item, text AS key
FROM slowest JOIN compilation USING (compilation) JOIN key USING (key) JOIN key_text USING (key)
ORDER BY self_ns DESC, id
