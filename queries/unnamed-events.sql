-- title: Events without a name
-- about: Recordings that lack the names of some of their events; rustc leaves some out itself. Those inside the
-- about: profiler's own work never have one, and do not count.
-- column: file            the profile
-- column: unnamed_events  how many events are called <unknown>
-- column: events          how many events there are
SELECT file, unnamed_events, events
FROM compilation
WHERE unnamed_events > 0
ORDER BY unnamed_events DESC, file
