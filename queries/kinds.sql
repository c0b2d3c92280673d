-- title: Time by kind of event
-- about: The time of queries, activities, passes of LLVM, loading, hashing and waiting.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: kind          the kind of event, as in the file
-- column: events        how many there are
-- column: self_ns       their self time
-- column: inclusive_ns  their time with the events inside; nested events count again
-- column: labels        how many labels they have
SELECT
    CAST(kind AS VARCHAR) AS kind,
    count(*) AS events,
    CAST(sum(self_ns) AS BIGINT) AS self_ns,
    CAST(least(sum(duration_ns), 9223372036854775807) AS BIGINT) AS inclusive_ns,
    count(DISTINCT label) AS labels
FROM event
WHERE compilation IN (FROM compilations_of(getvariable('crate')))
GROUP BY kind
ORDER BY self_ns DESC, kind
