-- title: The call tree below an event
-- about: One event and the events inside it, in the order of their starts.
-- param: event  INTEGER = NULL   the event's id
-- param: depth  INTEGER = 3   how many levels below it to show
-- column: tree         the label, indented by its level
-- column: level        its level, 0 for the event itself
-- column: id           the event
-- column: item         what it was about, if arguments were recorded
-- column: start_ns     when it began, since the profile's start
-- column: self_ns      time in the event itself
-- column: duration_ns  time with the events inside
WITH root AS (
    SELECT * FROM event WHERE id = CAST(getvariable('event') AS INTEGER)
), ended_before AS (
    -- What is inside ended just before: after the last event of the thread that is not deeper.
    SELECT max(event.id) AS id
    FROM event JOIN root USING (compilation, thread)
    WHERE event.id < root.id AND event.depth <= root.depth
)
SELECT
    repeat('  ', event.depth - root.depth) || CAST(event.label AS VARCHAR) AS tree,
    event.depth - root.depth AS level,
    event.id, item, event.start_ns, event.self_ns, event.duration_ns
FROM event JOIN root USING (compilation, thread) LEFT JOIN key ON key.key = event.key
WHERE event.id <= root.id AND event.id > coalesce((SELECT id FROM ended_before), -1)
    AND event.depth - root.depth <= greatest(coalesce(CAST(getvariable('depth') AS INTEGER), 3), 0)
ORDER BY event.start_ns, level, event.id DESC
