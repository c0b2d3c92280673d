-- title: Events without a name
-- about: Recordings that lack the names of some events; rustc itself leaves some out. Events inside the profiler's own
-- about: work never have names and are not counted.
-- column: file            the profile
-- column: unnamed_events  how many events are called <unknown>
-- column: events          how many events there are
SELECT file, unnamed_events, events
FROM compilation
WHERE unnamed_events > 0
ORDER BY unnamed_events DESC, file
