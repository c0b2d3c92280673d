-- title: The longest single events
-- about: Single events with the most self time, and their items.
-- param: crate  VARCHAR = NULL   only compilations of this crate
-- column: crate        the crate
-- column: label        the query or activity
-- column: self_ns      time in the event itself
-- column: duration_ns  time with the events inside
-- column: start_ns     when it began, since the profile's start
-- column: thread       the thread it ran on
-- column: area         the area of work
-- column: item         what it was about, if arguments were recorded
WITH longest AS (
    SELECT *
    FROM event
    WHERE compilation IN (FROM compilations_of(getvariable('crate')))
    ORDER BY self_ns DESC, id
    LIMIT 1000
)
SELECT
    compilation.crate, CAST(label AS VARCHAR) AS label, self_ns, duration_ns, start_ns, thread, CAST(area AS VARCHAR) AS area,
    item
FROM longest JOIN compilation USING (compilation) LEFT JOIN key USING (key)
ORDER BY self_ns DESC, id
