-- title: Recordings that rustc did not finish
-- about: Recordings whose rustc was ended before it wrote the names, so that most events have none.
-- column: crate           the crate, as the name of the file says
-- column: events          how many events there are
-- column: unnamed_events  how many of them have no name
-- column: ended_ns        when the last one ended, since the profile's start
-- column: file            the profile
SELECT crate, events, count(*) FILTER (label = '<unknown>') AS unnamed_events,
    coalesce(max(start_ns + duration_ns), 0) AS ended_ns, file
FROM compilation LEFT JOIN event USING (compilation)
WHERE NOT has_names
GROUP BY compilation, crate, events, file
ORDER BY file
